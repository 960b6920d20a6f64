import {
  decodeJwt,
  exportJWK,
  exportPKCS8,
  generateKeyPair,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import { describe, expect, test } from 'vitest';
import type { Client } from '../../src/core/client.ts';
import { failure } from '../../src/core/failure.ts';
import type { ClientCredentialsGrant } from '../../src/core/grant.ts';
import { SIGNING_ALGORITHMS, type SigningAlgorithm } from '../../src/core/key-fields.ts';
import { mint } from '../../src/oauth/client-credentials.ts';
import type { Credentials } from '../../src/oauth/ports.ts';
import { signingKey } from '../../src/oauth/signing-key.ts';
import { failureFrom, loopback, machineGrant, now, realFetch } from '../support/grants.ts';
import { json } from '../support/hostile-issuer.ts';
import { demo, issuer, withDemo, withHostileIssuer } from '../support/issuers.ts';

withHostileIssuer();
withDemo();

const BEARER = { access_token: 'token', token_type: 'Bearer' };
const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

type Method = Exclude<Client['authentication'], 'none'>;

type Job = ClientCredentialsGrant['client'];

const byKey = (algorithm: SigningAlgorithm, id?: string): ClientCredentialsGrant['client'] => ({
  id: 'job',
  authentication: 'private_key_jwt',
  key: { algorithm, ...(id !== undefined && { id }) },
});

/** What a client sent to the token endpoint. */
async function sentBy(grant: ClientCredentialsGrant, credentials: Credentials) {
  issuer.on('/token', json(BEARER));
  await mint(grant, credentials, { http: realFetch, now });
  const [{ form, headers } = { form: new URLSearchParams(), headers: {} }] = issuer.received;
  return { form: Object.fromEntries(form), header: headers.authorization ?? '' };
}

const bySecret = (authentication: Exclude<Method, 'private_key_jwt'>, id = 'job') =>
  machineGrant(issuer.url, { id, authentication });

const fromBase64 = (text: string) => Buffer.from(text, 'base64').toString();

describe('what goes over the wire', () => {
  test('client_secret_basic encodes both parts as a form does (RFC 6749 §2.3.1)', async () => {
    const grant = bySecret('client_secret_basic', 'a:b c');
    const { form, header } = await sentBy(grant, { secret: 'p:s s%é' });
    expect(fromBase64(header.replace('Basic ', ''))).toBe('a%3Ab+c:p%3As+s%25%C3%A9');
    expect(form).toEqual({ grant_type: 'client_credentials' });
  });

  test('client_secret_basic_raw sends both parts as they are, in UTF-8', async () => {
    const { form, header } = await sentBy(bySecret('client_secret_basic_raw'), {
      secret: 'p:s s%é€',
    });
    expect(header).toMatch(/^Basic /);
    expect(fromBase64(header.replace('Basic ', ''))).toBe('job:p:s s%é€');
    expect(form).toEqual({ grant_type: 'client_credentials' });
  });

  test('client_secret_post sends both in the body', async () => {
    const { form, header } = await sentBy(bySecret('client_secret_post'), { secret: 'p:s s%é' });
    expect(header).toBe('');
    expect(form).toEqual({
      grant_type: 'client_credentials',
      client_id: 'job',
      client_secret: 'p:s s%é',
    });
  });

  test('client_secret_jwt signs with the secret and never sends it', async () => {
    const { form, header } = await sentBy(bySecret('client_secret_jwt'), { secret: 'hush' });
    const key = new TextEncoder().encode('hush');
    const { payload, protectedHeader } = await jwtVerify(form['client_assertion'] ?? '', key);
    expect(header).toBe('');
    expect(protectedHeader).toEqual({ alg: 'HS256' });
    expect(payload).toMatchObject({ iss: 'job', sub: 'job', aud: issuer.url });
    expect(form).toEqual({
      grant_type: 'client_credentials',
      client_id: 'job',
      client_assertion_type: ASSERTION,
      client_assertion: expect.any(String),
    });
  });
});

describe('an assertion', () => {
  test('is for the issuer alone, for a minute, and never the same twice', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    const grant = machineGrant(issuer.url, byKey('ES256'));
    const claims = async () =>
      decodeJwt((await sentBy(grant, { key: privateKey })).form['client_assertion'] ?? '');
    const first = await claims();
    issuer.reset();
    const second = await claims();
    expect(first.aud).toBe(issuer.url);
    expect((first.exp ?? 0) - (first.iat ?? 0)).toBe(60);
    expect(first.jti).not.toBe(second.jti);
  });

  test('is for whom the app says, where it says so', async () => {
    const audience = `${issuer.url}/token`;
    const { privateKey } = await generateKeyPair('ES256');
    const signed = machineGrant(issuer.url, { ...byKey('ES256'), audience } as Job);
    const shared = machineGrant(issuer.url, {
      ...bySecret('client_secret_jwt').client,
      audience,
    } as Job);
    for (const grant of [signed, shared]) {
      const { form } = await sentBy(grant, { key: privateKey, secret: 'hush' });
      expect(decodeJwt(form['client_assertion'] ?? '').aud).toBe(audience);
      issuer.reset();
    }
  });

  test.each(SIGNING_ALGORITHMS)('is signed with %s, and says with which key', async (algorithm) => {
    const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
    const key = await signingKey(JSON.stringify(await exportJWK(privateKey)), algorithm);
    const grant = machineGrant(issuer.url, byKey(algorithm, 'key-7'));
    const { form } = await sentBy(grant, { key });
    const { protectedHeader } = await jwtVerify(form['client_assertion'] ?? '', publicKey);
    expect(protectedHeader).toEqual({ alg: algorithm, kid: 'key-7' });
  });

  test('does not name a key that has no id', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    const { form } = await sentBy(machineGrant(issuer.url, byKey('ES256')), { key: privateKey });
    const seen: unknown[] = [];
    const look: JWTVerifyGetKey = (header) => {
      seen.push(header);
      throw new Error('seen');
    };
    await jwtVerify(form['client_assertion'] ?? '', look).catch(() => undefined);
    expect(seen).toEqual([{ alg: 'ES256' }]);
  });
});

