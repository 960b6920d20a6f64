import { describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { basisOf } from '../../src/core/identity.ts';
import { usableTokens } from '../../src/core/session.ts';
import { mint } from '../../src/oauth/client-credentials.ts';
import { failureFrom, machineGrant, NOON, now, realFetch } from '../support/grants.ts';
import { json } from '../support/hostile-issuer.ts';
import { issuer, withHostileIssuer } from '../support/issuers.ts';
import { jwtWith } from '../support/samples.ts';

withHostileIssuer();

const minted = (answer: object, scopes: readonly string[] = ['a', 'b']) => {
  issuer.on('/token', json({ access_token: 'token', token_type: 'Bearer', ...answer }));
  return mint(
    machineGrant(issuer.url, {}, { scopes }),
    { secret: 'hush' },
    { http: realFetch, now },
  );
};

test.each([
  ['DPoP', failure('token_type', 'dpop')],
  ['mac', failure('token_type', 'mac')],
  ['N_A', failure('token_type', 'n_a')],
])('a token that a bearer header cannot carry is not taken: %s', async (type, expected) => {
  expect(await failureFrom(minted({ token_type: type }))).toEqual(expected);
});

test.each(['Bearer', 'bearer', 'BEARER'])('the token type has no case: %s', async (type) => {
  expect((await minted({ token_type: type })).tokens.accessToken).toBe('token');
});

test.each(['a\r\nX-Admin: 1', 'a\u0000', 'a b', ' a', 'a\t', 'tökèn', 'a\u007f', 'a\u200b'])(
  'a token that would break a header line is not taken: %j',
  async (token) => {
    expect(await failureFrom(minted({ access_token: token }))).toEqual(failure('token_malformed'));
  },
);

describe('the end of a token', () => {
  const exp = (seconds: number) => jwtWith({ exp: NOON / 1000 + seconds });

  test.each<[string, object, number | undefined]>([
    ['what the answer says', { expires_in: 60 }, 60],
    ['what the answer says as text', { expires_in: '60' }, 60],
    ['what the answer says, whatever the token says', { expires_in: 60, access_token: exp(7) }, 60],
    ['what the token says where the answer is silent', { access_token: exp(7) }, 7],
    ['unknown where nobody says it', {}, undefined],
    ['in the past where the token says so', { access_token: exp(-7) }, -7],
    ['unknown where no date can hold it', { expires_in: 1e300 }, undefined],
  ])('is %s', async (_what, answer, seconds) => {
    const { tokens } = await minted(answer);
    expect(tokens.receivedAt).toBe(NOON);
    expect(tokens.expiresAt).toBe(seconds === undefined ? undefined : NOON + seconds * 1000);
    const isOver = seconds !== undefined && seconds <= 0;
    expect(usableTokens({ kind: 'active', tokens }, NOON)).toBe(isOver ? undefined : tokens);
  });
});

test.each<[unknown, readonly string[]]>([
  ['a', ['a']],
  ['b  c ', ['b', 'c']],
  // As GitHub answers; elsewhere a comma may belong to a scope (RFC 6749 §3.3).
  ['b,a', ['b', 'a']],
  ['a,c', ['a,c']],
  ['', []],
  [undefined, ['a', 'b']],
  [null, ['a', 'b']],
])('where the answer says scope %j, %j are granted', async (scope, expected) => {
  expect((await minted({ scope })).tokens.scopes).toEqual(expected);
});

test.each([[['a', 'b']], [7]])('scope %j is no scope', async (scope) => {
  expect(await failureFrom(minted({ scope }))).toEqual(failure('bad_answer'));
});

describe('whom a token stands for', () => {
  test.each<[string, object, object]>([
    ['nobody that anyone could tell', {}, {}],
    ['whom a self-contained token names', { sub: 'a-7' }, { who: 'a-7', subject: 'a-7' }],
    [
      'whom it knows by a name',
      { sub: 'a-7', upn: 'a@b', name: 'Alice' },
      { who: 'a@b', subject: 'a-7' },
    ],
    ['nobody where the name is none', { sub: 7, name: '' }, {}],
  ])('is %s', async (_what, claims, expected) => {
    const { tokens } = await minted({ access_token: jwtWith(claims) });
    const { who, subject } = tokens;
    expect({ ...(who && { who }), ...(subject && { subject }) }).toEqual(expected);
  });
});

test('what a token was asked for with is kept with it', async () => {
  const { tokens } = await minted({});
  expect(tokens.basis).toBe(basisOf(machineGrant(issuer.url, {}, { scopes: ['a', 'b'] })));
});
