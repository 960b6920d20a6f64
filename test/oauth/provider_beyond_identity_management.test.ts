import { beforeEach, describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { readToken } from '../../src/core/token/read-token.ts';
import { mint } from '../../src/oauth/client-credentials.ts';
import { listIssued, revokeIssued } from '../../src/oauth/issued-tokens.ts';
import { failureFrom, NOON } from '../support/grants.ts';
import { withHostileIssuer } from '../support/issuers.ts';
import { machineApp, ports, signInTo } from '../support/simulated-app.ts';
import {
  MANAGEMENT,
  managementWith,
  OAUTH2,
  OIDC,
  oidcApp,
  stewardWith,
} from '../support/simulated-beyond-apps.ts';
import { playBeyondIdentity } from '../support/simulated-beyond-identity.ts';
import { IDENTITY, issuerOf } from '../support/simulated-beyond-tokens.ts';
import { firstAskedOf } from '../support/simulated-hosts.ts';

withHostileIssuer();

beforeEach(() => {
  playBeyondIdentity([OIDC, OAUTH2, MANAGEMENT]);
});

describe('Beyond Identity Management API: its preset', () => {
  test('mints a token for their API, by Basic and without any user', async () => {
    const { grant, credentials } = await machineApp(managementWith(undefined));
    const { tokens, refreshToken } = await mint(grant, credentials, ports);
    const scopes = ['tokens:introspect', 'tokens:read', 'tokens:delete'];
    expect(tokens).toMatchObject({ scopes, renewable: true });
    expect(refreshToken).toBeUndefined();
    expect(readToken(tokens.accessToken)).toMatchObject({
      claims: { aud: ['client-management', 'beyondidentity'], sub: 'app-management' },
    });
    expect(firstAskedOf(grant.server.tokenEndpoint).headers.authorization).toMatch(/^Basic /);
  });

  test('sends its token to their API alone', async () => {
    const { app } = await machineApp(managementWith(undefined));
    const path = '/v1/tenants/t1/realms/r1';
    expect(app.apiScopes).toEqual([{ origin: 'https://api-us.beyondidentity.com', path }]);
  });

  test.each([
    ['', 7_776_000],
    ['600', 600],
  ])('with %j for a lifetime has a token for %d seconds', async (lifetime, seconds) => {
    const { grant, credentials } = await machineApp(managementWith(undefined, lifetime));
    const { tokens } = await mint(grant, credentials, ports);
    expect(tokens.expiresAt).toBe(NOON + seconds * 1000);
  });

  test('with a wrong secret is refused', async () => {
    const { grant } = await machineApp(managementWith(undefined));
    const work = mint(grant, { secret: 'wrong' }, ports);
    expect((await failureFrom(work)).code).toBe('client_refused');
  });
});

describe('Beyond Identity: the tokens of an application', () => {
  const signInTimes = async (count: number) => {
    const app = await oidcApp();
    for (let done = 0; done < count; done += 1) await signInTo(app);
  };

  test('are listed over several pages, one at a time', async () => {
    await signInTimes(5);
    const steward = await stewardWith('tokens:read');
    const tokens = await listIssued(issuerOf(OIDC), steward, undefined, ports);
    expect(tokens).toHaveLength(5);
    expect(tokens[0]).toMatchObject({ scopes: ['orders:read'], format: 'referential' });
  });

  test.each([
    ['identity', IDENTITY, 2],
    ['identity', 'someone else', 0],
    ['application', IDENTITY, 0],
  ] as const)('of the %s %s are %d', async (principal, id, count) => {
    await signInTimes(2);
    const steward = await stewardWith('tokens:read');
    const filter = { principal, id };
    expect(await listIssued(issuerOf(OIDC), steward, filter, ports)).toHaveLength(count);
  });

  test('are not listed to an app without tokens:read', async () => {
    const work = listIssued(
      issuerOf(OIDC),
      await stewardWith('tokens:introspect'),
      undefined,
      ports,
    );
    expect(await failureFrom(work)).toEqual(failure('refused', 'missing scope'));
  });

  test('are taken back one by one, and only once', async () => {
    await signInTimes(2);
    const steward = await stewardWith('tokens:read tokens:delete');
    const list = () => listIssued(issuerOf(OIDC), steward, undefined, ports);
    const [first, second] = await list();
    await revokeIssued(issuerOf(OIDC), first?.id ?? '', steward, ports);
    expect((await list()).map(({ id }) => id)).toEqual([second?.id]);
    const again = revokeIssued(issuerOf(OIDC), first?.id ?? '', steward, ports);
    expect(await failureFrom(again)).toEqual(failure('refused', 'token not found'));
  });
});
