import { describe, expect, test } from 'vitest';
import { info, warn } from '../../../src/core/findings/finding.ts';
import { appWith, STORED_APP } from '../../support/samples.ts';
import { factsWith, foundIn, HOUR, MINUTE, NOON, tokensWith } from '../../support/token-facts.ts';

const TENANT = '11111111-2222-3333-4444-555555555555';
const ENTRA = `https://login.microsoftonline.com/${TENANT}/v2.0`;

const at = (issuer: string, scopes: string[], authorization = {}, changes = {}) =>
  appWith({
    grant: {
      ...STORED_APP.grant,
      server: { ...STORED_APP.grant.server, issuer },
      request: { scopes },
      authorization: { pkce: 'S256', renewsSilently: true, ...authorization },
    },
    ...changes,
  });

const OFFLINE = { parameters: [{ name: 'access_type', value: 'offline' }] };

describe('a refresh token that was asked for and did not come', () => {
  const told = (app: ReturnType<typeof appWith>, tokens: object | undefined = {}) =>
    foundIn('no_refresh', factsWith({}, { app, tokens: tokens && tokensWith(tokens) }));

  test.each<[string, string, string[], object, string, string]>([
    [
      'anywhere',
      'https://issuer.test',
      ['offline_access'],
      {},
      'offline_access',
      'grant_types: refresh_token',
    ],
    [
      'at Auth0',
      'https://a.eu.auth0.com/',
      ['offline_access'],
      {},
      'offline_access',
      'API Settings → Allow Offline Access',
    ],
    [
      'at Google',
      'https://accounts.google.com',
      ['openid'],
      OFFLINE,
      'access_type=offline',
      'access_type=offline, prompt=consent',
    ],
    ['at Entra', ENTRA, ['offline_access'], {}, 'offline_access', 'scope offline_access'],
    [
      'at Salesforce',
      'https://login.salesforce.com',
      ['refresh_token'],
      {},
      'refresh_token',
      'OAuth scope refresh_token, offline_access',
    ],
  ])('%s', (_where, issuer, scopes, authorization, asked, remedy) => {
    expect(told(at(issuer, scopes, authorization))).toEqual(warn(asked, remedy));
  });

  test('is told although the issuer’s session renews the tokens for now', () => {
    const app = at('https://issuer.test', ['offline_access']);
    expect(told(app, { renewable: true })).toMatchObject({ level: 'warn' });
  });

  test('not where it came, was not asked for, or nobody signed in', () => {
    const app = at('https://issuer.test', ['offline_access']);
    expect(told(app, { refreshToken: { receivedAt: NOON } })).toBeUndefined();
    expect(told(at('https://issuer.test', ['openid']))).toBeUndefined();
    expect(
      told(
        at('https://accounts.google.com', [], {
          parameters: [{ name: 'access_type', value: 'online' }],
        }),
      ),
    ).toBeUndefined();
    expect(foundIn('no_refresh', factsWith({}, { app }))).toBeUndefined();
  });

  test('not where a client gets its tokens by itself', () => {
    const server = { issuer: 'https://issuer.test', tokenEndpoint: 'https://issuer.test/token' };
    const client = { id: 'shop', authentication: 'client_secret_basic' };
    const request = { scopes: ['offline_access'] };
    const app = appWith({ grant: { kind: 'client_credentials', server, client, request } });
    expect(told(app)).toBeUndefined();
  });
});

const OVER = { ...warn(), sentence: 'refresh_expired', remedy: 'sign_in' };

describe('a refresh token that ends soon', () => {
  const told = (refreshToken: object | undefined, tokens: object = {}, app = appWith()) =>
    foundIn(
      'refresh_expires_soon',
      factsWith(
        {},
        {
          app,
          tokens: tokensWith({
            ...tokens,
            ...(refreshToken && { refreshToken: refreshToken as never }),
          }),
        },
      ),
    );
  const living = (life: number, left: number) => ({
    receivedAt: NOON - life + left,
    expiresAt: NOON + left,
  });

  test.each([
    ['14 days, of which 2 are left', 336 * HOUR, 48 * HOUR, undefined],
    ['14 days, of which 20 hours are left', 336 * HOUR, 20 * HOUR, info({ span: 20 * HOUR })],
    ['14 days, of which 50 minutes are left', 336 * HOUR, 50 * MINUTE, warn({ span: 50 * MINUTE })],
    ['30 minutes, of which 20 are left', 30 * MINUTE, 20 * MINUTE, undefined],
    ['30 minutes, of which 5 are left', 30 * MINUTE, 5 * MINUTE, info({ span: 5 * MINUTE })],
    ['30 minutes, of which 2 are left', 30 * MINUTE, 2 * MINUTE, warn({ span: 2 * MINUTE })],
    ['30 minutes, which are over', 30 * MINUTE, -MINUTE, OVER],
  ])('of %s', (_what, life, left, found) => {
    expect(told(living(life, left))).toEqual(found);
  });

  test('before the next access token is due', () => {
    const due = { receivedAt: NOON, expiresAt: NOON + 2 * HOUR };
    const life = living(HOUR, 50 * MINUTE);
    expect(told(life, due)).toEqual(warn({ span: 50 * MINUTE }));
    expect(told(life, { ...due, expiresAt: NOON + HOUR / 2 })).toBeUndefined();
  });

  test('is not told where nobody said when, or there is none', () => {
    expect(told({ receivedAt: NOON })).toBeUndefined();
    expect(told(undefined)).toBeUndefined();
    expect(told(undefined, { signedInAt: NOON - 30 * HOUR }, at(ENTRA, []))).toBeUndefined();
  });

  describe('of a page at Microsoft Entra, a day after its sign-in', () => {
    const page = at(ENTRA, [], {}, { originHeader: 'redirect' });
    const renewed = { receivedAt: NOON };

    test.each([
      ['10 hours', 10, undefined],
      ['20 hours', 20, info({ span: 4 * HOUR })],
      ['23 hours and a half', 23.5, warn({ span: 30 * MINUTE })],
    ])('after %s, however fresh it is', (_what, hours, found) => {
      expect(told(renewed, { signedInAt: NOON - hours * HOUR }, page)).toEqual(found);
    });

    test('although the issuer names a later end', () => {
      const refreshToken = { receivedAt: NOON, expiresAt: NOON + 90 * 24 * HOUR };
      const found = told(refreshToken, { signedInAt: NOON - 20 * HOUR }, page);
      expect(found).toEqual(info({ span: 4 * HOUR }));
    });

    test.each<[string, ReturnType<typeof appWith>]>([
      ['a native app', at(ENTRA, [], {}, { originHeader: 'remove' })],
      ['another issuer', at('https://issuer.test', [])],
    ])('not of %s', (_what, app) => {
      expect(told(renewed, { signedInAt: NOON - 20 * HOUR }, app)).toBeUndefined();
    });
  });
});
