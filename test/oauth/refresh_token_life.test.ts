import { describe, expect, test } from 'vitest';
import { mint } from '../../src/oauth/client-credentials.ts';
import { refresh } from '../../src/oauth/refresh-token.ts';
import { codeGrant, machineGrant, NOON, now, realFetch } from '../support/grants.ts';
import { json } from '../support/hostile-issuer.ts';
import { issuer, withHostileIssuer } from '../support/issuers.ts';
import { jwtWith } from '../support/samples.ts';

withHostileIssuer();

const ports = { http: realFetch, now };
const SECOND = 1000;
const until = (seconds: number) => ({ receivedAt: NOON, expiresAt: NOON + seconds * SECOND });
const selfContained = (seconds: number) =>
  jwtWith({ exp: NOON / SECOND + seconds, typ: 'Refresh' });

const answerWith = (answer: object, headers: Record<string, string> = {}) =>
  issuer.on(
    '/token',
    json({ access_token: 'token', token_type: 'Bearer', expires_in: 60, ...answer }, 200, headers),
  );

/** What is known after an answer to a first request. */
async function known(answer: object, headers?: Record<string, string>) {
  answerWith({ refresh_token: 'refresh-1', ...answer }, headers);
  const { tokens } = await mint(machineGrant(issuer.url), { secret: 'hush' }, ports);
  return tokens.refreshToken;
}

describe('of an answer that says nothing good about it', () => {
  test.each([[-1], [1e300], [1_767_268_800], ['soon'], [''], [null], [{}], [[7]], [true]])(
    'no end is known: %j',
    async (odd) => {
      expect(await known({ refresh_expires_in: odd })).toEqual({ receivedAt: NOON });
      expect(await known({ refresh_token_expires_in: odd })).toEqual({ receivedAt: NOON });
    },
  );

  test('the token itself may still tell', async () => {
    const token = selfContained(90);
    expect(await known({ refresh_expires_in: -1, refresh_token: token })).toEqual(until(90));
  });
});

test('nothing is known where there is none', async () => {
  expect(await known({ refresh_token: null, refresh_expires_in: 60 })).toBeUndefined();
});

describe('the end of a refresh token', () => {
  test.each<[string, object, number | undefined]>([
    ['as Keycloak says it', { refresh_expires_in: 1800 }, 1800],
    ['as GitHub says it', { refresh_token_expires_in: 15_897_600 }, 15_897_600],
    ['as text', { refresh_token_expires_in: '60' }, 60],
    [
      'by the answer, whatever the token says',
      { refresh_expires_in: 7, refresh_token: selfContained(90) },
      7,
    ],
    ['by the token where the answer is silent', { refresh_token: selfContained(90) }, 90],
    ['unknown where nobody says it', {}, undefined],
    ['never, as Keycloak says it of offline access', { refresh_expires_in: 0 }, undefined],
    [
      'never, whatever the token says',
      { refresh_expires_in: 0, refresh_token: selfContained(9) },
      undefined,
    ],
    [
      'never, as older versions say it in the token',
      { refresh_token: jwtWith({ exp: 0 }) },
      undefined,
    ],
  ])('is known %s', async (_how, answer, seconds) => {
    expect(await known(answer)).toEqual(
      seconds === undefined ? { receivedAt: NOON } : until(seconds),
    );
  });

  test('is by this machine’s clock where the token tells it by the issuer’s', async () => {
    const date = { date: new Date(NOON + 600 * SECOND).toUTCString() };
    expect(await known({ refresh_token: selfContained(660) }, date)).toEqual(until(60));
    expect(await known({ refresh_expires_in: 60 }, date)).toEqual(until(60));
  });
});

describe('after a renewal', () => {
  const EARLIER = NOON - 3600 * SECOND;
  const HELD = { receivedAt: EARLIER, expiresAt: NOON + 5000 };

  async function renewed(
    answer: object,
    refreshToken = 'refresh-1',
    held = { refreshToken: HELD },
  ) {
    answerWith(answer);
    const previous = { accessToken: 'before', ...held };
    const renewal = { refreshToken, credentials: {}, previous };
    return (await refresh(codeGrant(issuer.url), renewal, ports)).tokens.refreshToken;
  }

  test.each([
    ['brings none', {}],
    ['brings the same', { refresh_token: 'refresh-1' }],
  ])('that %s, what was known stays', async (_what, answer) => {
    expect(await renewed(answer)).toEqual(HELD);
  });

  test.each([
    ['brings none', {}],
    ['brings the same', { refresh_token: 'refresh-1' }],
  ])('that %s and says a new end, that counts', async (_what, answer) => {
    expect(await renewed({ ...answer, refresh_token_expires_in: 60 })).toEqual({
      receivedAt: EARLIER,
      expiresAt: NOON + 60 * SECOND,
    });
    expect(await renewed({ ...answer, refresh_expires_in: 0 })).toEqual({ receivedAt: EARLIER });
  });

  test('that brings another, nothing of the one before counts', async () => {
    expect(await renewed({ refresh_token: 'refresh-2' })).toEqual({ receivedAt: NOON });
  });

  test('by a refresh token that was pasted, it is held since then, and tells its own end', async () => {
    answerWith({});
    const renewal = { refreshToken: selfContained(90), credentials: {}, previous: undefined };
    const { tokens } = await refresh(codeGrant(issuer.url), renewal, ports);
    expect(tokens.refreshToken).toEqual(until(90));
  });
});
