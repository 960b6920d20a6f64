import { describe, expect, test } from 'vitest';
import { error, info, warn } from '../../../src/core/findings/finding.ts';
import { appWith } from '../../support/samples.ts';
import {
  factsOfText,
  factsWith,
  foundIn,
  HOUR,
  MINUTE,
  NOON,
  NOON_S,
  PASTED,
  SECOND,
  tokensWith,
} from '../../support/token-facts.ts';

test.each([
  ['has no exp', factsWith({ exp: undefined }), warn()],
  ['has none and was pasted', factsWith({ exp: undefined }, PASTED), warn()],
  ['has one', factsWith(), undefined],
  ['has one that is text', factsWith({ exp: '1' }), undefined],
  ['has null for it', factsWith({ exp: null }), undefined],
  ['cannot be read', factsOfText('opaque-1'), undefined],
])('no end: a token that %s', (_what, facts, found) => {
  expect(foundIn('no_exp', facts)).toEqual(found);
});

test.each([
  ['exp', { exp: NOON + HOUR }, error({ list: ['exp'] })],
  ['several', { exp: NOON + HOUR, iat: NOON, nbf: NOON }, error({ list: ['exp', 'nbf', 'iat'] })],
  ['an end in the year 5138', { exp: 1e11 }, undefined],
  ['none', {}, undefined],
  ['text', { exp: String(NOON) }, undefined],
])('in milliseconds: %s', (_what, claims, found) => {
  expect(foundIn('exp_ms', factsWith(claims))).toEqual(found);
});

test('in milliseconds: an integer beyond 2^53', () => {
  const text = `${btoa('{"alg":"RS256"}')}.${btoa('{"exp":98765432109876543210}')}.c2ln`;
  expect(foundIn('exp_ms', factsOfText(text.replaceAll('=', '')))).toEqual(
    error({ list: ['exp'] }),
  );
});

test.each([
  ['text', { exp: '1767268800' }, error({ list: ['exp'] })],
  [
    'null, a list, a truth',
    { exp: null, nbf: [1], iat: true },
    error({ list: ['exp', 'nbf', 'iat'] }),
  ],
  ['absent', { exp: undefined }, undefined],
  ['with a fraction', { exp: NOON_S + 0.5 }, undefined],
])('not a number: %s', (_what, claims, found) => {
  expect(foundIn('exp_string', factsWith(claims))).toEqual(found);
});

describe('an end that is not what the answer said', () => {
  const told = (expiresAt: number, changes = {}) => ({
    tokens: tokensWith({ expiresAt, ...changes }),
  });
  const exp = NOON_S + 1800;
  const end = NOON + 30 * MINUTE;

  test.each([
    ['is the same', told(end), undefined],
    ['is a minute off', told(end + MINUTE), undefined],
    ['is later', told(end + HOUR), warn({ moment: end }, { moment: end + HOUR })],
    ['is earlier', told(end - 61 * SECOND), warn({ moment: end }, { moment: end - 61 * SECOND })],
    ['is the same by the clock of the issuer', told(end - HOUR, { skew: HOUR }), undefined],
    [
      'is an hour off by the clock of the issuer',
      told(end - 2 * HOUR, { skew: HOUR }),
      warn({ moment: end - HOUR }, { moment: end - 2 * HOUR }),
    ],
    [
      'is shifted as clocks are, with the same lifetime',
      told(end - HOUR, { receivedAt: NOON - 10 * MINUTE - HOUR }),
      undefined,
    ],
    [
      'is what is left of a token that was handed out again',
      told(end, { receivedAt: NOON }),
      undefined,
    ],
    ['is not known', { tokens: tokensWith() }, undefined],
  ])('the one that was told %s', (_what, changes, found) => {
    expect(foundIn('exp_mismatch', factsWith({ exp }, changes))).toEqual(found);
  });

  test('an ID token has its own', () => {
    expect(
      foundIn('exp_mismatch', factsWith({ exp }, { ...told(end + HOUR), kind: 'id_token' })),
    ).toBeUndefined();
  });

  test('a lifetime counts from when the token says it was made, so without that the end decides', () => {
    const shifted = told(end - HOUR, { receivedAt: NOON - 10 * MINUTE - HOUR });
    expect(foundIn('exp_mismatch', factsWith({ exp, iat: undefined }, shifted))).toBeDefined();
  });
});

const lasting = (seconds: number) => ({ iat: NOON_S, exp: NOON_S + seconds });

test.each([
  ['an hour', factsWith(lasting(3600)), undefined],
  ['more than an hour', factsWith(lasting(3601)), info({ span: HOUR + SECOND })],
  ['a day', factsWith(lasting(86_400)), info({ span: 24 * HOUR })],
  ['more than a day', factsWith(lasting(86_401)), warn({ span: 24 * HOUR + SECOND })],
  [
    'more than a day since it was valid',
    factsWith({ ...lasting(86_401), iat: undefined, nbf: NOON_S }),
    warn({ span: 24 * HOUR + SECOND }),
  ],
  ['till an end in milliseconds', factsWith({ exp: NOON + HOUR }), undefined],
  [
    'long by an end that is none',
    factsWith({ exp: '1' }, { tokens: tokensWith({ expiresAt: NOON + 48 * HOUR }) }),
    undefined,
  ],
  [
    'long by its answer',
    factsOfText('opaque-1', {
      tokens: tokensWith({ receivedAt: NOON, expiresAt: NOON + 2 * HOUR }),
    }),
    info({ span: 2 * HOUR }),
  ],
  ['long, as an ID token', factsWith(lasting(90_000), { kind: 'id_token' }), undefined],
  [
    'long, as an ID token that is sent',
    factsWith(lasting(90_000), { kind: 'id_token', app: appWith({ send: 'id_token' }) }),
    warn({ span: 25 * HOUR }),
  ],
])('a token that lives %s', (_what, facts, found) => {
  expect(foundIn('long_lived', facts)).toEqual(found);
});
