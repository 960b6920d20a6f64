import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { AppSchema } from '../../src/core/app.ts';
import { type Grant, usesSecret } from '../../src/core/grant.ts';
import { appWith, READ_APP, STORED_APP } from '../support/samples.ts';

const { grant } = STORED_APP;
const machine = {
  kind: 'client_credentials',
  server: { issuer: 'https://issuer.test', tokenEndpoint: 'https://issuer.test/token' },
  client: { id: 'job', authentication: 'client_secret_basic' },
  request: { scopes: [] },
};

const withServer = (changes: object) => ({
  grant: { ...grant, server: { ...grant.server, ...changes } },
});
const withScopes = (scopes: unknown) => ({ grant: { ...grant, request: { scopes } } });

describe('an app is not taken from the store', () => {
  test.each<[string, object]>([
    ['without an id', { id: '' }],
    ['with an id that is more than a word', { id: 'a/b' }],
    ['with an endless id', { id: 'a'.repeat(65) }],
    ['with a dot in its id', { id: 'a.b' }],
    ...[
      'constructor',
      'toString',
      '__proto__',
      'hasOwnProperty',
      'valueOf',
      '__defineGetter__',
    ].map((id): [string, object] => [`with the id ${id}, which every object has`, { id }]),
    ['without a name', { name: '  ' }],
    ['with an endless name', { name: 'a'.repeat(81) }],
    ['without a word on being enabled', { enabled: undefined }],
    ['with "true" for true', { enabled: 'true' }],
    ['without API scopes', { apiScopes: [] }],
    ['without callers', { callers: [] }],
    [
      'with a scope that is not canonical',
      { apiScopes: [{ origin: 'https://api.test', path: '/v1/' }] },
    ],
    ['with a scope on plain http', { apiScopes: [{ origin: 'http://api.test', path: '' }] }],
    ['with a caller on plain http', { callers: [{ kind: 'page', origin: 'http://app.test' }] }],
    ['with a caller that is a wildcard', { callers: [{ kind: 'page', origin: 'https://*' }] }],
    ['with a caller of another kind', { callers: [{ kind: 'everyone' }] }],
    ['with a caller that has no origin', { callers: [{ kind: 'page' }] }],
    ['with a token to send that is none', { send: 'refresh_token' }],
    ['with another manner of Origin header', { originHeader: 'https://app.test' }],
    ['with a kind of request that no browser has', { kinds: ['fetch', 'carrier-pigeon'] }],
    ['with kinds of request as one text', { kinds: 'fetch' }],
    ['with a header that is no word', { header: { name: 'x token', scheme: 'Bearer' } }],
    ['with a header that frames the request', { header: { name: 'host', scheme: '' } }],
    ['with a header that has no name', { header: { scheme: 'Bearer' } }],
    ['with a line break in its scheme', { header: { name: 'x-token', scheme: 'a\r\nb' } }],
    ['with a rival that every object has', { rivals: ['constructor'] }],
    ['with a steward that every object has', { steward: 'constructor' }],
    ['with a grant that is no longer one', { grant: { ...grant, kind: 'implicit' } }],
    ['with a token endpoint on plain http', withServer({ tokenEndpoint: 'http://issuer.test' })],
    [
      'with a script for an authorization endpoint',
      withServer({ authorizationEndpoint: 'javascript:alert(1)' }),
    ],
    ['with an issuer that has a query', withServer({ issuer: 'https://issuer.test?x' })],
    ['with no answer to whether it names itself', withServer({ namesItself: undefined })],
    [
      'with an unknown client authentication',
      { grant: { ...grant, client: { id: 'a', authentication: 'tls' } } },
    ],
    [
      'with a line break in the client id',
      { grant: { ...grant, client: { id: 'a\nb', authentication: 'none' } } },
    ],
    ['with two scopes in one', withScopes(['openid orders'])],
    ['with an empty scope', withScopes([''])],
    ['with a blank scope', withScopes([' '])],
    ['with a scope that cannot be sent', withScopes(['"'])],
    ['with scopes as one text', withScopes('openid')],
    [
      'with a client that needs a secret and has none',
      { grant: { ...machine, client: { id: 'job', authentication: 'none' } } },
    ],
  ])('%s', (_what, changes) => {
    expect(v.is(AppSchema, { ...STORED_APP, ...changes })).toBe(false);
  });

  test.each([[null], [[]], ['app'], [{}]])('%j', (stored) => {
    expect(v.is(AppSchema, stored)).toBe(false);
  });
});

test('an app is read as it was stored, with a default for what older ones do not say', () => {
  expect(v.parse(AppSchema, STORED_APP)).toEqual(READ_APP);
  const { id: steward } = appWith();
  const authorization = { pkce: 'none', renewsSilently: false };
  const full = {
    ...READ_APP,
    grant: { ...grant, authorization },
    kinds: ['socket'],
    header: { name: 'x-api-token', scheme: '' },
    send: 'id_token',
    originHeader: 'remove',
    steward,
    rivals: ['app-2'],
  };
  expect(v.parse(AppSchema, full)).toEqual(full);
});

test('what an app has no field for does not come along: a secret least of all', () => {
  const read = v.parse(AppSchema, { ...STORED_APP, clientSecret: 'hush', token: 'hush' });
  expect(JSON.stringify(read)).not.toContain('hush');
});

// A hand-edited store: what is read is never another text than the one that is compared later.
test('an origin that is stored in another form is read in its canonical one', () => {
  const read = appWith({ callers: [{ kind: 'page', origin: 'HTTPS://App.test:443/' }] });
  expect(read.callers).toEqual([{ kind: 'page', origin: 'https://app.test' }]);
});

test('a header is read in lower case, as rules and HTTP/2 have it', () => {
  const { header } = appWith({ header: { name: ' X-Token ', scheme: ' Key ' } });
  expect(header).toEqual({ name: 'x-token', scheme: 'Key' });
});

test.each<[object, boolean]>([
  [{ kind: 'pasted' }, false],
  [grant, false],
  [{ ...grant, client: { id: 'a', authentication: 'client_secret_post' } }, true],
  [machine, true],
])('whether a grant uses a secret: %#', (stored, expected) => {
  expect(usesSecret(stored as Grant)).toBe(expected);
});
