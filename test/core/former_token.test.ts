import { describe, expect, test } from 'vitest';
import { formerOf } from '../../src/core/former-token.ts';
import { readToken } from '../../src/core/token/read-token.ts';
import { NOON } from '../support/grants.ts';
import {
  activeWith,
  type Edit,
  historyOf,
  kindsOf,
  renewed,
  session,
  stateAfter,
  tokens,
} from '../support/histories.ts';
import { jwtWith } from '../support/samples.ts';

const FIRST = tokens({ accessToken: jwtWith({ sub: 'alice', n: 1 }), scopes: ['a'], expiresAt: 7 });
const SIGNED_IN = [NOON, session(activeWith(FIRST))] as const;
const OUT = [NOON + 1, session(undefined)] as const;
const formerAfter = (...edits: readonly Edit[]) => historyOf(stateAfter(...edits))?.former;

describe('what is kept of a token', () => {
  const readableOf = (accessToken: string) => formerOf(tokens({ accessToken })).readable;

  test('is what can be read, and not what makes it good', () => {
    const former = formerOf(FIRST);
    expect(former).toMatchObject({ receivedAt: NOON, scopes: ['a'], expiresAt: 7 });
    expect(former.readable).toBe(FIRST.accessToken.replace(/[^.]+$/, ''));
    expect(readToken(former.readable ?? '')).toMatchObject({ claims: { sub: 'alice', n: 1 } });
  });

  const [header = '', payload = ''] = jwtWith({ sub: 'a' }).split('.');
  const unsecured = jwtWith({ sub: 'a' }, { alg: 'none' });
  const inner = Buffer.from(jwtWith({ sub: 'a' })).toString('base64url');
  const [nests = ''] = jwtWith({}, { alg: 'RS256', cty: 'JWT' }).split('.');

  test('is its issuer’s part alone where it is an SD-JWT', () => {
    const disclosed = Buffer.from('["salt","name","Alice"]').toString('base64url');
    const token = jwtWith({ sub: 'a' });
    expect(readableOf(`${token}~${disclosed}~`)).toBe(token.replace(/[^.]+$/, ''));
  });

  // What is left of the second and the third would be the very token, for whoever takes such.
  test.each([
    ['an opaque one', 'opaque'],
    ['an unsecured one', `${unsecured.replace(/[^.]+$/, '')}`],
    ['one that says none and has something like a signature', unsecured],
    ['one that says nOnE', jwtWith({}, { alg: 'nOnE' })],
    ['one that names no algorithm', jwtWith({}, {})],
    ['a JWE', `${header}.a.b.c.d`],
    ['one with four parts', `${header}.${payload}.c.d`],
    ['one without its signature', `${header}.${payload}.`],
    ['one with another inside', `${nests}.${inner}.c2ln`],
    ['one with a secret in it', jwtWith({ sub: 'a', login: { client_secret: 's3cret' } })],
    ['nothing', ''],
  ])('is nothing but its times where it is %s', (_what, token) => {
    expect(readableOf(token)).toBeUndefined();
  });
});

describe('the token before', () => {
  test('is there after a renewal, and each time the one just before', () => {
    const second = renewed(NOON + 1);
    const edits = [SIGNED_IN, [NOON + 1, session(activeWith(second))]] as const;
    expect(formerAfter(...edits)).toEqual(formerOf(FIRST));
    const third = [NOON + 2, session(activeWith(renewed(NOON + 2)))] as const;
    expect(formerAfter(...edits, third)).toEqual(formerOf(second));
  });

  test.each(['renewal', 'step_up'] as const)(
    'is there after a %s that names nobody',
    (occasion) => {
      const { subject: _, ...nameless } = tokens({ accessToken: 'one' });
      const next = { ...nameless, accessToken: 'two', receivedAt: NOON + 1, occasion };
      const former = formerAfter(
        [NOON, session(activeWith(nameless))],
        [NOON + 1, session(activeWith(next))],
      );
      expect(former).toEqual({ receivedAt: NOON });
    },
  );

  test('is there when the same user signs in anew, also after signing out', () => {
    const again = tokens({ receivedAt: NOON + 2 });
    const edit = [NOON + 2, session(activeWith(again))] as const;
    expect(formerAfter(SIGNED_IN, edit)).toEqual(formerOf(FIRST));
    expect(formerAfter(SIGNED_IN, OUT, edit)).toEqual(formerOf(FIRST));
  });

  test('is there when another is pasted that names the same user', () => {
    const pasted = (n: number) =>
      activeWith({
        accessToken: jwtWith({ sub: 'alice', n }),
        receivedAt: NOON + n,
        renewable: false,
        occasion: 'pasted',
      });
    expect(formerAfter([NOON, session(pasted(0))], [NOON + 1, session(pasted(1))])).toMatchObject({
      receivedAt: NOON,
    });
  });

  test('is not there where nobody knows who signed in before and after', () => {
    const nameless = (at: number): Parameters<typeof activeWith>[0] => ({
      accessToken: `opaque-${at}`,
      receivedAt: at,
      renewable: false,
    });
    const state = stateAfter([NOON, session(activeWith(nameless(NOON)))], OUT, [
      NOON + 2,
      session(activeWith(nameless(NOON + 2))),
    ]);
    expect(historyOf(state)).not.toHaveProperty('former');
    expect(kindsOf(state)).toEqual(['obtained', 'signed_out', 'obtained']);
  });
});

describe('somebody else under the same id', () => {
  const bob = tokens({
    subject: 'bob',
    receivedAt: NOON + 2,
    accessToken: jwtWith({ sub: 'bob' }),
  });
  const { subject: _, ...nameless } = { ...bob, accessToken: 'opaque' };

  test.each([
    ['in place of the first', [], bob],
    ['after the first has signed out', [OUT], bob],
    ['and does not say who it is', [OUT], nameless],
  ])('has a history of their own: %s', (_how, between, next) => {
    const state = stateAfter(SIGNED_IN, ...between, [NOON + 2, session(activeWith(next))]);
    expect(kindsOf(state)).toEqual(['obtained']);
    expect(historyOf(state)).not.toHaveProperty('former');
    expect(JSON.stringify(historyOf(state))).not.toContain('alice');
  });

  test('has it also where what was before was forgotten', () => {
    const forgotten = [NOON + 1, { histories: {} }] as const;
    const state = stateAfter(SIGNED_IN, forgotten, OUT, [NOON + 2, session(activeWith(bob))]);
    expect(kindsOf(state)).toEqual(['obtained']);
    expect(historyOf(state)).not.toHaveProperty('former');
  });
});

test('a first attempt that came to nothing is part of the story', () => {
  const failed = { kind: 'failed', failure: { code: 'cancelled' }, at: NOON - 1 } as const;
  expect(kindsOf(stateAfter([NOON - 1, session(failed)], SIGNED_IN))).toEqual([
    'obtained',
    'failed',
  ]);
});
