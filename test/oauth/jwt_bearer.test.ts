import { decodeJwt, decodeProtectedHeader, generateKeyPair, jwtVerify } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import type { JwtBearerGrant } from '../../src/core/grant.ts';
import { assert } from '../../src/oauth/jwt-bearer.ts';
import { type ClientKey, newClientKey } from '../demo/client-keys.ts';
import { failureFrom, loopback, NOON, now, realFetch } from '../support/grants.ts';
import { json } from '../support/hostile-issuer.ts';
import {
  ALL_GRANTS,
  bearerGrant,
  grantTypes,
  registerAllGrants,
} from '../support/issuer-server.ts';
import { demo, issuer, withDemo, withHostileIssuer } from '../support/issuers.ts';

withHostileIssuer();
withDemo();

let key: ClientKey;
beforeAll(async () => {
  key = await newClientKey('ES256');
  await registerAllGrants({ ...(key.jwks && { jwks: key.jwks }) });
});

const ports = { http: realFetch, now };
const BEARER = { access_token: 'token', token_type: 'Bearer', expires_in: 60 };

const sent = async (changes: Partial<JwtBearerGrant['assertion']> = {}) => {
  issuer.on('/token', json(BEARER));
  await assert(bearerGrant(issuer.url, changes), { key: key.privateKey }, ports);
  return issuer.received.at(-1)?.form.get('assertion') ?? '';
};

describe('the assertion', () => {
  test('says who vouches for whom, to whom, and until when', async () => {
    const claims = decodeJwt(await sent());
    expect(claims).toEqual({
      iss: ALL_GRANTS,
      sub: 'alice',
      aud: issuer.url,
      iat: NOON / 1000,
      exp: NOON / 1000 + 60,
      jti: expect.stringMatching(/^[\da-f-]{36}$/),
    });
    expect(decodeJwt(await sent()).jti).not.toBe(claims.jti);
  });

  test('is signed by the key, and names it', async () => {
    const assertion = await sent({ key: { algorithm: 'ES256', id: 'key-1' } });
    expect(decodeProtectedHeader(assertion)).toEqual({ alg: 'ES256', typ: 'JWT', kid: 'key-1' });
    expect(decodeProtectedHeader(await sent())).toEqual({ alg: 'ES256', typ: 'JWT' });
    const { keys: [jwk] = [] } = key.jwks ?? {};
    await jwtVerify(assertion, jwk as object, { currentDate: new Date(NOON) });
  });

  test('says what the app wants it to', async () => {
    const claims = '{"scope": "a", "sub": "bob", "n": 7}';
    const assertion = await sent({ issuer: 'me', audience: 'urn:you', claims });
    const others = { scope: 'a', sub: 'bob', n: 7 };
    expect(decodeJwt(assertion)).toMatchObject({ iss: 'me', aud: 'urn:you', ...others });
  });

  test('goes with grant type, client and scopes', async () => {
    const assertion = await sent();
    expect(Object.fromEntries(issuer.received[0]?.form ?? [])).toEqual({
      grant_type: grantTypes.bearer,
      client_id: ALL_GRANTS,
      scope: 'orders:read',
      assertion,
    });
  });

  test('that the issuer quotes is not repeated', async () => {
    issuer.on('/token', (response, { form }) =>
      json({ error: 'invalid_grant', error_description: `not ${form.get('assertion')}` }, 400)(
        response,
        { form, method: '', path: '', headers: {} },
      ),
    );
    const work = assert(bearerGrant(issuer.url), { key: key.privateKey }, ports);
    expect(await failureFrom(work)).toEqual(failure('sign_in_ended', 'invalid_grant: not …'));
  });
});

test('a key that is missing, public, or of another kind signs nothing', async () => {
  const other = await generateKeyPair('RS256');
  const { publicKey } = await generateKeyPair('ES256');
  for (const wrong of [undefined, other.privateKey, publicKey]) {
    const work = assert(bearerGrant(issuer.url), { key: wrong as CryptoKey | undefined }, ports);
    expect(await failureFrom(work)).toEqual(failure('key_unusable'));
  }
  expect(issuer.received).toEqual([]);
});

describe('at a real issuer', () => {
  const at = (changes: Partial<JwtBearerGrant['assertion']> = {}) =>
    assert(
      bearerGrant(demo.issuer.url, changes),
      { key: key.privateKey },
      { http: loopback, now: Date.now },
    );

  test('a user gets a token without being there, again and again', async () => {
    expect(decodeJwt((await at()).tokens.accessToken).sub).toBe('alice');
    const { tokens } = await at({ subject: 'bob' });
    expect(decodeJwt(tokens.accessToken).sub).toBe('bob');
    expect(tokens).toMatchObject({ scopes: ['orders:read'], renewable: true });
  });

  test('nobody else is vouched for', async () => {
    expect((await failureFrom(at({ subject: 'nobody' }))).code).toBe('sign_in_ended');
  });
});
