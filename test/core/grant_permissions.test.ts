import { describe, expect, test } from 'vitest';
import type { AppForm } from '../../src/core/app-form.ts';
import type { GrantKind } from '../../src/core/grant.ts';
import { endpointOrigins, signInOrigins } from '../../src/core/host-permission.ts';
import { draftOf, formFor, GRANT_KINDS } from '../support/grant-forms.ts';

const TOKENS = { tokenEndpoint: 'https://tokens.test/token' };
/** Each at a host of its own, which is needed or not. */
const FURTHER = {
  introspectionEndpoint: 'https://introspection.test/i',
  revocationEndpoint: 'https://revocation.test/r',
  userinfoEndpoint: 'https://userinfo.test/u',
  endSessionEndpoint: 'https://end.test/e',
} as const;

const appOf = (kind: GrantKind, fields: Partial<AppForm> = {}) =>
  draftOf(formFor(kind, { ...TOKENS, ...FURTHER, ...fields })).app;

const OWN: Partial<Record<GrantKind, readonly string[]>> = {
  device_code: ['https://device.test'],
  pasted: [],
};

test.each(GRANT_KINDS)('what signing in by %s needs', (kind) => {
  const app = appOf(kind, { deviceAuthorizationEndpoint: 'https://device.test/d' });
  const expected = kind === 'pasted' ? [] : ['https://issuer.test', 'https://tokens.test'];
  expect(signInOrigins(app)).toEqual([...expected, ...(OWN[kind] ?? [])]);
});

describe('a sign-in by code needs', () => {
  test.each<[string, Partial<AppForm>, string[]]>([
    [
      'no permission for the page that the user sees',
      { authorizationEndpoint: 'https://a.test/' },
      [],
    ],
    [
      'one for where its request is pushed',
      { pushed: true, pushedRequestEndpoint: 'https://par.test/par' },
      ['https://par.test'],
    ],
    ['none for where it is not', { pushedRequestEndpoint: 'https://par.test/par' }, []],
    [
      'one for where its answer is caught',
      { redirectUri: 'https://app.test:8443/cb?x' },
      ['https://app.test:8443'],
    ],
    [
      'both, once each',
      {
        pushed: true,
        pushedRequestEndpoint: 'https://issuer.test/par',
        redirectUri: 'https://tokens.test/cb',
      },
      [],
    ],
  ])('%s', (_what, fields, more) => {
    expect(signInOrigins(appOf('authorization_code', fields))).toEqual([
      'https://issuer.test',
      'https://tokens.test',
      ...more,
    ]);
  });
});

describe('asking about a token', () => {
  test.each(Object.entries(FURTHER))('at its %s needs that one alone', (name, address) => {
    const endpoint = name as keyof typeof FURTHER;
    expect(endpointOrigins(appOf('password'), endpoint)).toEqual([new URL(address).origin]);
    expect(endpointOrigins(appOf('password', { [endpoint]: '' }), endpoint)).toEqual([]);
    expect(endpointOrigins(appOf('pasted'), endpoint)).toEqual([]);
  });
});
