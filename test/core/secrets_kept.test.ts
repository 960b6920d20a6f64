import { describe, expect, test } from 'vitest';
import type { AppForm } from '../../src/core/app-form.ts';
import type { Grant, GrantKind } from '../../src/core/grant.ts';
import { keptSecrets, type SecretName } from '../../src/core/secrets.ts';
import {
  draftOf,
  EC_PRIVATE,
  EC_PUBLIC,
  formFor,
  grantFor,
  problemsOf,
} from '../support/grant-forms.ts';

const SIGNED: Partial<AppForm> = { authentication: 'private_key_jwt', privateKey: EC_PRIVATE };
const CONFIDENTIAL: Partial<AppForm> = {
  authentication: 'client_secret_basic',
  clientSecret: 's',
};
const RSA_PRIVATE = JSON.stringify({ kty: 'RSA', n: 'bg', e: 'AQAB', d: 'ZA' });

/** One grant for each secret. */
const HOLDERS: Record<SecretName, [GrantKind, Partial<AppForm>]> = {
  clientSecret: ['authorization_code', CONFIDENTIAL],
  privateKey: ['authorization_code', SIGNED],
  password: ['password', {}],
  refreshToken: ['refresh_token', {}],
};
const NAMES = Object.keys(HOLDERS) as SecretName[];

const holderOf = (name: SecretName, changes: Partial<AppForm> = {}) => {
  const [kind, fields] = HOLDERS[name];
  return formFor(kind, { ...fields, ...changes });
};
const savedWith = (name: SecretName) => draftOf(holderOf(name)).app.grant;

describe.each(NAMES)('%s, given before,', (name) => {
  test.each<[string, Partial<AppForm>]>([
    ['another client', { clientId: 'other' }],
    ['another token endpoint', { tokenEndpoint: 'https://issuer.test/other' }],
    ['another issuer', { issuer: 'https://issuer.test/a' }],
    ['an endpoint at a new origin', { introspectionEndpoint: 'https://evil.test/introspect' }],
    ['the same path of another host', { tokenEndpoint: 'https://evil.test/token' }],
  ])('is needed anew for %s', (_what, changes) => {
    const emptied = holderOf(name, { ...changes, [name]: '' });
    expect(problemsOf(emptied, savedWith(name))).toEqual({ [name]: { code: 'required' } });
    expect(problemsOf(holderOf(name, changes), savedWith(name))).toEqual({});
  });

  test.each<[string, Grant | undefined]>([
    ['is new', undefined],
    ['was pasted', { kind: 'pasted' }],
    ['had none', grantFor('device_code')],
  ])('is none where the app %s', (_what, saved) => {
    const emptied = holderOf(name, { [name]: '' });
    expect(problemsOf(emptied, saved)).toEqual({ [name]: { code: 'required' } });
  });

  test.each<[string, Partial<AppForm>]>([
    ['in the same app', {}],
    [
      'with other scopes and another API',
      { scope: 'a', audience: 'b', apiScopes: 'https://b.test' },
    ],
    ['with other endpoints', { revocationEndpoint: 'https://issuer.test/revoke' }],
  ])('may stay %s', (_where, changes) => {
    const emptied = holderOf(name, { ...changes, [name]: '' });
    expect(draftOf(emptied, savedWith(name))).not.toHaveProperty(name);
  });

  test('gives way to one that is typed', () => {
    const typed = holderOf(name);
    expect(draftOf(typed, savedWith(name))[name]).toBe(typed[name]);
  });

  test('is not kept where nothing needs it any more', () => {
    expect(keptSecrets(savedWith(name), grantFor('device_code'))).toEqual([]);
    expect(keptSecrets(savedWith(name), { kind: 'pasted' })).toEqual([]);
  });
});

describe('a secret goes along to another grant of the same client', () => {
  const secretive: Partial<AppForm> = { authentication: 'client_secret_post', clientSecret: 's' };
  test.each<[string, Grant, Grant, SecretName[]]>([
    [
      'sent in another way',
      grantFor('authorization_code', CONFIDENTIAL),
      grantFor('authorization_code', secretive),
      ['clientSecret'],
    ],
    [
      'for a machine',
      grantFor('authorization_code', CONFIDENTIAL),
      grantFor('client_credentials'),
      ['clientSecret'],
    ],
    [
      'the key of the client for the one of an assertion',
      grantFor('authorization_code', SIGNED),
      grantFor('jwt_bearer'),
      ['privateKey'],
    ],
    [
      'what both need of several',
      grantFor('password', CONFIDENTIAL),
      grantFor('refresh_token', CONFIDENTIAL),
      ['clientSecret'],
    ],
  ])('%s', (_what, before, after, expected) => {
    expect(keptSecrets(before, after)).toEqual(expected);
  });
});

describe('a secret of another is not kept', () => {
  test('a key of another algorithm', () => {
    const after = grantFor('authorization_code', {
      ...SIGNED,
      keyAlgorithm: 'RS256',
      privateKey: RSA_PRIVATE,
    });
    expect(keptSecrets(savedWith('privateKey'), after)).toEqual([]);
  });

  test('a key that was made here, which nobody typed', () => {
    const made = grantFor('authorization_code', { ...SIGNED, privateKey: '', madeKey: EC_PUBLIC });
    expect(keptSecrets(made, savedWith('privateKey'))).toEqual([]);
    expect(keptSecrets(savedWith('privateKey'), made)).toEqual([]);
  });

  test('the password of another user', () => {
    const after = grantFor('password', { username: 'bob' });
    expect(keptSecrets(savedWith('password'), after)).toEqual([]);
  });

  test('with the secrets that stay beside it', () => {
    const before = grantFor('password', CONFIDENTIAL);
    const after = grantFor('password', { ...CONFIDENTIAL, username: 'bob' });
    expect(keptSecrets(before, after)).toEqual(['clientSecret']);
    expect(keptSecrets(before, before)).toEqual(['clientSecret', 'password']);
  });

  // It is one sign-in's, and its rotation belongs to that.
  test('the refresh token that a sign-in gave', () => {
    const before = grantFor('authorization_code');
    expect(keptSecrets(before, grantFor('refresh_token'))).toEqual([]);
  });
});
