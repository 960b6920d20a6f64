import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { AppSchema } from '../../src/core/app.ts';
import type { AppField, AppForm } from '../../src/core/app-form.ts';
import { formOf } from '../../src/core/form-of.ts';
import type { GrantKind } from '../../src/core/grant.ts';
import { formSigns } from '../../src/core/parse-grant.ts';
import {
  draftOf,
  EC_PRIVATE,
  EC_PUBLIC,
  formFor,
  GRANT_KINDS,
  grantFor,
  problemsOf,
} from '../support/grant-forms.ts';

const SIGNED: Partial<AppForm> = { authentication: 'private_key_jwt', privateKey: EC_PRIVATE };

describe('one field that is wrong is the one that is named', () => {
  test.each<[GrantKind, AppField, string, string]>([
    ['device_code', 'deviceAuthorizationEndpoint', '', 'required'],
    ['device_code', 'deviceAuthorizationEndpoint', 'http://issuer.test/d', 'url_insecure'],
    ['client_credentials', 'clientSecret', '', 'required'],
    ['token_exchange', 'subjectApp', '', 'app_unknown'],
    ['token_exchange', 'subjectApp', 'constructor', 'app_unknown'],
    ['token_exchange', 'subjectApp', 'app~2', 'app_unknown'],
    ['token_exchange', 'actorApp', 'a b', 'app_unknown'],
    ['jwt_bearer', 'assertionSubject', ' ', 'required'],
    ['jwt_bearer', 'assertionClaims', '[]', 'json_object'],
    ['jwt_bearer', 'privateKey', '', 'required'],
    ['jwt_bearer', 'privateKey', EC_PUBLIC, 'key_public'],
    ['jwt_bearer', 'madeKey', EC_PRIVATE, 'key_form'],
    ['password', 'username', '', 'required'],
    ['password', 'password', '', 'required'],
    ['refresh_token', 'refreshToken', '', 'required'],
    ['refresh_token', 'refreshToken', 'one two', 'token_space'],
    ['authorization_code', 'redirectUri', 'com.app:/cb', 'url_no_scheme'],
    ['authorization_code', 'redirectUri', 'http://app.test/cb', 'url_insecure'],
    ['authorization_code', 'redirectUri', 'https://app.test/#', 'url_fragment'],
    ['authorization_code', 'redirectUri', 'https://*.app.test/cb', 'url_wildcard'],
    ['authorization_code', 'responseMode', 'form_post', 'form_post_own'],
    ['authorization_code', 'maxAge', '-1', 'number_form'],
    ['authorization_code', 'maxAge', '1.5', 'number_form'],
    ['authorization_code', 'maxAge', '1e3', 'number_form'],
    ['authorization_code', 'maxAge', '9'.repeat(10), 'number_form'],
    ['authorization_code', 'authorizationParameters', 'state=s', 'parameter_ours'],
    ['authorization_code', 'tokenParameters', 'nothing', 'parameter_form'],
    ['authorization_code', 'details', '{}', 'details_form'],
    ['authorization_code', 'resources', 'urn:a\nb', 'url_invalid'],
    ['authorization_code', 'revocationEndpoint', 'issuer.test', 'url_no_scheme'],
    ['authorization_code', 'introspectionEndpoint', 'http://issuer.test', 'url_insecure'],
    ['authorization_code', 'userinfoEndpoint', 'https://issuer.test/#', 'url_fragment'],
    ['authorization_code', 'endSessionEndpoint', 'ftp://issuer.test', 'url_scheme'],
  ])('%s: %s %j: %s', (kind, field, text, code) => {
    const problems = problemsOf(formFor(kind, { [field]: text }));
    expect(problems).toEqual({ [field]: expect.objectContaining({ code }) });
  });

  test('an endpoint for pushed requests is needed where they are pushed, and only there', () => {
    const pushed = formFor('authorization_code', { pushed: true });
    expect(problemsOf(pushed)).toEqual({ pushedRequestEndpoint: { code: 'required' } });
    expect(problemsOf({ ...pushed, pushed: false, pushedRequestEndpoint: '?' })).toEqual({});
  });

  test('a posted answer is lost at our own address, and caught at any other', () => {
    const posted = formFor('authorization_code', { responseMode: 'form_post', redirectUri: ' ' });
    expect(problemsOf(posted)).toEqual({ responseMode: { code: 'form_post_own' } });
    expect(problemsOf({ ...posted, redirectUri: 'https://app.test/cb' })).toEqual({});
  });

  test('a colon in the client id where it would be read as the end of it', () => {
    for (const authentication of ['client_secret_basic', 'client_secret_basic_raw'] as const) {
      const form = formFor('device_code', { authentication, clientSecret: 's', clientId: 'a:b' });
      expect(problemsOf(form)).toEqual({ clientId: { code: 'client_id_colon' } });
    }
  });
});

