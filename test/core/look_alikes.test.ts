import { describe, expect, test } from 'vitest';
import { isWithin } from '../../src/core/api-scope.ts';
import { socketOrigin } from '../../src/core/host-permission.ts';
import {
  CALLER_LOOK_ALIKE_KINDS,
  callerLookAlikesOf,
  LOOK_ALIKE_KINDS,
  lookAlikesOf,
} from '../../src/core/look-alikes.ts';
import { origin, scope } from '../support/samples.ts';

const byKind = (alike: readonly { readonly kind: string; readonly url: string }[]) =>
  Object.fromEntries(alike.map(({ kind, url }) => [kind, url]));

describe('addresses that look like a scope', () => {
  test('are these', () => {
    expect(byKind(lookAlikesOf(scope('https://api.test/v1')))).toEqual({
      other_port: 'https://api.test:8443/v1',
      other_scheme: 'http://api.test/v1',
      subdomain: 'https://sub.api.test/v1',
      parent_domain: 'https://test/v1',
      host_begins_alike: 'https://api.test.lookalike.example/v1',
      host_ends_alike: 'https://xapi.test/v1',
      dot_as_letter: 'https://apixtest/v1',
      trailing_dot: 'https://api.test./v1',
      user_info: 'https://api.test@lookalike.example/v1',
      in_path: 'https://lookalike.example/https://api.test/v1',
      in_query: 'https://lookalike.example/?https://api.test/v1/',
      in_fragment: 'https://lookalike.example/#https://api.test/v1/',
      path_begins_alike: 'https://api.test/v1x',
      path_in_capitals: 'https://api.test/V1',
      path_further_down: 'https://api.test/x/v1',
      path_left_by_dots: 'https://api.test/v1/../lookalike',
      path_left_by_encoded_dots: 'https://api.test/v1/%2e%2e/lookalike',
      path_in_fragment: 'https://api.test/#/v1',
      one_level_up: 'https://api.test/',
    });
  });

  test('are of every kind where a scope has a host and a path', () => {
    const kinds = lookAlikesOf(scope('https://api.test/v1')).map(({ kind }) => kind);
    expect([...kinds].sort()).toEqual([...LOOK_ALIKE_KINDS].sort());
  });

  test('have another port and scheme, whatever those of the scope are', () => {
    expect(byKind(lookAlikesOf(scope('https://api.test:8443')))).toMatchObject({
      other_port: 'https://api.test:8444/',
      other_scheme: 'http://api.test:8443/',
      subdomain: 'https://sub.api.test:8443/',
      trailing_dot: 'https://api.test.:8443/',
    });
    expect(byKind(lookAlikesOf(scope('http://localhost:8080')))).toMatchObject({
      other_port: 'http://localhost:8443/',
      other_scheme: 'https://localhost:8080/',
    });
  });

  test('of a whole origin have no paths, and an address by number has no neighbours by name', () => {
    for (const text of ['http://127.0.0.1:8080', 'http://[::1]:8080']) {
      const kinds = lookAlikesOf(scope(text)).map(({ kind }) => kind);
      expect(kinds).toEqual([
        'other_port',
        'other_scheme',
        'user_info',
        'in_path',
        'in_query',
        'in_fragment',
      ]);
    }
  });

  test.each([
    'https://api.test',
    'https://api.test/v1/orders',
    'https://api.test/123',
    'https://api.test//v1',
    'https://test/V1',
    'http://localhost:8080/a.b+c(1)',
    'https://xn--mnchen-3ya.test/%C3%BC',
    'http://[::1]:8080/v1',
  ])('of %s are outside it, one of a kind', (text) => {
    const near = lookAlikesOf(scope(text));
    expect(near.filter(({ url }) => isWithin(scope(text), new URL(url)))).toEqual([]);
    expect(new Set(near.map(({ kind }) => kind)).size).toBe(near.length);
    expect(near.length).toBeGreaterThan(5);
  });

  test('of a WebSocket’s are its own', () => {
    const socket = {
      ...scope('https://api.test/v1'),
      origin: socketOrigin(origin('https://api.test')),
    };
    expect(byKind(lookAlikesOf(socket))).toMatchObject({
      other_scheme: 'ws://api.test/v1',
      other_port: 'wss://api.test:8443/v1',
    });
  });
});

describe('pages that look like a caller', () => {
  test('are these', () => {
    expect(byKind(callerLookAlikesOf(origin('https://app.test')))).toEqual({
      caller_port: 'https://app.test:8443',
      caller_scheme: 'http://app.test',
      caller_subdomain: 'https://sub.app.test',
      caller_ends_alike: 'https://xapp.test',
      caller_foreign: 'https://lookalike.example',
      caller_opaque: 'null',
    });
  });

  test('are of every kind, but for names of an address by number', () => {
    const kindsOf = (text: string) => callerLookAlikesOf(origin(text)).map(({ kind }) => kind);
    expect(kindsOf('http://localhost:3000')).toEqual([...CALLER_LOOK_ALIKE_KINDS]);
    expect(kindsOf('http://[::1]:3000')).toEqual([
      'caller_port',
      'caller_scheme',
      'caller_foreign',
      'caller_opaque',
    ]);
  });
});
