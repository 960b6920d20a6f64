import { describe, expect, test } from 'vitest';
import { type AppForm, EMPTY_FORM } from '../../src/core/app-form.ts';
import { formOf } from '../../src/core/form-of.ts';
import { parseAppForm } from '../../src/core/parse-app-form.ts';
import { authenticationOf } from '../../src/core/parse-grant.ts';
import { appWith, FORM, READ_APP, valueIn } from '../support/samples.ts';

const ID = appWith().id;

const CONFIDENTIAL: AppForm = { ...FORM, authentication: 'client_secret_basic', clientSecret: 's' };

const read = (form: AppForm) => parseAppForm(form, { id: ID, enabled: true });
const problemsOf = (form: AppForm) => {
  const parsed = read(form);
  return parsed.ok ? {} : parsed.fault;
};

describe('one field that is wrong is the one that is named', () => {
  test.each<[keyof AppForm, string, string]>([
    ['name', '  ', 'required'],
    ['name', 'a'.repeat(81), 'too_long'],
    ['environment', 'a'.repeat(25), 'too_long'],
    ['issuer', '', 'required'],
    ['issuer', 'http://issuer.test', 'url_insecure'],
    ['authorizationEndpoint', '', 'required'],
    ['authorizationEndpoint', 'javascript:alert(1)', 'url_no_scheme'],
    ['tokenEndpoint', '', 'required'],
    ['tokenEndpoint', 'https://issuer.test/#', 'url_fragment'],
    ['clientId', ' ', 'required'],
    ['clientId', 'shöp', 'client_id_character'],
    ['scope', 'openid "', 'scope_character'],
    ['audience', 'ördërs', 'audience_character'],
    ['resources', 'orders', 'url_invalid'],
    ['apiScopes', ' \n ', 'api_scopes_empty'],
    ['apiScopes', 'https://api.test\nhttp://api.test', 'url_insecure'],
    ['callers', '\n', 'callers_empty'],
    ['callers', 'https://app.test/shop', 'origin_path'],
    ['headerName', ' ', 'required'],
    ['headerName', 'x token', 'header_name'],
    ['headerName', 'Cookie', 'header_reserved'],
    ['headerScheme', 'Bearer:', 'header_scheme'],
  ])('%s %j: %s', (field, text, code) => {
    expect(problemsOf({ ...FORM, [field]: text })).toEqual({
      [field]: expect.objectContaining({ code }),
    });
  });

  test.each<[Partial<AppForm>, keyof AppForm, string]>([
    [{ clientSecret: '' }, 'clientSecret', 'required'],
    [{ clientSecret: 'sécret' }, 'clientSecret', 'secret_character'],
    [{ clientId: 'shop:web' }, 'clientId', 'client_id_colon'],
  ])('with a confidential client: %j', (changes, field, code) => {
    expect(problemsOf({ ...CONFIDENTIAL, ...changes })).toEqual({ [field]: { code } });
  });

  test.each<[string, string]>([
    ['one two', 'token_space'],
    ['one\ntwo', 'token_line_break'],
    ['tökèn', 'token_not_ascii'],
    [' ', 'required'],
  ])('with a pasted token: %j', (token, code) => {
    expect(problemsOf({ ...FORM, grant: 'pasted', token })).toEqual({ token: { code } });
  });
});

test('every problem is told at once', () => {
  const form: AppForm = {
    ...EMPTY_FORM,
    authentication: 'client_secret_post',
    scope: '"',
    resources: 'x',
  };
  const fields = ['name', 'issuer', 'authorizationEndpoint', 'tokenEndpoint', 'clientId', 'scope'];
  expect(Object.keys(problemsOf({ ...form, audience: 'ü' })).sort()).toEqual(
    [...fields, 'clientSecret', 'resources', 'audience', 'apiScopes', 'callers'].sort(),
  );
});

test('in a field of several lines, the line is named', () => {
  const callers = 'https://app.test\n  ftp://other.test  \nhttps://third.test';
  expect(problemsOf({ ...FORM, callers })).toEqual({
    callers: { code: 'url_scheme', detail: 'ftp', line: 'ftp://other.test' },
  });
});