const SERVER = { issuer: 'https://issuer.test', tokenEndpoint: 'https://issuer.test/token' };
const PUBLIC = { id: 'shop', authentication: 'none' };
const REQUEST = { scopes: ['openid', 'orders'], audience: 'shop-api' };
const COMMON = { server: SERVER, client: PUBLIC, request: REQUEST };

test.each<[GrantKind, object]>([
  [
    'authorization_code',
    {
      ...COMMON,
      server: { ...SERVER, authorizationEndpoint: 'https://issuer.test/auth', namesItself: true },
      authorization: { pkce: 'S256', renewsSilently: true },
    },
  ],
  [
    'device_code',
    { ...COMMON, server: { ...SERVER, deviceAuthorizationEndpoint: 'https://issuer.test/device' } },
  ],
  [
    'client_credentials',
    { ...COMMON, client: { id: 'shop', authentication: 'client_secret_post' } },
  ],
  ['token_exchange', { ...COMMON, subject: { app: 'app-2', token: 'id_token' } }],
  ['jwt_bearer', { ...COMMON, assertion: { key: { algorithm: 'ES256' }, subject: 'ada' } }],
  ['password', { ...COMMON, username: 'ada' }],
  ['refresh_token', COMMON],
  ['pasted', {}],
])('%s is read as the form has it', (kind, expected) => {
  expect(grantFor(kind)).toEqual({ kind, ...expected });
});

test('all that may be said beside is read', () => {
  const grant = grantFor('authorization_code', {
    redirectUri: ' https://App.test/cb ',
    pkce: 'plain',
    responseMode: 'fragment',
    pushed: true,
    pushedRequestEndpoint: 'https://issuer.test/par',
    prompt: ' login ',
    loginHint: 'ada',
    acrValues: 'a b',
    maxAge: ' 0 ',
    renewsSilently: false,
    authorizationParameters: 'a=1\n\na=2\na=1',
    tokenParameters: 'b= c ',
    resources: 'urn:a\nurn:b',
    details: ' [{"type":"a"}] ',
    revocationEndpoint: 'https://issuer.test/revoke',
  });
  expect(grant).toMatchObject({
    server: { revocationEndpoint: 'https://issuer.test/revoke' },
    request: {
      resources: ['urn:a', 'urn:b'],
      details: '[{"type":"a"}]',
      parameters: [{ name: 'b', value: 'c' }],
    },
    authorization: {
      redirectUri: 'https://App.test/cb',
      pkce: 'plain',
      responseMode: 'fragment',
      pushedRequestEndpoint: 'https://issuer.test/par',
      prompt: 'login',
      loginHint: 'ada',
      acrValues: 'a b',
      maxAge: 0,
      renewsSilently: false,
      parameters: [
        { name: 'a', value: '1' },
        { name: 'a', value: '2' },
      ],
    },
  });
});

test('a client that signs has a key, and a key that was made here is not typed', () => {
  const key = { algorithm: 'ES256', id: 'k1', made: EC_PUBLIC };
  const form = formFor('device_code', { ...SIGNED, keyId: ' k1 ', madeKey: EC_PUBLIC });
  expect(draftOf({ ...form, privateKey: 'nonsense' })).toMatchObject({
    app: { grant: { client: { id: 'shop', authentication: 'private_key_jwt', key } } },
  });
  expect(draftOf(form)).not.toHaveProperty('privateKey');
});

test.each(GRANT_KINDS)('the form of an app with %s, saved untouched, is the same app', (kind) => {
  const { app } = draftOf(formFor(kind));
  expect(draftOf(formOf(app), app.grant)).toEqual({ app });
  expect(v.parse(AppSchema, JSON.parse(JSON.stringify(app)))).toEqual(app);
});

test.each(GRANT_KINDS)('whether a form with %s signs', (kind) => {
  expect(formSigns(formFor(kind))).toBe(kind === 'jwt_bearer');
  if (kind !== 'pasted') expect(formSigns(formFor(kind, SIGNED))).toBe(true);
});
