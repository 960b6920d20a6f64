import { describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import type { IdentityId } from '../../src/core/identity.ts';
import { type Notice, noticeChange, noticesFor } from '../../src/core/notices.ts';
import type { Refusal } from '../../src/core/refusal.ts';
import type { Session } from '../../src/core/session.ts';
import type { State } from '../../src/core/state.ts';
import { NOON } from '../support/grants.ts';
import { ALL, active, PASTED, SHOP, tokens } from '../support/page.ts';
import { appWith, stateWith } from '../support/samples.ts';

const HOUR = 3_600_000;

const stateOf = (session: Session, changes: Partial<State> = {}) =>
  stateWith({ apps: [SHOP], granted: ALL, sessions: { [SHOP.id]: session }, ...changes });

const reasons = (state: State, now = NOON) =>
  noticesFor(state, now).map(({ id, host }) => (host === undefined ? id : `${id} by ${host}`));

const failed = (code: Parameters<typeof failure>[0], changes: Partial<Session> = {}): Session =>
  ({ kind: 'failed', failure: failure(code), at: NOON, ...changes }) as Session;

const WORKED = {
  histories: {
    [SHOP.id]: { events: [{ kind: 'obtained', at: NOON - HOUR, occasion: 'sign_in' }] },
  },
} as const;

const refusal = (changes: Partial<Refusal> = {}): Refusal => ({
  at: NOON,
  status: 401,
  host: 'api.test',
  challenge: { error: 'invalid_token' },
  receivedAt: NOON,
  ...changes,
});

const refusing = (changes: Partial<Refusal> = {}, session = active()) =>
  stateOf(session, { refusals: { [SHOP.id]: refusal(changes) } });

describe('nobody is needed', () => {
  test.each<[string, State]>([
    ['where nobody has signed in', stateWith({ apps: [SHOP] })],
    ['while a token is live', stateOf(active())],
    ['where the user closed the window', stateOf(failed('cancelled'), WORKED)],
    ['where a user’s own sign-in ran out of time', stateOf(failed('device_expired'), WORKED)],
    ['where a first sign-in was refused', stateOf(failed('grant_refused'))],
    [
      'while it is tried again by itself',
      stateOf(failed('unreachable', { retry: { attempt: 1, at: NOON + 1 } } as never)),
    ],
    ['where a refused token is being renewed', refusing({ renewedAt: NOON + 1 })],
    ['where another token is in use since', refusing({ receivedAt: NOON - 1 })],
    ['where the refusal was dismissed', refusing({ dismissed: true })],
    ['by a 403 that does not speak of the token', refusing({ status: 403, challenge: {} })],
    ['where the app is deleted', stateOf(failed('sign_in_ended'), { apps: [] })],
  ])('%s', (_, state) => {
    expect(reasons(state)).toEqual([]);
  });

  test('where an ended token is renewed without them', () => {
    expect(reasons(stateOf(active()), NOON + 2 * HOUR)).toEqual([]);
  });
});

describe('the user is needed', () => {
  test.each(['sign_in_ended', 'not_renewable', 'login_required', 'subject_changed'] as const)(
    'where a sign-in has ended: %s',
    (code) => {
      expect(reasons(stateOf(failed(code)))).toEqual(['sign_in app-1']);
    },
  );

  test('where a user name that worked is refused', () => {
    expect(reasons(stateOf(failed('grant_refused'), WORKED))).toEqual(['sign_in app-1']);
  });

  test('once a token that nothing renews has ended, and not before', () => {
    const state = stateOf(active({ renewable: false }));
    expect(reasons(state, NOON + HOUR - 60_000)).toEqual([]);
    expect(reasons(state, NOON + HOUR)).toEqual(['sign_in app-1']);
  });

  test('for another token, where one was pasted', () => {
    const sessions = { [PASTED.id]: active({ renewable: false }) };
    const state = stateWith({ apps: [PASTED], granted: ALL, sessions });
    expect(reasons(state, NOON + HOUR)).toEqual(['token app-3']);
  });

  test('where a permission is lacking, and for nothing else then', () => {
    expect(reasons(stateOf(failed('sign_in_ended'), { granted: [] }))).toEqual([
      'permission app-1',
    ]);
  });

  test.each<[string, State]>([
    ['for want of a scope', refusing({ status: 403, challenge: { error: 'insufficient_scope' } })],
    ['without a word', refusing({ challenge: {} })],
    ['again, after it was renewed for that', refusing({ renewedAt: NOON })],
  ])('where the API refuses the token %s', (_, state) => {
    expect(reasons(state)).toEqual(['refused app-1 by api.test']);
  });

  test('for each who was signed in', () => {
    const second = 'app-1~2' as IdentityId;
    const sessions = { [SHOP.id]: active(), [second]: failed('sign_in_ended') };
    expect(reasons(stateOf(active(), { sessions }))).toEqual(['sign_in app-1~2']);
  });
});

describe('it is not told', () => {
  const ended = failed('sign_in_ended');

  test('of an app that is off', () => {
    const [notice] = noticesFor(stateOf(ended, { apps: [{ ...SHOP, enabled: false }] }), NOON);
    expect(notice?.isQuiet).toBe(true);
  });

  test('of the practice app, whose token ends within the hour', () => {
    const practice = appWith({ id: 'practice', grant: { kind: 'pasted' } });
    expect(
      noticesFor(stateOf(ended, { apps: [practice], sessions: { practice: ended } }), NOON),
    ).toEqual([]);
  });

  test('while everything is paused', () => {
    const settings = { attaching: false, owesGrant: false, pages: [] };
    expect(noticesFor(stateOf(ended, { settings }), NOON)[0]?.isQuiet).toBe(true);
  });

  test('with a token in it', () => {
    const told = JSON.stringify(noticesFor(refusing(), NOON));
    expect(told).not.toContain(tokens().accessToken);
  });
});

describe('what is to be shown', () => {
  const notice = (id: string, isQuiet = false): Notice =>
    ({ id, reason: 'sign_in', app: SHOP, isQuiet }) as const;
  const change = (told: readonly string[] | null, ...notices: readonly Notice[]) => {
    const { show, told: after } = noticeChange(told, notices);
    return [show.map(({ id }) => id), after];
  };

  test('is no old news, where it was switched on just now', () => {
    expect(change(null, notice('a'))).toEqual([[], ['a']]);
  });

  test('is what is new, once', () => {
    expect(change([], notice('a'))).toEqual([['a'], ['a']]);
    expect(change(['a'], notice('a'), notice('b'))).toEqual([['b'], ['a', 'b']]);
  });

  test('is news again after it was over', () => {
    expect(change(['a'])).toEqual([[], []]);
    expect(change([], notice('a'))).toEqual([['a'], ['a']]);
  });

  test('waits as long as it would be in vain', () => {
    expect(change([], notice('a', true))).toEqual([[], []]);
  });

  test('is not told twice, because it was paused meanwhile', () => {
    expect(change(['a'], notice('a', true))).toEqual([[], ['a']]);
  });
});
