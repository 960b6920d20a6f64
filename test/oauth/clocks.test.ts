import { describe, expect, test } from 'vitest';
import { mint } from '../../src/oauth/client-credentials.ts';
import { machineGrant, NOON, now, realFetch } from '../support/grants.ts';
import { type Answer, json } from '../support/hostile-issuer.ts';
import { issuer, withHostileIssuer } from '../support/issuers.ts';
import { jwtWith } from '../support/samples.ts';

withHostileIssuer();

const GOOD = { access_token: 'token', token_type: 'Bearer', expires_in: 60 };

const minted = (answer: Answer) => {
  issuer.on('/token', answer);
  return mint(machineGrant(issuer.url), { secret: 'hush' }, { http: realFetch, now });
};

describe('a clock that is not ours', () => {
  const dated = (answer: object, ahead: number) =>
    json(answer, 200, { date: new Date(NOON + ahead * 1000).toUTCString() });

  test.each<[number, number | undefined]>([
    [0, undefined],
    [4, undefined],
    [-4, undefined],
    [5, 5000],
    [-5, -5000],
    [600, 600_000],
    [-86_400, -86_400_000],
  ])('ahead by %d s: %d ms', async (ahead, skew) => {
    const { tokens } = await minted(dated(GOOD, ahead));
    expect(tokens.skew).toBe(skew);
    expect(tokens.expiresAt).toBe(NOON + 60_000);
  });

  test('says when a token ends that tells only by that clock', async () => {
    const answer = { token_type: 'Bearer', access_token: jwtWith({ exp: NOON / 1000 + 660 }) };
    expect((await minted(dated(answer, 600))).tokens.expiresAt).toBe(NOON + 60_000);
    expect((await minted(json(answer))).tokens.expiresAt).toBe(NOON + 660_000);
  });

  test('is not made of a date that is none', async () => {
    const { tokens } = await minted(json(GOOD, 200, { date: 'yesterday' }));
    expect(tokens).not.toHaveProperty('skew');
  });

  test('is not made of an answer that took long', async () => {
    issuer.on('/token', dated(GOOD, 9));
    const times = [NOON, NOON + 10_000];
    const { tokens } = await mint(
      machineGrant(issuer.url),
      { secret: 'hush' },
      {
        http: realFetch,
        now: () => times.shift() ?? 0,
      },
    );
    expect(tokens).not.toHaveProperty('skew');
    expect(tokens.receivedAt).toBe(NOON);
  });
});
