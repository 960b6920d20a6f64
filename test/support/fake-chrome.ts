import { fakeBrowser } from '@webext-core/fake-browser';
import catalogue from '../../public/_locales/en/messages.json' with { type: 'json' };
import { FakeCompletions } from './fake-completions.ts';
import { FakeEvent } from './fake-event.ts';
import { FakeMenus } from './fake-menus.ts';
import { FakeNavigations } from './fake-navigations.ts';
import { FakeNotifications } from './fake-notifications.ts';
import { FakeRules } from './fake-rules.ts';
import { REDIRECT_URI } from './grants.ts';

type Change = { readonly origins?: string[] };

export class FakePermissions {
  origins: string[] = [];
  /** Those that are for no site: `notifications`. */
  named: readonly string[] = [];
  readonly asked: string[][] = [];
  /** Whether the user says yes. */
  answer = true;
  readonly onAdded = new FakeEvent<[Change]>();
  readonly onRemoved = new FakeEvent<[Change]>();

  getAll = async () => ({ origins: [...this.origins], permissions: [] });

  contains = async ({ permissions }: { permissions: string[] }) =>
    permissions.every((name) => this.named.includes(name));

  request = async ({ origins }: { origins: string[] }) => {
    this.asked.push(origins);
    if (this.answer) this.grant(...origins);
    return this.answer;
  };

  remove = async ({ origins }: { origins: string[] }) => {
    const isBroad = origins.some((origin) => origin.includes('//*/'));
    // Chromium takes what is narrower along.
    this.revoke(...(isBroad ? this.origins : origins));
    return true;
  };

  grant(...origins: string[]) {
    this.origins = [...new Set([...this.origins, ...origins])];
    this.onAdded.emit({ origins });
  }

  /** What is for no site, from now on. */
  name(...named: string[]) {
    this.named = named;
    this.onAdded.emit({});
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

/** The tabs that the worker opens, and what happens in them. */
export class FakeTabs {
  readonly opened: { id: number; url: string }[] = [];
  readonly closed: number[] = [];
  readonly onRemoved = new FakeEvent<[number]>();
  /** The new number, then the old one. */
  readonly onReplaced = new FakeEvent<[number, number]>();

  create = async ({ url }: { url: string }) => {
    const tab = { id: 100 + this.opened.length, url };
    this.opened.push(tab);
    return tab;
  };

  update = async (id: number, { url }: { url: string }) => {
    const tab = this.opened.find((opened) => opened.id === id);
    if (!tab || this.closed.includes(id)) throw new Error(`No tab with id: ${id}.`);
    tab.url = url;
    return tab;
  };

  remove = async (id: number) => {
    this.closed.push(id);
    this.onRemoved.emit(id);
  };
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
  /** The tabs that the worker opened. */
  readonly own = new FakeTabs();
  readonly navigations = new FakeNavigations(() => this.permissions.origins);
  readonly completions = new FakeCompletions(() => this.permissions.origins);
  readonly menus = new FakeMenus();
  readonly notifications = new FakeNotifications();
  /** Our pages that are open. */
  contexts: readonly { contextType: string; tabId: number }[] = [];
  /** The key combinations of the manifest. */
  readonly onCommand = new FakeEvent<[string, { id: number; url?: string; windowId: number }?]>();
  /** By tab, the file of the icon in the toolbar. */
  readonly icons = new Map<number, string>();
  /** The windows in which our panel was opened. */
  readonly panels: number[] = [];
  /** The tab in front of each window. */
  tabs: readonly FakeTab[] = [];
  /** What the user does in the sign-in window. */
  authorize: (url: URL) => Promise<URL> = () => Promise.reject(new Error('no user here'));
  /** Where the issuer leads without a user; rejects where it would show a page. */
  authorizeSilently: (url: URL) => Promise<URL> = () =>
    Promise.reject(new Error('User interaction required.'));

  constructor() {
    const { rules, permissions, own, navigations, menus, onCommand, panels } = this;
    const { completions } = this;
    Object.assign(fakeBrowser, {
      contextMenus: menus,
      commands: { onCommand },
      sidePanel: {
        open: async ({ windowId }: { windowId: number }) => void panels.push(windowId),
      },
      declarativeNetRequest: rules,
      permissions,
      webRequest: { onBeforeRequest: navigations, onCompleted: completions },
    });
    // Without the permission there is no such thing.
    Object.defineProperty(fakeBrowser, 'notifications', {
      configurable: true,
      enumerable: false,
      get: () => (permissions.named.includes('notifications') ? this.notifications : undefined),
    });
    Object.assign(fakeBrowser.action, {
      setIcon: async ({ tabId, path }: { tabId: number; path: Record<string, string> }) =>
        void this.icons.set(tabId, path['16'] ?? ''),
    });
    Object.assign(fakeBrowser.runtime, { getContexts: async () => this.contexts });
    Object.assign(fakeBrowser.i18n, { getMessage, getUILanguage: () => 'en' });
    Object.assign(fakeBrowser.identity, {
      getRedirectURL: () => REDIRECT_URI,
      launchWebAuthFlow: async ({ url, interactive }: { url: string; interactive: boolean }) =>
        (await (interactive ? this.authorize : this.authorizeSilently)(new URL(url))).href,
    });
    Object.assign(fakeBrowser.storage.local, { setAccessLevel: async () => undefined });
    const { create, update, remove, onRemoved, onReplaced } = own;
    Object.assign(fakeBrowser.tabs, { query: async () => this.tabs });
    Object.assign(fakeBrowser.tabs, { create, update, remove, onRemoved, onReplaced });
  }
}
