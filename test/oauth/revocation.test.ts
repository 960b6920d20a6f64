import { beforeAll, describe, expect, test } from 'vitest';
import { demoPassword } from '../../demo/users.ts';
import { failure } from '../../src/core/failure.ts';
import type { IssuerGrant } from '../../src/core/grant.ts';
import type { Asking } from '../../src/oauth/asking.ts';
import { introspect } from '../../src/oauth/introspection.ts';
import { signInByPassword } from '../../src/oauth/password.ts';
import { revoke, type TokenKind } from '../../src/oauth/revocation.ts';
import { failureFrom, loopback, now, realFetch } from '../support/grants.ts';
import { type Answer, html, json, spyOn, status } from '../support/hostile-issuer.ts';
import { ALL_GRANTS, passwordGrant, registerAllGrants } from '../support/issuer-server.ts';
import { demo, issuer, withDemo, withHostileIssuer } from '../support/issuers.ts';

withHostileIssuer();
withDemo();
beforeAll(() => registerAllGrants());

const CLIENT: Asking = { kind: 'client', credentials: {} };

const grantAt = (url: string): IssuerGrant => {
  const grant = passwordGrant(url);
  const endpoints = {
    revocationEndpoint: `${url}/token/revocation`,
    introspectionEndpoint: `${url}/token/introspection`,
  };
  const request = { scopes: ['reports:read', 'offline_access'], resources: [reports()] };
  return { ...grant, server: { ...grant.server, ...endpoints }, request };
};
const reports = () => `${demo.api.origin}/reports`;

const take = (answer: Answer, by: Asking = CLIENT, kind: TokenKind = 'access_token') => {
  issuer.on('/token/revocation', answer);
  return revoke(grantAt(issuer.url), by, 'theirs', kind, { http: realFetch, now });
};

test.each(['access_token', 'refresh_token'] as const)('the request names %s', async (kind) => {
  await take(status(200), CLIENT, kind);
  const form = { token: 'theirs', token_type_hint: kind, client_id: ALL_GRANTS };
  expect(Object.fromEntries(issuer.received[0]?.form ?? [])).toEqual(form);
});

test('another app’s token may ask', async () => {
  await take(status(200), { kind: 'bearer', token: 'steward' });
  expect(issuer.received[0]?.headers.authorization).toBe('Bearer steward');
  expect(issuer.received[0]?.form.get('client_id')).toBeNull();
});

test.each<[string, Answer, ReturnType<typeof failure>]>([
  ['there is none', html(404), failure('status', '404')],
  ['it is busy', status(503), failure('busy', '503')],
  [
    'it will not',
    json({ error: 'unsupported_token_type', error_description: 'not theirs' }, 400),
    failure('refused', 'unsupported_token_type: not …'),
  ],
  [
    'it will not, with 200',
    json({ error: 'invalid_client' }),
    failure('client_refused', 'invalid_client'),
  ],
])('a failure where %s', async (_what, answer, expected) => {
  expect(await failureFrom(take(answer))).toEqual(expected);
});

test('an issuer without an endpoint is not asked', async () => {
  const work = revoke(passwordGrant(issuer.url), CLIENT, 'theirs', 'access_token', {
    http: realFetch,
    now,
  });
  expect(await failureFrom(work)).toEqual(failure('method_unsupported'));
  expect(issuer.received).toEqual([]);
});

test('Beyond Identity is asked below the application, though nobody has said so', async () => {
  const host = 'https://auth-us.beyondidentity.com';
  const path = '/v1/tenants/t/realms/r/applications/a';
  issuer.on(`${path}/revoke`, status(200));
  const { http, calls } = spyOn((url, request) =>
    realFetch(url.replace(host, issuer.url), request),
  );
  await revoke(passwordGrant(`${host}${path}`), CLIENT, 'theirs', 'access_token', { http, now });
  expect(calls.map(({ url }) => url)).toEqual([`${host}${path}/revoke`]);
});

describe('at a real issuer', () => {
  const atDemo = { http: loopback, now };
  const grant = () => grantAt(demo.issuer.url) as ReturnType<typeof passwordGrant>;
  const isActive = async (token: string) =>
    (await introspect(grant(), CLIENT, token, atDemo)).active;

  test('a token that was taken back is good no longer', async () => {
    const { tokens } = await signInByPassword(grant(), {}, demoPassword, atDemo);
    expect(await isActive(tokens.accessToken)).toBe(true);
    await revoke(grant(), CLIENT, tokens.accessToken, 'access_token', atDemo);
    expect(await isActive(tokens.accessToken)).toBe(false);
  });

  test('with a refresh token go the tokens that it brought', async () => {
    const { refreshToken = '', tokens } = await signInByPassword(grant(), {}, demoPassword, atDemo);
    await revoke(grant(), CLIENT, refreshToken, 'refresh_token', atDemo);
    expect(await isActive(tokens.accessToken)).toBe(false);
  });

  test('a token that never was one is no failure', async () => {
    await expect(
      revoke(grant(), CLIENT, 'made-up', 'access_token', atDemo),
    ).resolves.toBeUndefined();
  });
});
