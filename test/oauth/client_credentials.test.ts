import { describe, expect, test } from 'vitest';
import { reportsJob, reportsPost } from '../../demo/clients.ts';
import { failure } from '../../src/core/failure.ts';
import type { ClientCredentialsGrant } from '../../src/core/grant.ts';
import { basisOf } from '../../src/core/identity.ts';
import { mint } from '../../src/oauth/client-credentials.ts';
import { failureFrom, loopback, machineGrant, NOON, now, realFetch } from '../support/grants.ts';
import { json, spyOn } from '../support/hostile-issuer.ts';
import { demo, issuer, withDemo, withHostileIssuer } from '../support/issuers.ts';

withHostileIssuer();
withDemo();

const ports = { http: realFetch, now };
const BEARER = { access_token: 'token', token_type: 'Bearer', expires_in: 60 };

test.each([undefined, ''])('without a secret (%j) nobody is asked', async (secret) => {
  const work = mint(machineGrant(issuer.url), { secret }, ports);
  expect(await failureFrom(work)).toEqual(failure('secret_missing'));
  expect(issuer.received).toEqual([]);
});

test('a token endpoint on plain http beyond this machine is never asked', async () => {
  const { http, calls } = spyOn();
  const grant = machineGrant('http://issuer.test');
  expect(await failureFrom(mint(grant, { secret: 'hush' }, { http, now }))).toEqual(
    failure('insecure_endpoint'),
  );
  expect(calls).toEqual([]);
});

describe('the request', () => {
  test('has the secret in its header, form-encoded first (RFC 6749 §2.3.1)', async () => {
    issuer.on('/token', json(BEARER));
    await mint(machineGrant(issuer.url), { secret: 'p:s s%' }, ports);
    const [{ form, headers } = { form: [], headers: {} }] = issuer.received;
    expect(atob(headers.authorization?.replace('Basic ', '') ?? '')).toBe('job:p%3As+s%25');
    expect(Object.fromEntries(form)).toEqual({ grant_type: 'client_credentials' });
  });

  test('has the secret in its body where the issuer wants it there', async () => {
    issuer.on('/token', json(BEARER));
    await mint(
      machineGrant(issuer.url, { authentication: 'client_secret_post' }),
      { secret: 'p:s s%' },
      ports,
    );
    const [{ form, headers } = { form: [], headers: {} }] = issuer.received;
    expect(headers.authorization).toBeUndefined();
    expect(Object.fromEntries(form)).toEqual({
      grant_type: 'client_credentials',
      client_id: 'job',
      client_secret: 'p:s s%',
    });
  });

  test('names scopes and API', async () => {
    issuer.on('/token', json(BEARER));
    const wanted = { scopes: ['a', 'b'], audience: 'shop', resources: ['urn:shop'] };
    await mint(machineGrant(issuer.url, {}, wanted), { secret: 'hush' }, ports);
    expect(Object.fromEntries(issuer.received[0]?.form ?? [])).toEqual({
      grant_type: 'client_credentials',
      scope: 'a b',
      audience: 'shop',
      resource: 'urn:shop',
    });
  });

  test('carries no cookies and follows nothing', async () => {
    issuer.on('/token', json(BEARER));
    const { http, calls } = spyOn();
    await mint(machineGrant(issuer.url), { secret: 'hush' }, { http, now });
    expect(calls).toMatchObject([{ request: { credentials: 'omit', redirect: 'manual' } }]);
  });
});

test('without a refresh token a new one can be had all the same', async () => {
  issuer.on('/token', json(BEARER));
  expect(
    await mint(machineGrant(issuer.url, {}, { scopes: ['a'] }), { secret: 'hush' }, ports),
  ).toEqual({
    tokens: {
      accessToken: 'token',
      receivedAt: NOON,
      expiresAt: NOON + 60_000,
      scopes: ['a'],
      renewable: true,
      basis: basisOf(machineGrant(issuer.url, {}, { scopes: ['a'] })),
    },
  });
});

describe('at a real issuer', () => {
  const atDemo = { http: loopback, now: Date.now };
  const grantFor = (
    id: string,
    authentication: ClientCredentialsGrant['client']['authentication'],
    resource = `${demo.api.origin}/reports`,
  ) => {
    const request = { scopes: ['reports:read'], resources: [resource] };
    return machineGrant(demo.issuer.url, { id, authentication }, request);
  };

  test('a wrong secret is refused, and not repeated', async () => {
    const grant = grantFor(reportsJob.id, 'client_secret_basic');
    const found = await failureFrom(mint(grant, { secret: 'wrong-secret' }, atDemo));
    expect(found.code).toBe('client_refused');
    expect(found.detail).not.toContain('wrong-secret');
  });

  test('an API that is not for it is refused in the words of the issuer', async () => {
    const grant = grantFor(reportsJob.id, 'client_secret_basic', `${demo.api.origin}/orders`);
    const found = await failureFrom(mint(grant, reportsJob, atDemo));
    expect(found).toEqual(failure('refused', expect.stringMatching(/^invalid_target: .*reports/)));
  });

  test.each([
    [reportsJob, 'client_secret_basic'],
    [reportsPost, 'client_secret_post'],
  ] as const)('%j gets a token by %s', async ({ id, secret }, authentication) => {
    const { tokens } = await mint(grantFor(id, authentication), { secret }, atDemo);
    expect(tokens).toEqual({
      accessToken: expect.any(String),
      receivedAt: expect.any(Number),
      expiresAt: tokens.receivedAt + 300_000,
      scopes: ['reports:read'],
      renewable: true,
      basis: basisOf(grantFor(id, authentication)),
    });
  });
});
