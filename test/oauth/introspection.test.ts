import { generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { demoApi } from '../../demo/clients.ts';
import { demoPassword } from '../../demo/users.ts';
import { failure } from '../../src/core/failure.ts';
import type { IssuerGrant } from '../../src/core/grant.ts';
import type { Asking } from '../../src/oauth/asking.ts';
import type { Http } from '../../src/oauth/http.ts';
import { introspect } from '../../src/oauth/introspection.ts';
import { signInByPassword } from '../../src/oauth/password.ts';
import { failureFrom, loopback, now, realFetch } from '../support/grants.ts';
import { type Answer, html, json, spyOn, status } from '../support/hostile-issuer.ts';
import { ALL_GRANTS, passwordGrant, registerAllGrants } from '../support/issuer-server.ts';
import { demo, issuer, withDemo, withHostileIssuer } from '../support/issuers.ts';

withHostileIssuer();
withDemo();
beforeAll(() => registerAllGrants({ introspection_signed_response_alg: 'RS256' }));

const CLIENT: Asking = { kind: 'client', credentials: {} };

const grantAt = (url: string, path = '/introspect'): IssuerGrant => {
  const grant = passwordGrant(url);
  return { ...grant, server: { ...grant.server, introspectionEndpoint: `${url}${path}` } };
};

const ask = (answer: Answer, by: Asking = CLIENT, http: Http = realFetch) => {
  issuer.on('/introspect', answer);
  return introspect(grantAt(issuer.url), by, 'theirs', { http, now });
};

describe('the one who asks', () => {
  test('is the client, as it is at the token endpoint', async () => {
    issuer.on('/introspect', json({ active: true }));
    const client = { id: 'shop', authentication: 'client_secret_basic' } as const;
    const grant = { ...grantAt(issuer.url), client } as IssuerGrant;
    const by: Asking = { kind: 'client', credentials: { secret: 'hush' } };
    await introspect(grant, by, 'theirs', { http: realFetch, now });
    expect(issuer.received[0]?.headers.authorization).toBe(`Basic ${btoa('shop:hush')}`);
    expect(Object.fromEntries(issuer.received[0]?.form ?? [])).toEqual({ token: 'theirs' });
  });

  test('is the client, with its secret in the form', async () => {
    issuer.on('/introspect', json({ active: true }));
    const client = { id: 'shop', authentication: 'client_secret_post' } as const;
    const grant = { ...grantAt(issuer.url), client } as IssuerGrant;
    const by: Asking = { kind: 'client', credentials: { secret: 'hush' } };
    await introspect(grant, by, 'theirs', { http: realFetch, now });
    expect(issuer.received[0]?.headers.authorization).toBeUndefined();
    expect(Object.fromEntries(issuer.received[0]?.form ?? [])).toEqual({
      token: 'theirs',
      client_id: 'shop',
      client_secret: 'hush',
    });
  });

  test('is a client without a secret', async () => {
    await ask(json({ active: true }));
    const form = { token: 'theirs', client_id: ALL_GRANTS };
    expect(Object.fromEntries(issuer.received[0]?.form ?? [])).toEqual(form);
  });

  test('is a token of another app, and the client needs no secret', async () => {
    issuer.on('/introspect', json({ active: true }));
    const client = { id: 'shop', authentication: 'client_secret_basic' } as const;
    const grant = { ...grantAt(issuer.url), client } as IssuerGrant;
    const by: Asking = { kind: 'bearer', token: 'steward' };
    await introspect(grant, by, 'theirs', { http: realFetch, now });
    expect(issuer.received[0]?.headers.authorization).toBe('Bearer steward');
    expect(Object.fromEntries(issuer.received[0]?.form ?? [])).toEqual({ token: 'theirs' });
  });
});

describe('the answer', () => {
  test('in plain JSON says whether the token is good, and more', async () => {
    expect(await ask(json({ active: false }))).toEqual({ active: false });
    expect(await ask(json({ active: true, x: [1] }))).toEqual({ active: true, x: [1] });
    const withReason = { active: false, error: 'expired' };
    expect(await ask(json(withReason))).toEqual(withReason);
  });

  test('is asked for in both forms', async () => {
    await ask(json({ active: true }));
    expect(issuer.received[0]?.headers.accept).toMatch(/application\/json.*introspection\+jwt/);
  });

  const signed = async (claims: object, alg = 'ES256') => {
    const { privateKey } = await generateKeyPair(alg);
    const jwt = await new SignJWT({
      ...claims,
      token_introspection: { active: true, sub: 'alice' },
    })
      .setProtectedHeader({ alg, typ: 'token-introspection+jwt' })
      .setIssuedAt()
      .sign(privateKey);
    const type = { 'content-type': 'application/token-introspection+jwt' };
    return ((response) => response.writeHead(200, type).end(jwt)) as Answer;
  };

  test.each(['ES256', 'PS384', 'RS256', 'Ed25519'])('may be signed by %s', async (alg) => {
    const answer = await signed({ iss: issuer.url, aud: ALL_GRANTS }, alg);
    expect(await ask(answer)).toEqual({ active: true, sub: 'alice' });
  });

  test.each([{ iss: 'https://evil.test' }, { aud: 'another' }, { exp: 1 }])(
    'that is signed with %j is not taken',
    async (claims) => {
      const answer = await signed({ iss: issuer.url, aud: ALL_GRANTS, ...claims });
      expect(await failureFrom(ask(answer))).toEqual(failure('bad_answer'));
    },
  );

  test.each<[string, Answer, ReturnType<typeof failure>]>([
    ['that says nothing', json({}), failure('bad_answer')],
    ['that says yes', json({ active: 'true' }), failure('bad_answer')],
    ['that is a page', html(), failure('not_json')],
    ['that there is none', html(404), failure('status', '404')],
    ['that is empty', status(401), failure('status', '401')],
    [
      'that is an error with 200',
      json({ error: 'invalid_client', error_description: 'Who?' }),
      failure('client_refused', 'invalid_client: Who?'),
    ],
  ])('%s is none', async (_what, answer, expected) => {
    expect(await failureFrom(ask(answer))).toEqual(expected);
  });

  test('quotes neither token', async () => {
    const error = { error: 'invalid_token', error_description: 'steward may not see theirs' };
    const work = ask(json(error, 403), { kind: 'bearer', token: 'steward' });
    expect((await failureFrom(work)).detail).toBe('invalid_token: … may not see …');
  });
});

test('an issuer without an endpoint is not asked', async () => {
  const work = introspect(passwordGrant(issuer.url), CLIENT, 'theirs', { http: realFetch, now });
  expect(await failureFrom(work)).toEqual(failure('method_unsupported'));
  expect(issuer.received).toEqual([]);
});

test('Beyond Identity is asked at its realm, though nobody has said so', async () => {
  issuer.on('/v1/tenants/t/realms/r/introspect', json({ active: true }));
  const host = 'https://auth-eu.beyondidentity.com';
  const { http, calls } = spyOn((url, request) =>
    realFetch(url.replace(host, issuer.url), request),
  );
  const grant = passwordGrant(`${host}/v1/tenants/t/realms/r/applications/a`);
  await introspect(grant, { kind: 'bearer', token: 'steward' }, 'theirs', { http, now });
  expect(calls.map(({ url }) => url)).toEqual([`${host}/v1/tenants/t/realms/r/introspect`]);
});

describe('at a real issuer', () => {
  const atDemo = { http: loopback, now };
  const tokenOf = async (scope: string) => {
    const request = {
      scopes: [scope],
      ...(scope === 'reports:read' && { resources: [`${demo.api.origin}/reports`] }),
    };
    const grant = passwordGrant(demo.issuer.url, { request });
    return (await signInByPassword(grant, {}, demoPassword, atDemo)).tokens.accessToken;
  };
  const at = (token: string, changes: object = {}, by = CLIENT) =>
    introspect(
      { ...grantAt(demo.issuer.url, '/token/introspection'), ...changes } as IssuerGrant,
      by,
      token,
      atDemo,
    );

  test('an opaque token shows what it is good for', async () => {
    const expected = { active: true, sub: 'alice', scope: 'reports:read', client_id: ALL_GRANTS };
    expect(await at(await tokenOf('reports:read'))).toMatchObject(expected);
  });

  test('another client that may ask sees it too', async () => {
    const client = { id: demoApi.id, authentication: 'client_secret_basic' };
    const by: Asking = { kind: 'client', credentials: { secret: demoApi.secret } };
    expect(await at(await tokenOf('reports:read'), { client }, by)).toMatchObject({ sub: 'alice' });
  });

  test('a token that never was one is not active', async () => {
    expect(await at('made-up')).toEqual({ active: false });
  });
});