describe('a client that cannot prove who it is asks nobody', () => {
  test.each(['client_secret_basic', 'client_secret_basic_raw', 'client_secret_post'] as const)(
    '%s without a secret',
    async (method) => {
      for (const credentials of [{}, { secret: '' }]) {
        const work = mint(bySecret(method), credentials, { http: realFetch, now });
        expect(await failureFrom(work)).toEqual(failure('secret_missing'));
      }
      expect(issuer.received).toEqual([]);
    },
  );

  test('client_secret_jwt without a secret', async () => {
    const work = mint(bySecret('client_secret_jwt'), {}, { http: realFetch, now });
    expect(await failureFrom(work)).toEqual(failure('secret_missing'));
  });

  test('private_key_jwt without a key, with a public one, or with one that may not sign', async () => {
    const { publicKey } = await generateKeyPair('ES256');
    const exchange = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, [
      'deriveBits',
    ]);
    for (const key of [undefined, publicKey, exchange.privateKey]) {
      const grant = machineGrant(issuer.url, byKey('ES256'));
      const work = mint(grant, { key, secret: 'hush' }, { http: realFetch, now });
      expect(await failureFrom(work)).toEqual(failure('key_unusable'));
    }
    expect(issuer.received).toEqual([]);
  });
});

describe('a signing key', () => {
  const pair = (algorithm: SigningAlgorithm) => generateKeyPair(algorithm, { extractable: true });
  const jwkOf = async (key: CryptoKey) => JSON.stringify(await exportJWK(key));

  test.each(SIGNING_ALGORITHMS)('is read from a JWK and from PEM: %s', async (algorithm) => {
    const { privateKey } = await pair(algorithm);
    for (const text of [await jwkOf(privateKey), `\n${await exportPKCS8(privateKey)}\n`]) {
      const key = await signingKey(text, algorithm);
      expect(key).toMatchObject({ type: 'private', extractable: false, usages: ['sign'] });
      expect(key.algorithm.name).toBe(privateKey.algorithm.name);
    }
  });

  test('signs with what the app says, whatever the JWK says', async () => {
    const { privateKey } = await pair('RS256');
    const text = JSON.stringify({ ...(await exportJWK(privateKey)), alg: 'RS256', ext: true });
    const key = await signingKey(text, 'PS384');
    expect(key.algorithm).toMatchObject({ name: 'RSA-PSS', hash: { name: 'SHA-384' } });
    expect(key.extractable).toBe(false);
  });

  test('is unusable where it is none, or is of another kind', async () => {
    const { privateKey, publicKey } = await pair('ES256');
    const pem = await exportPKCS8(privateKey);
    const texts: [string, SigningAlgorithm][] = [
      ['', 'ES256'],
      ['{', 'ES256'],
      ['{}', 'ES256'],
      ['{"kty":"oct","k":"c2VjcmV0"}', 'ES256'],
      ['hush', 'ES256'],
      [pem.replace('MIG', 'AAA'), 'ES256'],
      [pem, 'RS256'],
      [await jwkOf(privateKey), 'ES384'],
      [await jwkOf(privateKey), 'Ed25519'],
      [await jwkOf(publicKey), 'ES256'],
    ];
    for (const [text, algorithm] of texts) {
      expect(await failureFrom(signingKey(text, algorithm))).toEqual(failure('key_unusable'));
    }
  });
});

