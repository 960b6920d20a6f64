import { describe, expect, test } from 'vitest';
import { issuerFrom } from '../../src/core/providers/fill.ts';
import type { Blanks, Provider, ProviderId } from '../../src/core/providers/provider.ts';
import { findProviders, PROVIDERS } from '../../src/core/providers/providers.ts';
import { recognise } from '../../src/core/providers/recognise.ts';
import { valueIn } from '../support/samples.ts';

const provider = (id: ProviderId): Provider => {
  const found = PROVIDERS.find((known) => known.id === id);
  if (found) return found;
  throw new Error(`no provider ${id}`);
};

const examplesOf = ({ blanks }: Provider): Blanks =>
  Object.fromEntries(blanks.map(({ name, example }) => [name, example]));

const exampleIssuer = (known: Provider) => valueIn(issuerFrom(known, examplesOf(known)));

const EACH = PROVIDERS.map((known) => [known.id, known] as const);

describe('an issuer is recognised, and comes back letter by letter', () => {
  /** An issuer of theirs could be anybody's, or is that of another preset. */
  const SILENT: readonly ProviderId[] = ['pingfederate', 'beyond_identity_management'];
  const speaking = EACH.filter(([id]) => !SILENT.includes(id));

  test.each(speaking)('%s', (_, known) => {
    const issuer = exampleIssuer(known);
    const recognised = recognise(new URL(issuer));
    expect(recognised).toMatchObject({ provider: { id: known.id }, issuer });
    expect(issuerFrom(known, recognised?.blanks ?? {})).toEqual({ ok: true, value: issuer });
  });

  test.each(speaking)('%s, by its metadata', (id, known) => {
    const issuer = exampleIssuer(known);
    const below = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    expect(recognise(new URL(below))).toMatchObject({ provider: { id }, issuer });
    const { origin, pathname } = new URL(issuer);
    const before = `${origin}/.well-known/oauth-authorization-server${pathname.replace(/\/$/, '')}`;
    expect(recognise(new URL(before))).toMatchObject({ provider: { id }, issuer });
  });
});

