import { FakeEvent } from './fake-event.ts';

interface Options {
  readonly type: string;
  readonly iconUrl: string;
  readonly title: string;
  readonly message: string;
}

/** Chromium's notifications: one that is created under an id that is there takes its place. */
export class FakeNotifications {
  readonly shown = new Map<string, Options>();
  /** Each that came up, by its title and text: one that was shown already comes up again. */
  readonly cameUp: string[] = [];
  readonly onClicked = new FakeEvent<[string]>();

  create = async (id: string, options: Options) => {
    this.shown.set(id, options);
    this.cameUp.push(`${options.title}: ${options.message}`);
    return id;
  };

  getAll = async () => Object.fromEntries([...this.shown.keys()].map((id) => [id, true]));

  clear = async (id: string) => this.shown.delete(id);

  /** The user closes it, which no worker hears of. */
  dismiss = (id: string) => this.shown.delete(id);

  get ids() {
    return [...this.shown.keys()];
  }
}
