import { screen } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../src/core/app.ts';
import { failure } from '../../src/core/failure.ts';
import type { TabChoice } from '../../src/core/tab-choice.ts';
import type { PageState } from '../../src/ui/page-state.ts';
import { NOON } from '../support/grants.ts';
import { ALL, active, click, JOB, SHOP, watchPorts } from '../support/page.ts';
import {
  BOTH,
  choices,
  chosen,
  disclosure,
  identity,
  openPopup,
  press,
  TAB,
} from '../support/popup-page.tsx';
import { appWith } from '../support/samples.ts';

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
});

const ALICE = identity('app-1');
const BOB = identity('app-1~2');
const PAGE = 'https://app.test/orders';

const chose = (id: TabChoice['identities'][string], tab = TAB) => ({
  tabs: { [tab]: { paused: false, identities: { [SHOP.id]: id } } },
});

/** The popup over a page, with the shop's card open. */
async function open(changes: Partial<PageState> = {}, url: string | undefined = PAGE, app = SHOP) {
  openPopup({ apps: [app], sessions: BOTH, granted: ALL, ...changes }, TAB, url);
  const closed = screen.queryByRole('button', { name: /^(SH|Shop)/, expanded: false });
  if (closed) await click(closed);
}

const pick = (text: RegExp) =>
  click(choices().find((choice) => text.test(choice.text))?.radio as HTMLElement);
const sent = () => ports.send.mock.calls.map(([message]) => message);
const inTab = (input: object) => ({
  command: 'chooseInTab',
  input: { tab: TAB, app: SHOP.id, ...input },
});
const card = () => screen.getByRole('button', { name: /Shop/, expanded: true });

describe('over a page that is none of the app’s', () => {
  test.each([
    ['another site', 'https://elsewhere.test/'],
    ['a page of the browser’s', 'chrome-extension://lanyard/src/popup/index.html'],
    ['a site that we may not know', undefined],
  ])('such as %s a choice is for all tabs', async (_name, url) => {
    openPopup({ apps: [SHOP], sessions: BOTH }, TAB, url);
    expect(screen.getByRole('group', { name: 'Requests go as' })).toBeTruthy();
    expect(choices().map(({ text }) => text)).toEqual(['alice1 hr', 'bob20 min']);
    await pick(/bob/);
    expect(sent()).toEqual([{ command: 'chooseIdentity', input: { id: BOB } }]);
  });

  test('a choice that the tab has nevertheless is shown', async () => {
    await open(chose(BOB), 'https://elsewhere.test/');
    expect(screen.getByRole('group', { name: 'Requests of this tab go as' })).toBeTruthy();
    expect(chosen()).toBe('bob20 min');
  });
});

describe('over a page of the app’s', () => {
  test('the choice is that of the tab, and nobody is one of them', async () => {
    await open();
    expect(screen.getByRole('group', { name: 'Requests of this tab go as' })).toBeTruthy();
    expect(choices().map(({ text }) => text)).toEqual(['alice1 hr', 'bob20 min', 'Nobody']);
    expect(chosen()).toBe('alice1 hr');
    expect(screen.queryByText(/Other tabs/)).toBeNull();
  });

  test.each([
    ['someone', /bob/, { identity: BOB }],
    ['nobody', /Nobody/, { identity: null }],
  ])('%s is chosen for this tab', async (_name, text, input) => {
    await open();
    await pick(text);
    expect(sent()).toEqual([inTab(input)]);
  });

  test('whom the others go as needs no choice of its own', async () => {
    await open(chose(BOB));
    await pick(/alice/);
    expect(sent()).toEqual([inTab({})]);
  });

  test('who is alone leaves nothing to choose', async () => {
    await open({ sessions: { [ALICE]: active({ who: 'alice' }) } });
    expect(screen.queryByRole('radio')).toBeNull();
  });

  test('the choice is that of the tab also while the app is off', async () => {
    await open({}, PAGE, { ...SHOP, enabled: false });
    expect(screen.getByRole('group', { name: 'Requests of this tab go as' })).toBeTruthy();
  });
});

