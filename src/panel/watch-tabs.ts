import { type ReadonlySignal, signal } from '@preact/signals';
import {
  currentTab,
  onTabClosed,
  onTabOpened,
  onTabShown,
  openTabs,
  type Tab,
} from '../platform/tabs.ts';

export interface Tabs {
  /** The tab in front of the window that the panel stands in. */
  readonly front: Tab | undefined;
  /** Those that are open in any window. */
  readonly open: readonly number[];
}

async function readTabs(): Promise<Tabs> {
  const [front, open] = await Promise.all([currentTab(), openTabs()]);
  return { front, open: open.map(({ id }) => id) };
}

/** The tabs as a signal that follows the one in front. */
export async function watchTabs(): Promise<ReadonlySignal<Tabs>> {
  let asked = 0;
  const tabs = signal<Tabs>({ front: undefined, open: [] });
  const look = async () => {
    const turn = ++asked;
    const read = await readTabs();
    // An answer that comes late is about tabs as they were.
    if (turn === asked) tabs.value = read;
  };
  const follow = () => void look().catch(() => undefined);
  onTabShown(follow);
  onTabOpened(follow);
  onTabClosed(follow);
  await look();
  return tabs;
}
