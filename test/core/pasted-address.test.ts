import { describe, expect, test } from 'vitest';
import { type PastedAddress, readAddress } from '../../src/core/pasted-address.ts';
import { codeOf, valueIn } from '../support/samples.ts';

const read = (text: string): PastedAddress => valueIn(readAddress(text));

function issuerOf(text: string) {
  const address = read(text);
  if (address.kind === 'provider') throw new Error(`${text} was read as a name`);
  return address;
}

const requestOf = (query: Record<string, string>, endpoint = 'https://id.test/authorize') =>
  read(`${endpoint}?${new URLSearchParams({ client_id: 'web', response_type: 'code', ...query })}`);

test.each([
  ['', 'required'],
  ['what is this', 'address_unknown'],
  ['0oa1b2c3d4', 'address_unknown'],
  ['eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2ln', 'address_is_token'],
  ['eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.', 'address_is_token'],
  ['eyJhbGciOiJkaXIifQ..aXY.Y3Q.dGFn', 'address_is_token'],
  ['Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2ln', 'address_is_token'],
  ['bearer 0oa1b2c3d4', 'address_is_token'],
  ['http://id.example.com', 'url_insecure'],
  ['https://user:secret@id.test', 'url_userinfo'],
  ['user@id.test', 'url_userinfo'],
  ['ftp://id.test', 'url_scheme'],
  ['javascript:alert(1)', 'url_no_scheme'],
  ['https:/id.test', 'url_no_scheme'],
  ['https://id.test/a/../b', 'path_dots'],
  ['https://*.test', 'url_wildcard'],
  ['münchen.test', 'url_not_ascii'],
  [`https://id.test/?x=${'a'.repeat(40_000)}`, 'too_long'],
])('%j is refused: %s', (text, code) => {
  expect(codeOf(readAddress(text))).toBe(code);
});

test('a name is that of a provider', () => {
  expect(read(' Key cloak ')).toMatchObject({ kind: 'provider', providers: [{ id: 'keycloak' }] });
});

describe('an issuer is tried as it was typed, then with the other ending', () => {
  test.each([
    ['https://id.test', ['https://id.test', 'https://id.test/']],
    ['https://id.test/', ['https://id.test/', 'https://id.test']],
    ['https://id.test/a/b', ['https://id.test/a/b', 'https://id.test/a/b/']],
    ['https://id.test/a/b/', ['https://id.test/a/b/', 'https://id.test/a/b']],
    ['id.test/a', ['https://id.test/a', 'https://id.test/a/']],
    ['id.test:8443', ['https://id.test:8443', 'https://id.test:8443/']],
    ['localhost:9400', ['http://localhost:9400', 'http://localhost:9400/']],
    ['[::1]:9400/a', ['http://[::1]:9400/a', 'http://[::1]:9400/a/']],
    [
      'https://id.test/a/.well-known/openid-configuration',
      ['https://id.test/a', 'https://id.test/a/'],
    ],
    [
      'https://id.test/.well-known/oauth-authorization-server/a/b',
      ['https://id.test/a/b', 'https://id.test/a/b/'],
    ],
    ['id.test/.well-known/openid-configuration?x=1', ['https://id.test', 'https://id.test/']],
    ['id.test/a/.well-known/openid-configuration?x=1', ['https://id.test/a', 'https://id.test/a/']],
  ])('%s', (text, candidates) => {
    expect(issuerOf(text)).toEqual({ kind: 'issuer', candidates, form: {} });
  });

  test('a provider’s first as the provider writes it', () => {
    expect(issuerOf('tenant.eu.auth0.com')).toMatchObject({
      candidates: ['https://tenant.eu.auth0.com/', 'https://tenant.eu.auth0.com'],
      recognised: { provider: { id: 'auth0' }, blanks: { domain: 'tenant.eu.auth0.com' } },
    });
  });

  test('a provider’s client may be part of it', () => {
    const endpoint = 'https://api.descope.com/oauth2/v1/authorize';
    expect(requestOf({ client_id: 'P2abc' }, endpoint)).toMatchObject({
      candidates: ['https://api.descope.com/P2abc', 'https://api.descope.com/P2abc/'],
    });
  });

  test('a tenant behind the metadata may not be part of it', () => {
    expect(issuerOf('https://id.test/.well-known/openid-configuration/t')).toMatchObject({
      candidates: [
        'https://id.test/t',
        'https://id.test/t/',
        'https://id.test',
        'https://id.test/',
      ],
    });
  });
});

describe('above an endpoint or a page, the issuer is looked for upwards', () => {
  const above = [
    'https://id.test/a/b',
    'https://id.test/a/b/',
    'https://id.test/a',
    'https://id.test/a/',
    'https://id.test',
    'https://id.test/',
  ];

  test.each([
    'https://id.test/a/b/authorize?client_id=web&response_type=code',
    'https://id.test/a/b/token',
    'https://id.test/a/b/page?x=1',
    'https://id.test/a/b/page/?x=1',
  ])('%s', (text) => {
    expect(issuerOf(text).candidates).toEqual(above);
  });

  test('but not without end', () => {
    const { candidates } = issuerOf('https://id.test/1/2/3/4/5/6/authorize');
    expect(candidates).toHaveLength(8);
    expect(candidates[0]).toBe('https://id.test/1/2/3/4/5/6');
  });

  test('nor where a provider is known to have it elsewhere', () => {
    const cognito = 'https://shop.auth.eu-west-1.amazoncognito.com/oauth2/authorize';
    expect(requestOf({}, cognito)).toMatchObject({
      candidates: [],
      recognised: { provider: { id: 'cognito' }, blanks: { region: 'eu-west-1' } },
    });
    expect(requestOf({}, 'https://github.com/login/oauth/authorize')).toMatchObject({
      candidates: [],
      recognised: { issuer: 'https://github.com/login/oauth' },
    });
    const id = '11111111-2222-3333-4444-555555555555';
    const b2c = `https://contoso.b2clogin.com/${id}/B2C_1_in/oauth2/v2.0/authorize`;
    expect(requestOf({}, b2c)).toMatchObject({
      candidates: [],
      recognised: { issuer: `https://contoso.b2clogin.com/${id}/v2.0/` },
    });
  });
});
