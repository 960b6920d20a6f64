import { signal } from '@preact/signals';
import { act } from '@testing-library/preact';
import { fakeBrowser } from '@webext-core/fake-browser';
import { vi } from 'vitest';
import type { App } from '../../src/core/app.ts';
import type { AppId } from '../../src/core/app-id.ts';
import { patternOf } from '../../src/core/host-permission.ts';
import { NO_PREFERENCES } from '../../src/core/preferences.ts';
import type { Session, TokenSet } from '../../src/core/session.ts';
import type { Reply } from '../../src/platform/messages.ts';
import { lastFailure } from '../../src/ui/actions.ts';
import type { PageState } from '../../src/ui/page-state.ts';
import { NOON } from './grants.ts';
import { appWith, jwtWith, origin } from './samples.ts';

export const SHOP = appWith();
export const JOB = appWith({
  id: 'app-2',
  name: 'Nightly job',
  grant: {
    kind: 'client_credentials',
    server: { issuer: 'https://issuer.test', tokenEndpoint: 'https://issuer.test/token' },
    client: { id: 'job', authentication: 'client_secret_basic' },
    request: { scopes: [] },
  },
});
export const PASTED = appWith({ id: 'app-3', name: 'By hand', grant: { kind: 'pasted' } });

/** Every origin that the sample apps need. */
export const ALL = ['https://issuer.test', 'https://api.test', 'https://app.test'].map((text) =>
  patternOf(origin(text)),
);

export const CLAIMS = {
  role: 'admin',
  iat: NOON / 1000,
  exp: NOON / 1000 + 3600,
  scope: 'openid',
  aud: ['shop-api', 'other-api'],
  sub: 'alice',
  iss: 'https://issuer.test',
};

const HOUR = 3_600_000;

export const tokens = (changes: Partial<TokenSet> = {}): TokenSet => ({
  accessToken: jwtWith(CLAIMS),
  receivedAt: NOON,
  expiresAt: NOON + HOUR,
  scopes: ['openid'],
  renewable: true,
  ...changes,
});

export const active = (changes: Partial<TokenSet> = {}): Session => ({
  kind: 'active',
  tokens: tokens(changes),
});

/** What a page sees: the shop alone, unless it is told otherwise, and every permission. */
export const pageState = (changes: Partial<PageState> = {}) =>
  signal<PageState>({
    apps: [SHOP],
    settings: { attaching: true, owesGrant: false, pages: [] },
    preferences: NO_PREFERENCES,
    sessions: {},
    current: {},
    answers: {},
    tabs: {},
    refusals: {},
    replaced: {},
    histories: {},
    issuers: {},
    watch: null,
    begun: null,
    granted: ALL,
    discovery: null,
    trash: null,
    fault: null,
    ...changes,
  });

export const sessionOf = (app: App, session: Session) => ({ [app.id as AppId]: session });

/** What a page asks of the worker, of the user and of the browser. */
export function watchPorts() {
  lastFailure.value = undefined;
  const send = vi.fn(async (_message: unknown): Promise<Reply> => undefined);
  const request = vi.fn(async (_permissions: { origins: string[] }) => true);
  /** What is granted before a click. */
  const granted: string[] = [];
  const copied = vi.fn(async (_text: string) => undefined);
  const opened = vi.fn(async (_tab: { url: string }) => ({}));
  Object.assign(fakeBrowser.runtime, { sendMessage: send });
  Object.assign(fakeBrowser.permissions, {
    request,
    getAll: async () => ({ origins: [...granted], permissions: [] }),
  });
  Object.assign(fakeBrowser.tabs, { create: opened });
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(copied);
  return { send, request, granted, copied, opened };
}

/** Does something to a page, and lets everything come to rest that it sets going. */
export const doing = (work: () => void): Promise<void> =>
  act(async () => {
    work();
    await new Promise((resolve) => setTimeout(resolve));
  });

export const click = (element: HTMLElement) => doing(() => element.click());