describe('a tab of its own', () => {
  test('gives the card its name, its mark and its time', async () => {
    await open(chose(BOB));
    expect(card().textContent).toContain('Shop · bob');
    expect(card().textContent).toContain('20 min');
    expect(card().textContent).toMatch(/^SHB/);
    expect(chosen()).toBe('bob20 min');
  });

  test('is none where another tab has chosen', async () => {
    await open(chose(BOB, TAB + 1));
    expect(chosen()).toBe('alice1 hr');
    expect(card().textContent).toContain('Shop · alice');
  });

  test('says whom the others go as, and brings the two together either way', async () => {
    await open(chose(BOB));
    expect(screen.getByText(/Other tabs: alice/)).toBeTruthy();
    await press('Use bob everywhere');
    await press('Same as other tabs');
    expect(sent()).toEqual([{ command: 'chooseIdentity', input: { id: BOB } }, inTab({})]);
  });

  test.each([
    ['go as whom the others go as', SHOP, /Those go as alice\./],
    ['go with nothing where the app leaves them out', appWith({ kinds: ['fetch'] }), /no token/],
  ])('names the exception: requests of service workers %s', async (_name, app, text) => {
    await open(chose(BOB), PAGE, app as App);
    expect(disclosure('Exception: service workers')?.open).toBe(false);
    expect(disclosure('Exception: service workers')?.textContent).toMatch(text);
  });

  test('whose identity lapsed has them sign in again, and not whom the others go as', async () => {
    const lapsed = { kind: 'failed', failure: failure('sign_in_ended'), at: NOON } as const;
    openPopup({ sessions: { ...BOTH, [BOB]: lapsed }, ...chose(BOB) }, TAB, PAGE);
    await press('Sign in: Shop');
    await press('Try again: Account 2');
    expect(ports.request).toHaveBeenCalledTimes(2);
    const again = { command: 'stepUp', input: { id: BOB } };
    expect(sent()).toEqual([again, again]);
  });

  test('has its own refreshed and signed out', async () => {
    await open(chose(BOB));
    await press('Refresh');
    expect(sent()).toEqual([{ command: 'refresh', input: { id: BOB } }]);
  });
});

describe('nobody in a tab', () => {
  test('shows no token of anybody, and asks for no sign-in', async () => {
    await open(chose(null));
    expect(card().textContent).toContain('No token here: nobody is chosen');
    expect(card().textContent).not.toContain('alice');
    expect(chosen()).toBe('Nobody');
    expect(screen.queryByRole('button', { name: /Copy token|Sign in/ })).toBeNull();
    expect(screen.getByText('No token attaches')).toBeTruthy();
  });

  test('is what the popup opens with, where that is the tab’s app', () => {
    const sessions = { ...BOTH, [JOB.id]: active() };
    const elsewhere = { ...JOB, callers: [{ kind: 'address-bar' }] } as typeof JOB;
    openPopup({ apps: [elsewhere, SHOP], sessions, ...chose(null) }, TAB, PAGE);
    expect(card().textContent).toContain('No token here: nobody is chosen');
  });

  test('can be undone for a client that stands for itself, too', async () => {
    const tabs = { [TAB]: { paused: false, identities: { [JOB.id]: null } } };
    openPopup({ apps: [JOB], sessions: { [JOB.id]: active() }, tabs }, TAB, PAGE);
    await press('Same as other tabs');
    expect(sent()).toEqual([{ command: 'chooseInTab', input: { tab: TAB, app: JOB.id } }]);
  });

  test('says that it may be for a sign-out, and what to do', async () => {
    await open({ ...chose(null), sessions: { [ALICE]: active({ who: 'alice' }) } });
    expect(screen.getByText(/whoever was has signed out\. Choose someone/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /everywhere/ })).toBeNull();
    await pick(/alice/);
    expect(sent()).toEqual([inTab({})]);
  });

  test('and nobody elsewhere signs in for this tab too', async () => {
    await open({ ...chose(null), sessions: {} });
    expect(screen.getByText(/Sign in to go on/)).toBeTruthy();
    await press('Sign in: Shop');
    expect(sent()).toEqual([inTab({}), { command: 'signIn', input: { id: SHOP.id } }]);
  });
});