describe('an authorization endpoint gives its issuer away', () => {
  const uuid = '8d1ed2c5-0f6b-4a4e-9b0f-3d0a4c1f2e3d';
  test.each<[string, ProviderId, string | undefined]>([
    [
      'https://auth-eu.beyondidentity.com/v1/tenants/t1/realms/r1/applications/a1/authorize',
      'beyond_identity',
      'https://auth-eu.beyondidentity.com/v1/tenants/t1/realms/r1/applications/a1',
    ],
    ['https://t.us.auth0.com/authorize', 'auth0', 'https://t.us.auth0.com/'],
    ['https://t.us.auth0.com/u/login', 'auth0', 'https://t.us.auth0.com/'],
    ['https://d.okta.com/oauth2/v1/authorize', 'okta_org', 'https://d.okta.com'],
    ['https://d.okta.com/oauth2/aus1/v1/authorize', 'okta', 'https://d.okta.com/oauth2/aus1'],
    ['https://d.okta.com/oauth2/v1x/v1/authorize', 'okta', 'https://d.okta.com/oauth2/v1x'],
    [
      `https://login.microsoftonline.com/${uuid}/oauth2/v2.0/authorize`,
      'entra',
      `https://login.microsoftonline.com/${uuid}/v2.0`,
    ],
    ['https://login.microsoftonline.com/common/oauth2/v2.0/authorize', 'entra', undefined],
    [
      `https://contoso.ciamlogin.com/${uuid}/oauth2/v2.0/authorize`,
      'entra_external',
      `https://${uuid}.ciamlogin.com/${uuid}/v2.0`,
    ],
    [
      `https://contoso.b2clogin.com/${uuid}/B2C_1_in/oauth2/v2.0/authorize`,
      'azure_b2c',
      `https://contoso.b2clogin.com/${uuid}/v2.0/`,
    ],
    [
      'https://contoso.b2clogin.com/contoso.onmicrosoft.com/oauth2/v2.0/authorize?p=B2C_1_in',
      'azure_b2c',
      undefined,
    ],
    ['https://accounts.google.com/o/oauth2/v2/auth', 'google', 'https://accounts.google.com'],
    ['https://shop.auth.eu-west-1.amazoncognito.com/oauth2/authorize', 'cognito', undefined],
    ['https://h.test/realms/r/protocol/openid-connect/auth', 'keycloak', 'https://h.test/realms/r'],
    [
      'http://localhost:8080/auth/realms/r/protocol/openid-connect/auth',
      'keycloak',
      'http://localhost:8080/auth/realms/r',
    ],
    ['https://auth.pingone.com.au/e/as/authorize', 'pingone', undefined],
    [
      `https://auth.pingone.com.au/${uuid}/as/authorize`,
      'pingone',
      `https://auth.pingone.com.au/${uuid}/as`,
    ],
    ['https://sso.test:9031/as/authorization.oauth2', 'pingfederate', 'https://sso.test:9031'],
    ['https://x.onelogin.com/oidc/2/auth', 'onelogin', 'https://x.onelogin.com/oidc/2'],
    ['https://github.com/login/oauth/authorize', 'github', 'https://github.com/login/oauth'],
    ['https://gitlab.example.com/oauth/authorize', 'gitlab', 'https://gitlab.example.com'],
    [
      'https://login.salesforce.com/services/oauth2/authorize',
      'salesforce',
      'https://login.salesforce.com',
    ],
    ['https://x.us1.zitadel.cloud/oauth/v2/authorize', 'zitadel', 'https://x.us1.zitadel.cloud'],
    ['https://h.test/application/o/authorize/', 'authentik', undefined],
    [
      'https://h.test/application/o/shop/end-session/',
      'authentik',
      'https://h.test/application/o/shop/',
    ],
    ['https://x.projects.oryapis.com/oauth2/auth', 'ory', 'https://x.projects.oryapis.com'],
    ['https://x.fusionauth.io/oauth2/authorize', 'fusionauth', 'https://x.fusionauth.io'],
    [
      'https://api.descope.com/oauth2/v1/authorize?client_id=P2abc',
      'descope',
      'https://api.descope.com/P2abc',
    ],
    [
      'https://api-us.beyondidentity.com/v1/tenants/t/realms/r/identities',
      'beyond_identity_management',
      undefined,
    ],
  ])('%s: %s', (address, id, issuer) => {
    const recognised = recognise(new URL(address));
    expect(recognised?.provider.id).toBe(id);
    expect(recognised?.issuer).toBe(issuer);
  });

  test.each([
    'https://auth0.com.evil.test/authorize',
    'https://evil-auth0.com/authorize',
    'https://gitlab-evil.test/oauth/authorize',
    'https://accounts.google.com.evil.test/o/oauth2/v2/auth',
    'https://auth-us.beyondidentity.com.evil.test/v1/tenants/t/realms/r/applications/a',
    'https://d.okta.com/oauth/authorize',
    'https://evil.test/https://accounts.google.com/o/oauth2/v2/auth',
    'https://api.descope.com/oauth2/v1/apps/authorize',
  ])('%s is nobody’s', (address) => {
    expect(recognise(new URL(address))).toBeUndefined();
  });

  test('what is missing is left blank, and named', () => {
    const recognised = recognise(
      new URL('https://contoso.b2clogin.com/c.onmicrosoft.com/oauth2/v2.0/authorize?p=B2C_1_in'),
    );
    expect(recognised?.blanks).toEqual({ subdomain: 'contoso', policy: 'B2C_1_in' });
    expect(issuerFrom(provider('azure_b2c'), recognised?.blanks ?? {})).toEqual({
      ok: false,
      fault: ['tenant'],
    });
  });
});

describe('a provider is found by what people type', () => {
  const ids = (text: string) => findProviders(text).map(({ id }) => id);

  test.each<[string, readonly ProviderId[]]>([
    ['Beyond', ['beyond_identity', 'beyond_identity_management']],
    ['beyondidentity', ['beyond_identity', 'beyond_identity_management']],
    ['KEYCLOAK', ['keycloak']],
    ['git-hub', ['github']],
    ['azure ad', ['entra', 'entra_external', 'azure_b2c']],
    ['hydra', ['ory']],
    ['ping', ['pingone', 'pingfederate']],
    ['nobody at all', []],
    ['…', []],
  ])('%j', (text, expected) => {
    expect(ids(text)).toEqual(expected);
  });

  test('by the beginning of a name before its middle', () => {
    expect(ids('ent').indexOf('entra')).toBe(0);
    expect(ids('ent')).toContain('beyond_identity');
  });

  test('nothing typed finds all', () => {
    expect(ids(' ')).toEqual(PROVIDERS.map(({ id }) => id));
  });
});
