import { generateKeyPair, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import type { IssuerGrant } from '../../src/core/grant.ts';
import { userinfo } from '../../src/oauth/userinfo.ts';
import { discover, redirectUri, signIn } from '../demo/orders-client.ts';
import { failureFrom, loopback, now, realFetch } from '../support/grants.ts';
import { type Answer, html, json, status } from '../support/hostile-issuer.ts';
import { ALL_GRANTS, passwordGrant } from '../support/issuer-server.ts';
import { demo, issuer, withDemo, withHostileIssuer } from '../support/issuers.ts';

withHostileIssuer();
withDemo();

const grantAt = (url: string): IssuerGrant => {
  const grant = passwordGrant(url);
  const client = { id: ALL_GRANTS, authentication: 'client_secret_post' } as const;
  return { ...grant, client, server: { ...grant.server, userinfoEndpoint: `${url}/me` } };
};

const ask = (answer: Answer, subject?: string) => {
  issuer.on('/me', answer);
  return userinfo(grantAt(issuer.url), 'token-1', subject, { http: realFetch, now });
};

test('the token goes along, and the client proves nothing', async () => {
  await ask(json({ sub: 'alice' }));
  expect(issuer.received).toMatchObject([
    { method: 'GET', headers: { authorization: 'Bearer token-1' } },
  ]);
});

describe('the answer', () => {
  const CLAIMS = { sub: 'alice', name: 'Alice' };

  test('is taken for the one who is expected, and for anyone where nobody is', async () => {
    expect(await ask(json(CLAIMS), 'alice')).toEqual(CLAIMS);
    expect(await ask(json(CLAIMS))).toEqual(CLAIMS);
  });

  test('for anyone else is not taken', async () => {
    expect(await failureFrom(ask(json(CLAIMS), 'bob'))).toEqual(failure('other_user'));
  });

  const signed = async (claims: object) => {
    const { privateKey } = await generateKeyPair('ES256');
    const jwt = new SignJWT({ ...CLAIMS, ...claims }).setProtectedHeader({ alg: 'ES256' });
    const body = await jwt.sign(privateKey);
    const type = { 'content-type': 'application/jwt' };
    return ((response) => response.writeHead(200, type).end(body)) as Answer;
  };

  test('may be signed', async () => {
    const claims = { iss: issuer.url, aud: ALL_GRANTS };
    expect(await ask(await signed(claims), 'alice')).toEqual({ ...CLAIMS, ...claims });
    expect(await failureFrom(ask(await signed(claims), 'bob'))).toEqual(failure('other_user'));
  });

  test.each([{ iss: 'https://evil.test' }, { aud: 'another' }])(
    'that is signed with %j is not taken',
    async (claims) => {
      expect(await failureFrom(ask(await signed(claims)))).toEqual(failure('bad_answer'));
    },
  );

  test.each<[string, Answer, ReturnType<typeof failure>]>([
    ['about nobody', json({ name: 'Alice' }), failure('bad_answer')],
    ['that is a page', html(), failure('not_json')],
    ['that refuses the token', status(401), failure('userinfo_refused', '401')],
  ])('%s is none', async (_what, answer, expected) => {
    expect(await failureFrom(ask(answer))).toEqual(expected);
  });
});

test('an issuer without an endpoint is not asked', async () => {
  const work = userinfo(passwordGrant(issuer.url), 'token-1', undefined, { http: realFetch, now });
  expect(await failureFrom(work)).toEqual(failure('method_unsupported'));
  expect(issuer.received).toEqual([]);
});

test('a real issuer tells who signed in', async () => {
  const clientId = 'userinfo-web';
  await demo.issuer.register({
    client_id: clientId,
    redirect_uris: [redirectUri],
    token_endpoint_auth_method: 'none',
  });
  const server = await discover(demo.issuer.url);
  const parameters = { scope: 'openid profile' };
  const { access_token } = await signIn({ server, clientId, parameters });
  const ports = { http: loopback, now };
  expect(await userinfo(grantAt(demo.issuer.url), access_token, 'alice', ports)).toEqual({
    sub: 'alice',
    name: 'Alice Archer',
    preferred_username: 'alice',
  });
});
