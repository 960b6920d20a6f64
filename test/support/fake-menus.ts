import { FakeEvent } from './fake-event.ts';

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly type: string;
  readonly contexts: readonly string[];
  readonly enabled: boolean;
  readonly checked?: boolean;
}

type Click = { readonly menuItemId: string; readonly checked?: boolean };
type Tab = { readonly id: number; readonly url?: string; readonly windowId: number };

/** Chromium's context menus: an id that is taken, or not there, is refused. */
export class FakeMenus {
  entries: readonly Entry[] = [];
  /** What was called since the menu was looked at last. */
  readonly calls: string[] = [];
  readonly onClicked = new FakeEvent<[Click, Tab?]>();

  create = (entry: Entry, done: () => void) => {
    this.calls.push(`create ${entry.id}`);
    const isTaken = this.entries.some(({ id }) => id === entry.id);
    if (!isTaken) this.entries = [...this.entries, entry];
    done();
    return entry.id;
  };

  update = async (id: string, changes: Partial<Entry>) => {
    this.calls.push(`update ${id}`);
    if (!this.entries.some((entry) => entry.id === id)) throw new Error(`Cannot find ${id}`);
    this.entries = this.entries.map((entry) =>
      entry.id === id ? { ...entry, ...changes } : entry,
    );
  };

  removeAll = async () => {
    this.calls.push('removeAll');
    this.entries = [];
  };

  /** The user chooses an item: the browser ticks it by itself, and then tells. */
  click(id: string, tab: Tab) {
    const entry = this.entries.find((other) => other.id === id);
    if (!entry?.enabled) throw new Error(`Nothing to click: ${id}`);
    const checked = entry.checked === undefined ? {} : { checked: !entry.checked };
    this.entries = this.entries.map((other) =>
      other === entry ? { ...other, ...checked } : other,
    );
    this.onClicked.emit({ menuItemId: id, ...checked }, tab);
  }
}
