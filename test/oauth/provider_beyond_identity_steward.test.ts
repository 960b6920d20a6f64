import { beforeEach, describe, expect, test } from 'vitest';
import type { Asking } from '../../src/oauth/asking.ts';
import { introspect } from '../../src/oauth/introspection.ts';
import { revoke } from '../../src/oauth/revocation.ts';
import { failureFrom } from '../support/grants.ts';
import { withHostileIssuer } from '../support/issuers.ts';
import { ports, signInTo } from '../support/simulated-app.ts';
import {
  MANAGEMENT,
  OAUTH2,
  OIDC,
  oauth2App,
  oidcApp,
  speaking,
} from '../support/simulated-beyond-apps.ts';
import { playBeyondIdentity } from '../support/simulated-beyond-identity.ts';
import { IDENTITY, issuerOf } from '../support/simulated-beyond-tokens.ts';
import { askedOf } from '../support/simulated-hosts.ts';

withHostileIssuer();

beforeEach(() => {
  playBeyondIdentity([OIDC, OAUTH2, MANAGEMENT]);
});

describe('Beyond Identity: introspection at the realm', () => {
  test('answers the application itself by Basic', async () => {
    const { grant, credentials, ...app } = await oauth2App();
    const { tokens } = await signInTo({ grant, credentials, ...app });
    const answer = await introspect(
      grant,
      { kind: 'client', credentials },
      tokens.accessToken,
      ports,
    );
    expect(answer).toMatchObject({ active: true, sub: IDENTITY, bi_r: 'r1' });
  });

  test('reads a referential token for another app that holds tokens:introspect', async () => {
    const { grant, ...app } = await oidcApp();
    const { tokens } = await signInTo({ grant, ...app });
    const by = await speaking('tokens:introspect');
    expect(await introspect(grant, by, tokens.accessToken, ports)).toMatchObject({
      active: true,
      scope: 'orders:read',
      aud: ['client-oidc', 'https://api.test/'],
    });
  });

  test('says of a token that it does not know that it is not active, and 200', async () => {
    const { grant } = await oidcApp();
    const by = await speaking('tokens:introspect');
    expect(await introspect(grant, by, 'unknown', ports)).toEqual({ active: false });
  });

  test('refuses a public application that asks for itself', async () => {
    const { grant } = await oidcApp();
    const work = introspect(grant, { kind: 'client', credentials: {} }, 'any', ports);
    expect((await failureFrom(work)).code).toBe('client_refused');
  });

  test('refuses another app without that scope', async () => {
    const { grant } = await oidcApp();
    const work = introspect(grant, await speaking('tokens:read'), 'any', ports);
    expect((await failureFrom(work)).code).toBe('client_refused');
  });
});

describe('Beyond Identity: revocation at the application', () => {
  test('of an OAuth2 application works by Basic', async () => {
    const { grant, credentials, ...app } = await oauth2App();
    const { accessToken } = (await signInTo({ grant, credentials, ...app })).tokens;
    const itself: Asking = { kind: 'client', credentials };
    await revoke(grant, itself, accessToken, 'access_token', ports);
    expect(askedOf(`${issuerOf(OAUTH2)}/revoke`)).toHaveLength(1);
    expect(await introspect(grant, itself, accessToken, ports)).toEqual({ active: false });
  });

  test('of one of OpenID Connect works by a token with tokens:delete', async () => {
    const { grant, ...app } = await oidcApp();
    const { accessToken } = (await signInTo({ grant, ...app })).tokens;
    const by = await speaking('tokens:delete tokens:introspect');
    await revoke(grant, by, accessToken, 'access_token', ports);
    expect(await introspect(grant, by, accessToken, ports)).toEqual({ active: false });
  });

  test('of one of OpenID Connect that asks for itself is refused', async () => {
    const { grant } = await oidcApp();
    const itself: Asking = { kind: 'client', credentials: {} };
    const work = revoke(grant, itself, 'any', 'access_token', ports);
    expect((await failureFrom(work)).code).toBe('client_refused');
  });
});
