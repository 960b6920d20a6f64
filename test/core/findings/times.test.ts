import { expect, test } from 'vitest';
import { error, info, warn } from '../../../src/core/findings/finding.ts';
import { machineGrant } from '../../support/grants.ts';
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

const ID_TOKEN = { kind: 'id_token' } as const;

test.each([
  ['is over', factsWith({ exp: NOON_S - 300 }), error({ span: 5 * MINUTE })],
  ['is over this moment', factsWith({ exp: NOON_S }), error({ span: 0 })],
  ['has a second left', factsWith({ exp: NOON_S + 1 }), undefined],
  [
    'is over by the clock of its issuer, which is ahead',
    factsWith({ exp: NOON_S + 300 }, { tokens: tokensWith({ skew: 6 * MINUTE }) }),
    error({ span: MINUTE }),
  ],
  [
    'is over by this clock alone, which is ahead',
    factsWith({ exp: NOON_S - 300 }, { tokens: tokensWith({ skew: -6 * MINUTE }) }),
    undefined,
  ],
  [
    'cannot be read, and is over by its answer',
    factsOfText('opaque-1', { tokens: tokensWith({ expiresAt: NOON - MINUTE, skew: HOUR }) }),
    error({ span: MINUTE }),
  ],
  [
    'cannot be read, and has time by its answer',
    factsOfText('opaque-1', { tokens: tokensWith({ expiresAt: NOON + MINUTE, skew: HOUR }) }),
    undefined,
  ],
  [
    'says itself that it goes on, whatever its answer said',
    factsWith({}, { tokens: tokensWith({ expiresAt: NOON - MINUTE }) }),
    undefined,
  ],
  [
    'is an ID token, which is not sent',
    factsWith({ exp: 1 }, ID_TOKEN),
    info({ span: NOON - SECOND }),
  ],
  [
    'is an ID token, which is sent',
    factsWith({ exp: NOON_S }, { ...ID_TOKEN, app: appWith({ send: 'id_token' }) }),
    error({ span: 0 }),
  ],
  [
    'is an ID token beside an access token that is over',
    factsWith(
      { exp: undefined },
      {
        ...ID_TOKEN,
        tokens: tokensWith({ expiresAt: NOON - MINUTE }),
      },
    ),
    undefined,
  ],
  [
    'was pasted to be read, and is over',
    factsWith({ exp: NOON_S - 1 }, PASTED),
    { ...error({ span: SECOND }), remedy: 'get_fresh' },
  ],
  [
    'was pasted into its app, and is over',
    factsWith({ exp: NOON_S - 1 }, { app: appWith({ grant: { kind: 'pasted' } }) }),
    { ...error({ span: SECOND }), remedy: 'paste_fresh' },
  ],
  [
    'a client got without anyone, and is over',
    factsWith(
      { exp: NOON_S - 1 },
      { app: appWith({ grant: machineGrant('https://issuer.test') }) },
    ),
    { ...error({ span: SECOND }), remedy: 'get_fresh' },
  ],
  ['has milliseconds for its end', factsWith({ exp: NOON - HOUR }), undefined],
])('expired: a token that %s', (_what, facts, found) => {
  expect(foundIn('expired', facts)).toEqual(found);
});

const soon = { exp: NOON_S + 120, iat: NOON_S - 1080 };
const ends = { expiresAt: NOON + 50 * SECOND, receivedAt: NOON - MINUTE };

test.each([
  ['nobody renews, in its last tenth', factsWith(soon), info({ span: 2 * MINUTE })],
  ['nobody renews, before its last tenth', factsWith({ ...soon, exp: NOON_S + 200 }), undefined],
  ['Lanyard renews', factsWith(soon, { tokens: tokensWith() }), undefined],
  [
    'has no refresh token',
    factsWith(soon, { tokens: tokensWith({ renewable: false }) }),
    info({ span: 2 * MINUTE }),
  ],
  [
    'belongs to an app that is switched off',
    factsWith(soon, { tokens: tokensWith(), app: appWith({ enabled: false }) }),
    info({ span: 2 * MINUTE }),
  ],
  [
    'cannot be read',
    factsOfText('opaque-1', { tokens: tokensWith({ ...ends, renewable: false }) }),
    info({ span: 50 * SECOND }),
  ],
  [
    'cannot be read, before its last tenth',
    factsOfText('opaque-1', {
      tokens: tokensWith({ expiresAt: NOON + 10 * MINUTE, renewable: false }),
    }),
    undefined,
  ],
  ['is over', factsWith({ exp: NOON_S }), undefined],
  ['is an ID token, which is not sent', factsWith(soon, ID_TOKEN), undefined],
  [
    'does not say since when it lives',
    factsWith({ exp: NOON_S + 59, iat: undefined }, PASTED),
    info({ span: 59 * SECOND }),
  ],
])('expires soon: a token that %s', (_what, facts, found) => {
  expect(foundIn('expires_soon', facts)).toEqual(found);
});

test.each([
  ['begins in a minute', factsWith({ nbf: NOON_S + 60 }), error({ span: MINUTE })],
  ['has begun', factsWith({ nbf: NOON_S }), undefined],
  ['begins within what clocks differ', factsWith({ nbf: NOON_S + 5 }), undefined],
  [
    'has begun by the clock of its issuer',
    factsWith({ nbf: NOON_S + 60 }, { tokens: tokensWith({ skew: HOUR }) }),
    undefined,
  ],
  [
    'is an ID token, which is not sent',
    factsWith({ nbf: NOON_S + 60 }, ID_TOKEN),
    info({ span: MINUTE }),
  ],
  ['begins some time that is no number', factsWith({ nbf: 'soon' }), undefined],
])('not yet valid: a token that %s', (_what, facts, found) => {
  expect(foundIn('not_yet_valid', facts)).toEqual(found);
});

const clock = { sentence: 'iat_future_clock', remedy: 'set_clock' } as const;

test.each([
  ['was made in an hour', factsWith({ iat: NOON_S + 3600 }), warn({ span: HOUR })],
  ['was made within what clocks differ', factsWith({ iat: NOON_S + 60 }), undefined],
  [
    'was made by a clock that is ahead, as its answer showed',
    factsWith({ iat: NOON_S + 3590 }, { tokens: tokensWith({ skew: HOUR }) }),
    { ...warn({ span: HOUR }), ...clock },
  ],
  [
    'was made later than its answer was',
    factsWith({ iat: NOON_S + 7200 }, { tokens: tokensWith({ skew: HOUR }) }),
    warn({ span: 2 * HOUR }),
  ],
  ['was made when the world is over, in milliseconds', factsWith({ iat: NOON + HOUR }), undefined],
])('made in the future: a token that %s', (_what, facts, found) => {
  expect(foundIn('iat_future', facts)).toEqual(found);
});
