import { decodeJwt } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { demoPassword } from '../../demo/users.ts';
import { failure } from '../../src/core/failure.ts';
import { signInByPassword } from '../../src/oauth/password.ts';
import { failureFrom, loopback, NOON, now, realFetch } from '../support/grants.ts';
import { json } from '../support/hostile-issuer.ts';
import { passwordGrant, registerAllGrants } from '../support/issuer-server.ts';
import { demo, issuer, withDemo, withHostileIssuer } from '../support/issuers.ts';

withHostileIssuer();
withDemo();
beforeAll(() => registerAllGrants());

const ports = { http: realFetch, now };
const BEARER = { access_token: 'token', token_type: 'Bearer', expires_in: 60 };

test('the request has name and password, and all that the app asks for', async () => {
  issuer.on('/token', json(BEARER));
  const request = {
    scopes: ['a', 'b'],
    audience: 'shop',
    resources: ['urn:shop', 'urn:stock'],
    parameters: [{ name: 'realm', value: 'people' }],
  };
  const client = { id: 'shop', authentication: 'client_secret_post' } as const;
  const grant = passwordGrant(issuer.url, { client, request });
  await signInByPassword(grant, { secret: 'hush' }, 'p w', ports);
  expect([...(issuer.received[0]?.form ?? [])].toSorted()).toEqual([
    ['audience', 'shop'],
    ['client_id', 'shop'],
    ['client_secret', 'hush'],
    ['grant_type', 'password'],
    ['password', 'p w'],
    ['realm', 'people'],
    ['resource', 'urn:shop'],
    ['resource', 'urn:stock'],
    ['scope', 'a b'],
    ['username', 'alice'],
  ]);
});

test('no parameter of the app takes the place of the password', async () => {
  issuer.on('/token', json(BEARER));
  const request = { scopes: [], parameters: [{ name: 'password', value: 'another' }] };
  await signInByPassword(passwordGrant(issuer.url, { request }), {}, 'right', ports);
  expect(issuer.received[0]?.form.getAll('password')).toEqual(['right']);
});

test('a password that the issuer quotes is not repeated', async () => {
  issuer.on('/token', json({ error: 'invalid_grant', error_description: 'not s3cret!' }, 400));
  const found = await failureFrom(
    signInByPassword(passwordGrant(issuer.url), {}, 's3cret!', ports),
  );
  expect(found).toEqual(failure('sign_in_ended', 'invalid_grant: not …'));
});

describe('at a real issuer', () => {
  const signIn = (password: string, username = 'alice') =>
    signInByPassword(passwordGrant(demo.issuer.url, { username }), {}, password, {
      http: loopback,
      now,
    });

  test.each(['alice', 'bob'])('%s gets a token, which can be had again', async (name) => {
    const { tokens } = await signIn(demoPassword, name);
    expect(decodeJwt(tokens.accessToken).sub).toBe(name);
    expect(tokens).toMatchObject({ scopes: ['orders:read'], renewable: true, receivedAt: NOON });
  });

  test('a wrong password ends the matter', async () => {
    expect((await failureFrom(signIn('wrong'))).code).toBe('sign_in_ended');
  });
});
