import { screen } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import type { Session } from '../../src/core/session.ts';
import type { PageState } from '../../src/ui/page-state.ts';
import { NOON } from '../support/grants.ts';
import { active, click, JOB, SHOP, watchPorts } from '../support/page.ts';
import {
  BOTH,
  choices,
  chosen,
  identity,
  notice,
  openDetail,
  press,
  shopWith,
} from '../support/popup-page.tsx';

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
});

const asBob = { current: { [SHOP.id]: identity('app-1~2') } };
const open = (more: Partial<PageState> = {}, app = SHOP) =>
  openDetail(undefined, app, undefined, { sessions: BOTH, ...more });
const beside = (session: Session) => ({ sessions: { ...BOTH, 'app-1~2': session } });
const failed = (code: 'cancelled' | 'unreachable', more: object = {}): Session => ({
  kind: 'failed',
  failure: failure(code),
  at: NOON,
  ...more,
});

const names = () => choices().map(({ text }) => text);
const radio = (index: number) => choices()[index]?.radio as HTMLInputElement;

describe('who is signed in', () => {
  test('is listed with the time that each token has left, and who is current', async () => {
    await open();
    expect(screen.getByRole('group', { name: 'Requests go as' })).toBeTruthy();
    expect(names()).toEqual(['alice1 hr', 'bob20 min']);
    expect(chosen()).toBe('alice1 hr');
  });

  test('as whom the app acts gives the card its name, its time and its claims', async () => {
    await open(asBob);
    expect(chosen()).toBe('bob20 min');
    expect(
      screen.getByRole('button', { name: /Shop · bob.*1 more signed in.*20 min/ }),
    ).toBeTruthy();
  });

  test('can be chosen', async () => {
    await open();
    await click(radio(1));
    expect(ports.send.mock.calls).toEqual([
      [{ command: 'chooseIdentity', input: { id: 'app-1~2' } }],
    ]);
  });

  test.each([
    ['Refresh', 'refresh'],
    ['Sign out', 'signOut'],
  ])('and current is whom “%s” is for', async (name, command) => {
    await open(asBob);
    await press(name);
    expect(ports.send.mock.calls).toEqual([[{ command, input: { id: 'app-1~2' } }]]);
  });

  test('without a name is known by their number', async () => {
    await open({ sessions: { 'app-1': active(), 'app-1~3': active() } });
    expect(names()).toEqual(['Account 11 hr', 'Account 31 hr']);
  });

  test('with a token of other settings is nobody', async () => {
    await open(beside(active({ who: 'bob', basis: 'other' })));
    expect(document.body.textContent).not.toContain('bob');
    expect(screen.queryByText(/more signed in/)).toBeNull();
  });

  test('and alone is named by the row, without a choice, and below all else can be joined by others', async () => {
    await openDetail(active({ who: 'alice' }));
    expect(screen.queryByRole('group', { name: 'Requests go as' })).toBeNull();
    expect(screen.getByRole('button', { name: /Shop · alice.*1 hr/ })).toBeTruthy();
    const buttons = screen.getAllByRole('button').map(({ textContent }) => textContent);
    expect(buttons.indexOf('Add account')).toBeGreaterThan(buttons.indexOf('Try it'));
    expect(buttons.indexOf('Add account')).toBeGreaterThan(buttons.indexOf('Sign out'));
  });

  test('is not asked of a client that stands for itself', async () => {
    await openDetail(active(), JOB);
    expect(screen.queryByRole('group', { name: 'Requests go as' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Add account' })).toBeNull();
  });

  test('is no list before the first sign-in, nor while it fails', async () => {
    await openDetail(failed('cancelled'));
    expect(screen.queryByRole('radio')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Add account' })).toBeNull();
  });
});

test('another account signs in beside, with all permissions asked for in the same click', async () => {
  await openDetail(active());
  screen.getByRole('button', { name: 'Add account' }).click();
  expect(ports.request).toHaveBeenCalledOnce();
  expect(ports.send.mock.calls).toEqual([
    [{ command: 'signIn', input: { id: SHOP.id, another: true } }],
  ]);
});

describe('someone beside', () => {
  test('who is on the way says so, and can be removed', async () => {
    await open(beside({ kind: 'acquiring', since: NOON, attempt: 0 }));
    expect(names()[1]).toBe('Account 2Signing in …');
    expect(radio(1).disabled).toBe(true);
    await press('Remove Account 2');
    expect(ports.send.mock.calls).toEqual([[{ command: 'signOut', input: { id: 'app-1~2' } }]]);
  });

  test('whose sign-in failed says why, and begins anew', async () => {
    await open(beside(failed('cancelled')));
    expect(screen.getByText('The sign-in was cancelled.')).toBeTruthy();
    await press('Try again: Account 2');
    expect(ports.send.mock.calls.map(([message]) => message)).toEqual([
      { command: 'signIn', input: { id: SHOP.id, another: true } },
    ]);
  });

  test('whose renewal is tried again can be renewed at once', async () => {
    await open(beside(failed('unreachable', { retry: { attempt: 1, at: NOON + 30_000 } })));
    await press('Try again: Account 2');
    expect(ports.send.mock.calls).toEqual([[{ command: 'refresh', input: { id: 'app-1~2' } }]]);
  });

  test('whose renewal failed keeps a token that is good, and is still to be chosen', async () => {
    await open(beside(failed('unreachable', { tokens: BOTH['app-1~2'].tokens })));
    expect(radio(1).disabled).toBe(false);
    expect(screen.queryByRole('button', { name: 'Try again: bob' })).toBeNull();
  });
});

test('who is current and failed signs in anew as themselves', async () => {
  await open({ ...beside(failed('cancelled')), ...asBob });
  await press('Try again: Account 2');
  expect(ports.send.mock.calls).toEqual([[{ command: 'signIn', input: { id: SHOP.id } }]]);
});

describe('signing out', () => {
  const REVOCATION = 'https://revoke.test/revoke';

  test('says whether the issuer is told', async () => {
    await open({}, shopWith({ revocationEndpoint: REVOCATION }));
    expect(screen.getByRole('button', { name: 'Sign out' }).title).toMatch(/revoke them\.$/);
  });

  test('says so where the issuer cannot be told', async () => {
    await open();
    expect(screen.getByRole('button', { name: 'Sign out' }).title).toMatch(/has no address/);
  });

  test.each([
    ['asks for the place where tokens are revoked, and goes on', true],
    ['goes on also where the user refuses that', false],
  ])('%s', async (_name, answer) => {
    ports.request.mockResolvedValue(answer);
    await open({}, shopWith({ revocationEndpoint: REVOCATION }));
    await press('Sign out');
    expect(ports.request.mock.calls).toEqual([[{ origins: ['https://revoke.test:443/*'] }]]);
    expect(ports.send.mock.calls).toEqual([[{ command: 'signOut', input: { id: 'app-1' } }]]);
  });

  test('that the issuer did not hear of is said', async () => {
    ports.send.mockResolvedValue(failure('refused', 'unsupported_token_type'));
    await open();
    await press('Sign out');
    expect(notice().textContent).toMatch(/refused: “unsupported_token_type”/);
  });

  test('at the issuer too is offered where it has a page for that', async () => {
    await open(asBob, shopWith({ endSessionEndpoint: 'https://issuer.test/end' }));
    await press('Sign out at the issuer');
    expect(ports.send.mock.calls).toEqual([[{ command: 'endSession', input: { id: 'app-1~2' } }]]);
  });

  test('at the issuer is not offered where it has none', async () => {
    await open();
    expect(screen.queryByRole('button', { name: 'Sign out at the issuer' })).toBeNull();
  });
});
