import { describe, expect, test } from 'vitest';
import type { Challenge } from '../../../src/core/challenge.ts';
import { error } from '../../../src/core/findings/finding.ts';
import type { Refusal } from '../../../src/core/refusal.ts';
import type { TokenFacts } from '../../../src/core/token/facts.ts';
import { appWith } from '../../support/samples.ts';
import {
  factsWith,
  foundIn,
  HOUR,
  MINUTE,
  NOON,
  NOON_S,
  SECOND,
  tokensWith,
} from '../../support/token-facts.ts';

const refusal = (challenge: Challenge, changes: Partial<Refusal> = {}): Refusal => ({
  at: NOON,
  status: 401,
  host: 'api.test',
  challenge,
  receivedAt: NOON,
  ...changes,
});

const refused = (challenge: Challenge, changes: Partial<Refusal> = {}, claims = {}) =>
  factsWith(claims, { refusal: refusal(challenge, changes) });

const tried = (status: number | undefined, challenge?: Challenge, at = NOON): TokenFacts =>
  factsWith(
    {},
    {
      answers: {
        trial: {
          at,
          receivedAt: NOON,
          url: 'https://api.test/v1/orders',
          ...(status !== undefined && { status }),
          ...(challenge && { challenge }),
        },
      },
    },
  );

describe('what an API says', () => {
  test.each<[Challenge, number, string]>([
    [{ error: 'invalid_token' }, 401, 'invalid_token'],
    [{ error: 'invalid_token', description: 'Too old.' }, 401, 'invalid_token: Too old.'],
    [{ error: 'insufficient_scope', scopes: ['a', 'b'] }, 403, 'insufficient_scope (a b)'],
    [{}, 401, '401 Unauthorized'],
  ])('%j with %d is told in its own words', (challenge, status, words) => {
    const facts = refused(challenge, { status });
    expect(foundIn('api_says', facts)).toEqual(error('api.test', words));
    expect(foundIn('api_says', tried(status, challenge))).toEqual(error('api.test', words));
  });

  test.each<[string, TokenFacts]>([
    ['no API was asked', factsWith()],
    ['it took the token', tried(200)],
    ['it had no answer', tried(undefined)],
    ['a 403 gives no reason', refused({}, { status: 403 })],
    ['the user has put it away', refused({ error: 'invalid_token' }, { dismissed: true })],
    ['another token is sent', { ...refused({ error: 'invalid_token' }), kind: 'id_token' }],
    ['no app has it', { ...refused({ error: 'invalid_token' }), app: undefined }],
  ])('is not told where %s', (_what, facts) => {
    expect(foundIn('api_says', facts)).toBeUndefined();
  });

  test('is told of the ID token where that is sent', () => {
    const app = appWith({ send: 'id_token' });
    const facts = { ...refused({ error: 'invalid_token' }), kind: 'id_token', app } as const;
    expect(foundIn('api_says', facts)).toEqual(error('api.test', 'invalid_token'));
  });

  test('is what it said last', () => {
    const facts = { ...tried(401, {}, NOON - MINUTE), refusal: refusal({ error: 'newer' }) };
    expect(foundIn('api_says', facts)).toEqual(error('api.test', 'newer'));
    const older = { ...facts, refusal: refusal({ error: 'older' }, { at: NOON - HOUR }) };
    expect(foundIn('api_says', older)).toEqual(error('api.test', '401 Unauthorized'));
  });
});

const STEP_UP = 'insufficient_user_authentication';
const idsTold = (facts: TokenFacts) =>
  (['api_says', 'acr_too_low', 'auth_too_old'] as const).filter((id) => foundIn(id, facts));

describe('a sign-in that is not enough for an API (RFC 9470)', () => {
  test.each<[string, object, string]>([
    ['a lower level', { acr: 'silver' }, 'silver'],
    ['no level', {}, '–'],
    ['what is no text', { acr: 7 }, '–'],
  ])('by its level, beside a token with %s', (_what, claims, held) => {
    const facts = refused({ error: STEP_UP, acrValues: 'gold platinum' }, {}, claims);
    expect(foundIn('acr_too_low', facts)).toEqual(error('api.test', 'gold platinum', held));
    expect(idsTold(facts)).toEqual(['acr_too_low']);
  });

  test('by its age', () => {
    const claims = { auth_time: NOON_S - 120 };
    const facts = refused({ error: STEP_UP, maxAge: 60 }, {}, claims);
    expect(foundIn('auth_too_old', facts)).toEqual(error('api.test', { span: 60 * SECOND }));
    expect(idsTold(facts)).toEqual(['auth_too_old']);
    expect(idsTold(refused({ error: STEP_UP, maxAge: 60 }))).toEqual(['auth_too_old']);
  });

  test('by both', () => {
    const facts = refused({ error: STEP_UP, acrValues: 'gold', maxAge: 60 });
    expect(idsTold(facts)).toEqual(['acr_too_low', 'auth_too_old']);
  });

  test.each<[string, Challenge, object]>([
    ['a level that is met', { acrValues: 'gold platinum' }, { acr: 'platinum' }],
    ['an age that is met', { maxAge: 60 }, { auth_time: NOON_S - 30 }],
    ['nothing', {}, {}],
  ])('whose API demands %s has only its words told', (_what, challenge, claims) => {
    expect(idsTold(refused({ error: STEP_UP, ...challenge }, {}, claims))).toEqual(['api_says']);
  });

  test('is no matter where the API gives another reason', () => {
    const facts = refused({ error: 'invalid_token', acrValues: 'gold', maxAge: 60 });
    expect(idsTold(facts)).toEqual(['api_says']);
    expect(idsTold(factsWith())).toEqual([]);
  });

  test('is compared with what the issuer says of a token that nobody else can read', () => {
    const claims = { active: true, acr: 'gold', auth_time: NOON_S - 30 };
    const introspection = { at: NOON, receivedAt: NOON, claims };
    const facts = refused({ error: STEP_UP, acrValues: 'gold', maxAge: 60 });
    expect(idsTold({ ...facts, answers: { introspection } })).toEqual(['api_says']);
  });
});

describe('a token that its issuer calls inactive', () => {
  const told = (active: unknown, tokens = tokensWith()) => {
    const introspection = { at: NOON, receivedAt: NOON, claims: { active } };
    return foundIn('revoked', factsWith({}, { tokens, answers: { introspection } }));
  };

  test('was revoked where it has not expired', () => {
    expect(told(false, tokensWith({ expiresAt: NOON + MINUTE }))).toEqual(error());
    expect(told(false)).toEqual(error());
  });

  test('was not where it is active, over, or nobody asked', () => {
    expect(told(true)).toBeUndefined();
    expect(told('false')).toBeUndefined();
    expect(told(false, tokensWith({ expiresAt: NOON }))).toBeUndefined();
    expect(foundIn('revoked', factsWith())).toBeUndefined();
  });
});
