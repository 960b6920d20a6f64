import { screen } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../src/core/app.ts';
import type { Challenge } from '../../src/core/challenge.ts';
import type { Refusal } from '../../src/core/refusal.ts';
import type { Session } from '../../src/core/session.ts';
import { NOON } from '../support/grants.ts';
import { active, JOB, PASTED, SHOP, watchPorts } from '../support/page.ts';
import { maybeNotice, openDetail, openPopup, press } from '../support/popup-page.tsx';

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
});

const MINUTE = 60_000;

const refusal = (challenge: Challenge, changes: Partial<Refusal> = {}): Refusal => ({
  at: NOON,
  status: 401,
  host: 'api.test',
  challenge,
  receivedAt: NOON,
  ...changes,
});

const INVALID: Challenge = { error: 'invalid_token', description: 'It has expired.' };
const SCOPE: Challenge = { error: 'insufficient_scope', scopes: ['orders:write'] };
const FRESHER: Challenge = { error: 'insufficient_user_authentication', maxAge: 300 };

const open = (told: Refusal, app: App = SHOP, session: Session = active()) =>
  openDetail(session, app, undefined, { refusals: { [app.id]: told } });

const notice = () => maybeNotice()?.textContent ?? '';
const buttonsBeside = () =>
  [...(maybeNotice()?.querySelectorAll('button') ?? [])].map(
    (button) => button.getAttribute('aria-label') ?? button.textContent,
  );
const sent = () => ports.send.mock.calls.map(([message]) => message);
const stepUp = (app: App) => [{ command: 'stepUp', input: { id: app.id } }];

describe('a refusal that is nothing to tell any more', () => {
  test.each([
    ['of a token that is not in use', refusal({}, { receivedAt: NOON - MINUTE })],
    ['that a new sign-in has answered', refusal(INVALID, { receivedAt: NOON - MINUTE })],
    ['for a scope that the token has by now', refusal({ ...SCOPE, scopes: ['openid'] })],
  ])('%s', async (_name, told) => {
    await open(told);
    expect(notice()).toBe('');
  });

  test('as nobody has a token', async () => {
    await open(refusal(INVALID), SHOP, { kind: 'acquiring', since: NOON, attempt: 0 });
    expect(screen.queryByText(/refused/)).toBeNull();
  });
});

describe('a token that is good no longer', () => {
  test('is told in the API’s words, and when', async () => {
    await open(refusal(INVALID));
    expect(notice()).toMatch(
      /^api\.test refused this token\. It says: “It has expired”\.Today 12:00:00/,
    );
  });

  test('is being renewed by itself, so that there is nothing to press', async () => {
    await open(refusal(INVALID, { renewedAt: NOON + 1 }));
    expect(notice()).toMatch(/A new one was asked for\./);
    expect(buttonsBeside()).toEqual(['Dismiss']);
  });

  test('and was renewed is told as past, calmly', async () => {
    await open(refusal(INVALID, { receivedAt: NOON - MINUTE, renewedAt: NOON - 1 }));
    expect(notice()).toMatch(/refused the token before this one.*is in use now/);
    expect(maybeNotice()?.className).toMatch(/idle/);
    expect(screen.getByRole('button', { name: /Shop.*api\.test\/v1/ })).toBeTruthy();
  });

  test('although it was got because of a refusal leaves a new sign-in', async () => {
    await open(refusal(INVALID, { renewedAt: NOON - 1 }));
    expect(notice()).toMatch(/refused the new token too\..*asks for no more by itself/);
    await press('Sign in');
    expect(ports.request).toHaveBeenCalledOnce();
    expect(sent()).toEqual(stepUp(SHOP));
  });

  test('and can be renewed offers that', async () => {
    await open(refusal(INVALID));
    expect(buttonsBeside()).toEqual(['Refresh', 'Dismiss']);
    maybeNotice()?.querySelector('button')?.click();
    expect(sent()).toEqual([{ command: 'refresh', input: { id: SHOP.id } }]);
  });

  test.each([
    ['a user’s is got by signing in', SHOP, ['Sign in', 'Dismiss']],
    ['a client’s is got anew', JOB, ['Get token', 'Dismiss']],
    ['a pasted one is replaced by another', PASTED, ['Paste another', 'Dismiss']],
  ])('and cannot be renewed: %s', async (_name, app, buttons) => {
    await open(refusal(INVALID), app, active({ renewable: false }));
    expect(buttonsBeside()).toEqual(buttons);
  });

  test('leaves nothing to press while another is on its way', async () => {
    const session = { ...active(), kind: 'acquiring', since: NOON, attempt: 0 } as Session;
    await open(refusal(INVALID), SHOP, session);
    expect(buttonsBeside()).toEqual(['Dismiss']);
  });
});

