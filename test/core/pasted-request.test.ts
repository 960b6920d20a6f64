import { describe, expect, test } from 'vitest';
import { EMPTY_FORM } from '../../src/core/app-form.ts';
import { type PastedAddress, readAddress } from '../../src/core/pasted-address.ts';
import { valueIn } from '../support/samples.ts';

const read = (text: string): PastedAddress => valueIn(readAddress(text));

const requestOf = (query: Record<string, string>, endpoint = 'https://id.test/authorize') =>
  read(`${endpoint}?${new URLSearchParams({ client_id: 'web', response_type: 'code', ...query })}`);

const formOfRequest = (query: Record<string, string>) => {
  const address = requestOf(query);
  return address.kind === 'request' ? address.form : undefined;
};

describe('an authorization request', () => {
  test('fills the form with what it asks for', () => {
    const query = new URLSearchParams({
      client_id: 'web',
      response_type: 'code',
      scope: 'openid orders:read',
      audience: 'https://api.test',
      redirect_uri: 'https://app.test/callback?x=1',
      response_mode: 'form_post',
      prompt: 'login',
      login_hint: 'ann@app.test',
      acr_values: 'mfa',
      max_age: '60',
      authorization_details: '[{"type":"pay"}]',
      code_challenge: 'abc',
      code_challenge_method: 'S256',
      ui_locales: 'de en',
    });
    query.append('resource', 'https://api.test/1');
    query.append('resource', 'https://api.test/2');
    expect(read(`https://id.test/authorize?${query}#top`)).toEqual({
      kind: 'request',
      candidates: ['https://id.test', 'https://id.test/'],
      wasImplicit: false,
      isOpaque: false,
      form: {
        grant: 'authorization_code',
        authorizationEndpoint: 'https://id.test/authorize',
        clientId: 'web',
        scope: 'openid orders:read',
        audience: 'https://api.test',
        redirectUri: 'https://app.test/callback?x=1',
        responseMode: 'form_post',
        prompt: 'login',
        loginHint: 'ann@app.test',
        acrValues: 'mfa',
        maxAge: '60',
        details: '[{"type":"pay"}]',
        resources: 'https://api.test/1\nhttps://api.test/2',
        authorizationParameters: 'ui_locales=de en',
      },
    });
  });

  test.each([
    [{}],
    [{ code_challenge: 'abc' }],
    [{ code_challenge: 'abc', code_challenge_method: 'plain' }],
  ])('that goes without good PKCE (%j) does not say that the issuer cannot', (query) => {
    expect(formOfRequest(query)).not.toHaveProperty('pkce');
  });

  test.each(['token', 'id_token', 'id_token token'])('for %s becomes one for a code', (type) => {
    const address = requestOf({ response_type: type, response_mode: 'fragment' });
    expect(address).toMatchObject({ wasImplicit: true, form: { grant: 'authorization_code' } });
    expect(address).not.toHaveProperty('form.responseMode');
  });

  test('for a code and an ID token already has one', () => {
    expect(requestOf({ response_type: 'code id_token' })).toMatchObject({ wasImplicit: false });
  });

  test('that was pushed says only whose it is', () => {
    const request_uri = 'urn:ietf:params:oauth:request_uri:6esc';
    const address = read(`https://id.test/authorize?client_id=web&request_uri=${request_uri}`);
    expect(address).toMatchObject({ kind: 'request', isOpaque: true, form: { pushed: true } });
    expect(JSON.stringify(address)).not.toContain('6esc');
  });

  test('that was signed says only whose it is', () => {
    const address = requestOf({ request: 'eyJhbGciOiJub25lIn0.e30.', scope: 'other' });
    expect(address).toMatchObject({ isOpaque: true });
    expect(address).not.toHaveProperty('form.scope');
    expect(address).not.toHaveProperty('form.pushed');
  });

  test('that was silent would not let a user sign in', () => {
    expect(formOfRequest({ prompt: 'none', response_mode: 'web_message' })).toEqual({
      grant: 'authorization_code',
      authorizationEndpoint: 'https://id.test/authorize',
      clientId: 'web',
    });
  });

  test('may be longer than an address of ours, and hold what none of ours may', () => {
    const state = 'x'.repeat(5000);
    expect(formOfRequest({ state, scope: 'https://api.test/*' })).toMatchObject({
      scope: 'https://api.test/*',
    });
  });

  test('writes no line that it does not have', () => {
    const form = formOfRequest({
      a: '1\nclient_secret=x',
      b: '2',
      resource: 'https://a.test\nhttps://evil.test',
      login_hint: 'a\nb',
    });
    expect(form).toMatchObject({ authorizationParameters: 'b=2' });
    expect(form).not.toHaveProperty('resources');
    expect(form).not.toHaveProperty('loginHint');
  });

  test('fills only fields that there are', () => {
    const address = requestOf({ scope: 'a', x: 'y', request_uri: 'https://id.test/r' });
    const form = address.kind === 'request' ? address.form : {};
    expect(Object.keys(form).filter((field) => !(field in EMPTY_FORM))).toEqual([]);
  });
});

test.each([
  'state',
  'nonce',
  'code',
  'code_challenge',
  'code_verifier',
  'id_token_hint',
  'logout_hint_token',
  'client_secret',
  'client_assertion',
  'access_token',
  'refresh_token',
  'session_state',
  'sessionToken',
  'stateToken',
  'session_code',
  'dpop_jkt',
  'username',
  'password',
  'csrf',
  'sid',
  'login_ticket',
])('%s is left behind', (name) => {
  const address = requestOf({ [name]: 'SECRET', ui_locales: 'de' });
  expect(JSON.stringify(address)).not.toContain('SECRET');
  expect(address).toMatchObject({ form: { authorizationParameters: 'ui_locales=de' } });
});

test('a token is left behind, whatever it is called', () => {
  const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2ln';
  expect(JSON.stringify(requestOf({ hint: token }))).not.toContain(token);
});
