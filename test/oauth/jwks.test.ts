import { exportJWK, generateKeyPair } from 'jose';
import { describe, expect, test } from 'vitest';
import type { FailureCode } from '../../src/core/failure.ts';
import type { Http } from '../../src/oauth/http.ts';
import { fetchKeySet, readKeys } from '../../src/oauth/jwks.ts';
import { NOON, realFetch } from '../support/grants.ts';
import { type Answer, dropped, html, json, said, status } from '../support/hostile-issuer.ts';
import { issuer, withHostileIssuer } from '../support/issuers.ts';

withHostileIssuer();

const ports = { http: realFetch, now: () => NOON };

const RSA = { kty: 'RSA', kid: 'r', use: 'sig', alg: 'RS256', n: 'AQAB', e: 'AQAB' };
const EC = { kty: 'EC', kid: 'e', crv: 'P-256', x: 'AA', y: 'AA' };

async function fetched(answer: Answer) {
  issuer.on('/keys', answer);
  return fetchKeySet(`${issuer.url}/keys`, ports);
}

const failing = (answer: Answer) =>
  fetched(answer).then(
    () => undefined,
    (error) => error.failure,
  );

test.each<[string, Answer, FailureCode]>([
  ['a page', html(), 'not_json'],
  ['nothing', said('', 'application/json'), 'not_json'],
  ['half of it', said('{"keys":[', 'application/json'), 'not_json'],
  ['null', json(null), 'bad_answer'],
  ['a list', json([RSA]), 'bad_answer'],
  ['no keys', json({}), 'bad_answer'],
  ['keys that are no list', json({ keys: { 0: RSA } }), 'bad_answer'],
  ['a redirect', status(302, { location: 'https://evil.test/jwks' }), 'redirected'],
  ['an error', json({ keys: [RSA] }, 404), 'status'],
  ['a created one', json({ keys: [RSA] }, 201), 'status'],
  ['a server out of order', status(503), 'busy'],
  ['a broken connection', dropped, 'unreachable'],
  ['more than a megabyte', json({ keys: [RSA], x: 'x'.repeat(1024 * 1024) }), 'too_large'],
])('%s is no key set', async (_what, answer, code) => {
  expect(await failing(answer)).toMatchObject({ code });
});

test('a key set is read whatever it calls itself', async () => {
  const { keys } = await fetched(said(JSON.stringify({ keys: [RSA, EC] }), 'text/plain'));
  expect(keys).toEqual([RSA, EC]);
});

test('it is asked for without cookies, referrer or what a page has cached', async () => {
  const asked: object[] = [];
  issuer.on('/keys', json({ keys: [] }));
  const http: Http = (url, request) => {
    asked.push(request);
    return realFetch(url, request);
  };
  expect((await fetchKeySet(`${issuer.url}/keys`, { ...ports, http })).keys).toEqual([]);
  const strict = { credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'manual' };
  expect(asked).toMatchObject([{ ...strict, cache: 'no-store' }]);
});

describe('of a key set', () => {
  test.each<[string, unknown]>([
    ['a key of an unknown kind', { ...RSA, kty: 'QKP' }],
    ['one of no kind', { kid: 'x' }],
    ['a secret', { kty: 'oct', kid: 's', k: 'c2VjcmV0' }],
    ['one whose name is no text', { ...RSA, kid: 7 }],
    ['one whose operations are no list', { ...RSA, key_ops: 'verify' }],
    ['one of immense numbers', { ...RSA, n: 'A'.repeat(4097) }],
    ['a text', 'key'],
    ['null', null],
    ['a list', [RSA]],
  ])('%s is passed over, and takes no other along', (_what, entry) => {
    expect(readKeys({ keys: [RSA, entry, EC] })).toEqual([RSA, EC]);
  });

  test('only what is public is kept of a private key', async () => {
    for (const algorithm of ['RS256', 'ES256', 'EdDSA']) {
      const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
      const secret = await exportJWK(privateKey);
      expect(readKeys({ keys: [secret] })).toEqual([await exportJWK(publicKey)]);
    }
    const seed = { kty: 'AKP', alg: 'ML-DSA-44', pub: 'AA', priv: 'c2VlZA' };
    expect(readKeys({ keys: [seed] })).toEqual([{ kty: 'AKP', alg: 'ML-DSA-44', pub: 'AA' }]);
  });

  test('certificates and where they are stay out', () => {
    const key = { ...RSA, x5c: ['AAAA'], x5u: 'https://evil.test', x5t: 'AA', jku: 'x', ext: true };
    expect(readKeys({ keys: [key] })).toEqual([RSA]);
  });

  test('no more is kept than can be stored, and what is small enough behind it', () => {
    const large = { ...EC, x: 'A'.repeat(4000), y: 'A'.repeat(4000) };
    const keys = readKeys({ keys: [...Array.from({ length: 50 }, () => large), RSA] });
    expect(keys).toHaveLength(9);
    expect(keys.at(-1)).toEqual(RSA);
    expect(JSON.stringify(keys).length).toBeLessThan(64 * 1024 + 100);
  });

  test('a hundred keys are enough', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ ...EC, kid: `${index}` }));
    const keys = readKeys({ keys: [{ kty: 'oct' }, ...many] });
    expect(keys).toHaveLength(100);
    expect(keys.at(-1)).toMatchObject({ kid: '99' });
  });
});