describe('a scope that is missing', () => {
  test('is asked for with one click, permissions first', async () => {
    await open(refusal(SCOPE, { status: 403 }));
    expect(notice()).toMatch(/api\.test wants the scope orders:write, which this token lacks/);
    screen.getByRole('button', { name: 'Sign in with orders:write' }).click();
    expect(ports.request).toHaveBeenCalledOnce();
    expect(sent()).toEqual(stepUp(SHOP));
  });

  test('is wanted of every later token too', async () => {
    await open(refusal(SCOPE, { receivedAt: NOON - MINUTE }));
    expect(notice()).toMatch(/wants the scope/);
  });

  test('of a client is got without a user', async () => {
    await open(refusal(SCOPE), JOB);
    await press('Get token with orders:write');
    expect(sent()).toEqual(stepUp(JOB));
  });

  test('and is not named cannot be asked for: the form is where to add it', async () => {
    await open(refusal({ error: 'insufficient_scope' }));
    expect(notice()).toMatch(/does not say which/);
    expect(buttonsBeside()).toEqual(['Edit scopes', 'Dismiss']);
  });

  test('is told without those that the token has', async () => {
    await open(refusal({ ...SCOPE, scopes: ['openid', 'orders:write'] }));
    expect(notice()).toMatch(/wants the scope orders:write,/);
  });
});

describe('a sign-in that is too weak or too old', () => {
  test('is made again', async () => {
    await open(refusal(FRESHER));
    expect(notice()).toMatch(/stronger or fresher sign-in\. The sign-in may be at most 5 min old/);
    await press('Sign in again');
    expect(sent()).toEqual(stepUp(SHOP));
  });

  test('is nothing that a client could do', async () => {
    await open(refusal(FRESHER), JOB);
    expect(buttonsBeside()).toEqual(['Dismiss']);
  });
});

describe('a refusal without a reason says what it usually means', () => {
  test.each([
    [401, /answered 401 and gave no reason\. Most often the token is for another API/],
    [403, /answered 403 and gave no reason\. Most often the token is good, but/],
  ])('%i', async (status, words) => {
    await open(refusal({}, { status }));
    expect(notice()).toMatch(words);
    expect(buttonsBeside()).toEqual(['Dismiss']);
  });

  test('but quotes one that is not in the protocol', async () => {
    await open(refusal({ error: 'blocked', description: 'Ask the owner.' }, { status: 403 }));
    expect(notice()).toMatch(/answered 403: “blocked”\. It says: “Ask the owner”\.Today/);
  });
});

test('a refusal is dismissed', async () => {
  await open(refusal(INVALID));
  await press('Dismiss');
  expect(sent()).toEqual([{ command: 'dismissRefusal', input: { id: SHOP.id } }]);
});

describe('the row says it in a few words', () => {
  test.each<[string, Refusal]>([
    ['API refused the token', refusal(INVALID)],
    ['Lacks scope orders:write', refusal(SCOPE)],
    ['Lacks a scope', refusal({ error: 'insufficient_scope' })],
    ['API wants a new sign-in', refusal(FRESHER)],
    ['API answered 403', refusal({}, { status: 403 })],
  ])('%s', (words, told) => {
    openPopup({ sessions: { [SHOP.id]: active() }, refusals: { [SHOP.id]: told } }, 'none');
    const row = screen.getByRole('button', { name: new RegExp(words) });
    expect(row.closest('section')?.className).toMatch(/soon/);
  });

  test('but for what keeps a token back altogether', () => {
    const refusals = { [SHOP.id]: refusal(INVALID) };
    openPopup({ sessions: { [SHOP.id]: active() }, refusals, granted: [] }, 'none');
    expect(screen.getByRole('button', { name: /Needs access to/ })).toBeTruthy();
  });
});

test('a refusal of someone else’s token is theirs', async () => {
  await openDetail(active(), SHOP, undefined, { refusals: { 'app-1~2': refusal(INVALID) } });
  expect(notice()).toBe('');
});