describe('what a grant does not use is not read', () => {
  const garbage = {
    issuer: '?',
    authorizationEndpoint: '?',
    tokenEndpoint: '?',
    clientId: '',
    scope: '"',
  };

  test('a pasted token needs no issuer', () => {
    const form: AppForm = { ...FORM, ...garbage, grant: 'pasted', token: 'Bearer one' };
    expect(valueIn(read(form))).toMatchObject({ app: { grant: { kind: 'pasted' } }, token: 'one' });
  });

  test('a pasted token may come later', () => {
    expect(valueIn(read({ ...FORM, grant: 'pasted' }))).not.toHaveProperty('token');
  });

  test('a machine needs no authorization endpoint', () => {
    const form: AppForm = {
      ...CONFIDENTIAL,
      grant: 'client_credentials',
      authorizationEndpoint: '?',
    };
    expect(valueIn(read(form)).app.grant).toEqual({
      kind: 'client_credentials',
      server: { issuer: FORM.issuer, tokenEndpoint: FORM.tokenEndpoint },
      client: { id: 'shop', authentication: 'client_secret_basic' },
      request: { scopes: ['openid', 'orders'], audience: 'shop-api' },
    });
  });

  test('a public client has no secret, whatever the hidden field holds', () => {
    const draft = valueIn(read({ ...FORM, clientSecret: 'sécret', token: 'two words' }));
    expect(draft).toEqual({ app: expect.anything() });
  });
});

test('a machine always proves who it is', () => {
  const form: AppForm = { ...FORM, grant: 'client_credentials', clientSecret: 's' };
  expect(authenticationOf(form)).toBe('client_secret_basic');
  expect(valueIn(read(form))).toMatchObject({
    app: { grant: { client: { authentication: 'client_secret_basic' } } },
    clientSecret: 's',
  });
});

test('a colon in the client id is only refused where it would be read as the end of it', () => {
  const form: AppForm = { ...CONFIDENTIAL, authentication: 'client_secret_post', clientId: 'a:b' };
  expect(problemsOf(form)).toEqual({});
});

test('a value that stands twice counts once, however it is written', () => {
  const { app } = valueIn(
    read({
      ...FORM,
      apiScopes: 'https://api.test/v1\n\nhttps://API.test:443/v1/\nhttps://api.test',
      callers: 'https://app.test\r\nhttps://app.test/',
    }),
  );
  expect(app.apiScopes).toEqual([
    { origin: 'https://api.test', path: '/v1' },
    { origin: 'https://api.test', path: '' },
  ]);
  expect(app.callers).toEqual([{ kind: 'page', origin: 'https://app.test' }]);
});

test('the address bar alone is caller enough', () => {
  const { app } = valueIn(read({ ...FORM, callers: '', addressBar: true }));
  expect(app.callers).toEqual([{ kind: 'address-bar' }]);
});

describe('without pages that are named', () => {
  test.each<[Partial<AppForm>]>([
    [{ myPages: true }],
    [{ apiPages: true }],
    [{ addressBar: true }],
    [{ apiPages: true, sandboxedFrames: true }],
  ])('%j is caller enough', (ticked) => {
    expect(problemsOf({ ...FORM, callers: '', ...ticked })).toEqual({});
  });

  test('a frame without an origin is nobody’s', () => {
    expect(problemsOf({ ...FORM, callers: '', sandboxedFrames: true })).toEqual({
      callers: { code: 'callers_empty' },
    });
  });
});

describe('without any kind of request', () => {
  test.each<[Partial<AppForm>]>([
    [{ kinds: [] }],
    [{ kinds: ['worker'] }],
    [{ kinds: [], addressBar: true }],
    [{ kinds: [], callers: '', myPages: true, addressBar: true }],
  ])('%j: no page is a caller', (changes) => {
    expect(problemsOf({ ...FORM, ...changes })).toEqual({ kinds: { code: 'kinds_empty' } });
  });

  test('the address bar is still one, alone', () => {
    expect(problemsOf({ ...FORM, kinds: [], callers: '', addressBar: true })).toEqual({});
  });
});

test('an app is read as the form has it', () => {
  const origin = { id: ID, enabled: false };
  expect(valueIn(parseAppForm(FORM, origin)).app).toEqual({ ...READ_APP, enabled: false });
});

test('no field of the form brings a secret back', () => {
  const form = formOf(valueIn(read(CONFIDENTIAL)).app);
  expect(form).toMatchObject({
    authentication: 'client_secret_basic',
    clientSecret: '',
    token: '',
  });
});
