import { fakeBrowser } from '@webext-core/fake-browser';
import catalogue from '../../public/_locales/en/messages.json' with { type: 'json' };
import { FakeRules } from './fake-rules.ts';
import { REDIRECT_URI } from './grants.ts';

type Change = { readonly origins?: string[] };
type Listener = (change: Change) => unknown;

/** An event that `@webext-core/fake-browser` has none of its own for. */
class FakeEvent {
  readonly #listeners = new Set<Listener>();
  addListener = (listener: Listener) => this.#listeners.add(listener);
  removeListener = (listener: Listener) => this.#listeners.delete(listener);
  emit = (change: Change) => {
    for (const listener of this.#listeners) listener(change);
  };
}

export class FakePermissions {
  origins: string[] = [];
  readonly asked: string[][] = [];
  /** Whether the user says yes. */
  answer = true;
  readonly onAdded = new FakeEvent();
  readonly onRemoved = new FakeEvent();

  getAll = async () => ({ origins: [...this.origins], permissions: [] });

  request = async ({ origins }: { origins: string[] }) => {
    this.asked.push(origins);
    if (this.answer) this.grant(...origins);
    return this.answer;
  };

  grant(...origins: string[]) {
    this.origins = [...new Set([...this.origins, ...origins])];
    this.onAdded.emit({ origins });
  }

  revoke(...origins: string[]) {
    this.origins = this.origins.filter((origin) => !origins.includes(origin));
    this.onRemoved.emit({ origins });
  }
}

export interface FakeTab {
  readonly id: number;
  readonly url?: string;
}

/** `$1`, `$2` … are filled in, as browsers do. */
export function getMessage(key: string, values: string | readonly string[] = []): string {
  const { message } = (catalogue as Record<string, { message: string }>)[key] ?? { message: '' };
  return message.replace(/\$(\d)/g, (_, index) => [values].flat()[Number(index) - 1] ?? '');
}

/** What `@webext-core/fake-browser` lacks of a Chromium, put into it. */
export class FakeChrome {
  readonly rules = new FakeRules();
  readonly permissions = new FakePermissions();
  /** The tab in front of each window. */
  tabs: readonly FakeTab[] = [];
  /** What the user does in the sign-in window. */
  authorize: (url: URL) => Promise<URL> = () => Promise.reject(new Error('no user here'));

  constructor() {
    const { rules, permissions } = this;
    Object.assign(fakeBrowser, { declarativeNetRequest: rules, permissions });
    Object.assign(fakeBrowser.i18n, { getMessage, getUILanguage: () => 'en' });
    Object.assign(fakeBrowser.identity, {
      getRedirectURL: () => REDIRECT_URI,
      launchWebAuthFlow: async ({ url }: { url: string }) =>
        (await this.authorize(new URL(url))).href,
    });
    Object.assign(fakeBrowser.storage.local, { setAccessLevel: async () => undefined });
    Object.assign(fakeBrowser.tabs, { query: async () => this.tabs });
  }
}