describe('at a real issuer', () => {
  const SECRET = 'p:ss+w%rd/=& that is long enough for HS256';
  const ports = { http: loopback, now: Date.now };
  const wanted = { scopes: ['reports:read'] };
  const registered = (id: string, metadata: object) =>
    demo.issuer.register({
      client_id: id,
      redirect_uris: [],
      response_types: [],
      grant_types: ['client_credentials'],
      ...metadata,
    });

  test.each(['client_secret_basic', 'client_secret_post', 'client_secret_jwt'] as const)(
    '%s is taken, and another secret is not',
    async (authentication) => {
      const id = `job-${authentication}`;
      const method = { token_endpoint_auth_method: authentication };
      await registered(id, { client_secret: SECRET, ...method });
      const grant = machineGrant(demo.issuer.url, { id, authentication }, wanted);
      const { tokens } = await mint(grant, { secret: SECRET }, ports);
      expect(tokens.scopes).toEqual(['reports:read']);
      const refused = await failureFrom(mint(grant, { secret: `${SECRET}!` }, ports));
      expect(refused.code).toBe('client_refused');
    },
  );

  test('client_secret_basic_raw is taken where the secret needs no encoding', async () => {
    await registered('rawjob', { client_secret: 'letters7' });
    const authentication = 'client_secret_basic_raw';
    const grant = machineGrant(demo.issuer.url, { id: 'rawjob', authentication }, wanted);
    expect((await mint(grant, { secret: 'letters7' }, ports)).tokens.accessToken).toBeTruthy();
  });

  test.each(SIGNING_ALGORITHMS)('private_key_jwt by %s is taken', async (algorithm) => {
    const { privateKey, publicKey } = await generateKeyPair(algorithm);
    const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'key-7', use: 'sig' }] };
    const id = `job-${algorithm}`;
    await registered(id, { jwks, token_endpoint_auth_method: 'private_key_jwt' });
    const grant = machineGrant(demo.issuer.url, { ...byKey(algorithm, 'key-7'), id }, wanted);
    expect((await mint(grant, { key: privateKey }, ports)).tokens.scopes).toEqual(['reports:read']);
    const other = await generateKeyPair(algorithm);
    const refused = await failureFrom(mint(grant, { key: other.privateKey }, ports));
    expect(refused.code).toBe('client_refused');
  });
});
