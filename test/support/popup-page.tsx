import { signal } from '@preact/signals';
import { render, screen } from '@testing-library/preact';
import type { App } from '../../src/core/app.ts';
import type { IdentityId } from '../../src/core/identity.ts';
import type { Session, Wait } from '../../src/core/session.ts';
import { detailPart, tokenPart } from '../../src/popup/parts.ts';
import { Popup } from '../../src/popup/popup.tsx';
import type { PageState } from '../../src/ui/page-state.ts';
import { NOON } from './grants.ts';
import { ALL, active, click, pageState, SHOP, sessionOf } from './page.ts';
import { appWith, STORED_APP } from './samples.ts';

// What the popup loads after its first paint is there in tests, but for those that are about its absence.
await detailPart.load();
await tokenPart.load();

/** Of an issuer that was asked for its keys in vain, so that no page has it asked again. */
export const KEYLESS = { fetchedAt: NOON, freshUntil: Number.MAX_VALUE };

/** The tab that the popup is opened over. */
export const TAB = 7;

/** The popup over a tab, or over none. */
export function openPopup(
  changes: Partial<PageState> = {},
  tab: number | 'none' = TAB,
  tabUrl?: string,
) {
  const state = pageState({ issuers: { 'https://issuer.test': KEYLESS }, ...changes });
  const now = signal(NOON);
  const tabId = tab === 'none' ? undefined : tab;
  render(<Popup state={state} now={now} tabId={tabId} tabUrl={tabUrl} />);
  return { state, now };
}

/** The popup with one app, opened. */
export async function openDetail(
  session: Session | undefined,
  app: App = SHOP,
  granted = ALL,
  more: Partial<PageState> = {},
) {
  const sessions = session ? sessionOf(app, session) : {};
  const page = openPopup({ apps: [app], sessions, granted, ...more });
  const closed = screen.queryByRole('button', { expanded: false });
  if (closed) await click(closed);
  return page;
}

export const identity = (text: string) => text as IdentityId;

/** Alice, and Bob beside her. */
export const BOTH = {
  'app-1': active({ who: 'alice' }),
  'app-1~2': active({ who: 'bob', expiresAt: NOON + 20 * 60_000 }),
};

/** The shop with more endpoints, or another grant. */
export const shopWith = (server: object, changes: Partial<Record<keyof App, unknown>> = {}) =>
  appWith({
    grant: { ...STORED_APP.grant, server: { ...STORED_APP.grant.server, ...server } },
    ...changes,
  });

export const TELEVISION = appWith({
  name: 'Television',
  grant: {
    kind: 'device_code',
    server: {
      issuer: 'https://issuer.test',
      tokenEndpoint: 'https://issuer.test/token',
      deviceAuthorizationEndpoint: 'https://issuer.test/device',
    },
    client: { id: 'tv', authentication: 'none' },
    request: { scopes: [] },
  },
});

export const DEVICE_WAIT = {
  kind: 'device',
  userCode: 'WDJB-MJHT',
  verificationUri: 'https://issuer.test/device',
  verificationUriComplete: 'https://issuer.test/device?user_code=WDJB-MJHT',
  until: NOON + 5 * 60_000,
  interval: 5000,
  askAt: NOON + 5000,
} as const satisfies Wait;

export const waiting = (wait: Wait = DEVICE_WAIT): Session => ({
  kind: 'acquiring',
  since: NOON,
  attempt: 0,
  wait,
});

export const press = (name: string | RegExp) => click(screen.getByRole('button', { name }));

/** What is said aloud: a place for news that has none says nothing. */
export const notices = () =>
  screen.queryAllByRole('status').filter(({ textContent }) => textContent !== '');

/** The one thing that is said aloud, or none. */
export function maybeNotice(): HTMLElement | undefined {
  const [only, ...others] = notices();
  if (others.length > 0) throw new Error(`${notices().length} notices are there.`);
  return only;
}

export function notice(): HTMLElement {
  const only = maybeNotice();
  if (!only) throw new Error('No notice is there.');
  return only;
}

/** What is behind a summary. */
export const disclosure = (summary: string, root: ParentNode = document) =>
  [...root.querySelectorAll('details')].find(
    (details) => details.querySelector('summary')?.textContent === summary,
  );

/** Whom there is to choose: the text of each, without their mark. */
export const choices = () =>
  screen.getAllByRole<HTMLInputElement>('radio').map((radio) => {
    const label = radio.closest('label')?.cloneNode(true) as HTMLElement;
    label.querySelector('[aria-hidden]')?.remove();
    return { radio, text: label.textContent };
  });

export const chosen = () => choices().find(({ radio }) => radio.checked)?.text;

export { claim, terms } from './claims-view.ts';
