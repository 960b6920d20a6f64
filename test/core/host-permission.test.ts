import { describe, expect, test } from 'vitest';
import {
  attachOrigins,
  covers,
  hostOf,
  isGranted,
  missingOrigins,
  neededOrigins,
  patternOf,
  signInOrigins,
} from '../../src/core/host-permission.ts';
import { appWith, origin } from '../support/samples.ts';

test.each([
  ['https://api.test', 'https://api.test:443/*'],
  ['https://api.test:8443', 'https://api.test:8443/*'],
  ['http://localhost', 'http://localhost:80/*'],
  ['https://localhost:80', 'https://localhost:80/*'],
  ['http://[::1]:8080', 'http://[::1]:8080/*'],
])('the pattern to ask for always names the port: %s as %s', (text, pattern) => {
  expect(patternOf(origin(text))).toBe(pattern);
  expect(covers(pattern, origin(text))).toBe(true);
});

describe('a permission does not cover', () => {
  test.each([
    ['', 'https://api.test'],
    ['https://api.test', 'https://api.test'],
    ['https://api.test/', 'https://api.test'],
    ['https://api.test/v1/*', 'https://api.test'],
    ['https://api.test:443', 'https://api.test'],
    ['https://api.test:https/*', 'https://api.test'],
    ['https:///*', 'https://api.test'],
    ['https://api.*/*', 'https://api.test'],
    ['https://*api.test/*', 'https://api.test'],
    ['https://*.*.test/*', 'https://a.api.test'],
    ['https://user@api.test/*', 'https://api.test'],
    ['file:///*', 'https://api.test'],
    ['wss://api.test/*', 'https://api.test'],
    ['httpss://api.test/*', 'https://api.test'],
    ['x https://api.test/* x', 'https://api.test'],
    ['all_urls', 'https://api.test'],
    ['http://api.test/*', 'https://api.test'],
    ['https://localhost/*', 'http://localhost'],
    ['https://api.test:8443/*', 'https://api.test'],
    ['https://api.test:443/*', 'https://api.test:8443'],
    ['https://api.test:80/*', 'https://api.test'],
    ['https://api.test/*', 'https://sub.api.test'],
    ['https://api.test/*', 'https://xapi.test'],
    ['https://*.api.test/*', 'https://xapi.test'],
    ['https://*.api.test/*', 'https://api.test.evil.test'],
    ['https://*.api.test:8443/*', 'https://sub.api.test'],
    ['http://[::1]/*', 'http://[::1:1]'],
    ['https://[::1]:8443/*', 'https://[::1]'],
  ])('%j: %s', (pattern, text) => {
    expect(covers(pattern, text as ReturnType<typeof origin>)).toBe(false);
  });
});

test.each([
  ['<all_urls>', 'http://localhost:3000'],
  ['*://*/*', 'https://api.test:8443'],
  ['https://*/*', 'https://[::1]'],
  ['*://api.test/*', 'https://api.test:9'],
  ['https://api.test/*', 'https://api.test:8443'],
  ['https://api.test:*/*', 'https://api.test:8443'],
  ['https://api.test:443/*', 'https://api.test'],
  ['*://localhost:80/*', 'http://localhost'],
  ['https://*.api.test/*', 'https://api.test'],
  ['https://*.api.test/*', 'https://a.b.api.test'],
  ['http://[::1]:8080/*', 'http://[::1]:8080'],
])('a permission covers: %j: %s', (pattern, text) => {
  expect(covers(pattern, origin(text))).toBe(true);
  expect(isGranted(['https://other.test/*', pattern], origin(text))).toBe(true);
});

test('without a permission nothing is granted', () => {
  expect(isGranted([], origin('https://api.test'))).toBe(false);
});

test.each([
  ['https://api.test:443/*', 'api.test'],
  ['http://[::1]:80/*', '[::1]'],
  ['*://sub.api.test/*', 'sub.api.test'],
  ['*://*.api.test/*', undefined],
  ['*://*/*', undefined],
  ['<all_urls>', undefined],
  ['nonsense', undefined],
])('the one host of a pattern: %j: %s', (pattern, host) => {
  expect(hostOf(pattern)).toBe(host);
});

describe('an app needs', () => {
  const app = appWith({
    apiScopes: [
      { origin: 'https://api.test', path: '/v1' },
      { origin: 'https://api.test', path: '/v2' },
    ],
    callers: [
      { kind: 'page', origin: 'https://app.test:8443' },
      { kind: 'page', origin: 'https://api.test' },
      { kind: 'address-bar' },
    ],
  });
  const pasted = appWith({ grant: { kind: 'pasted' } });

  test('its issuer and token endpoint to sign in, and not the page that the user sees', () => {
    const grant = {
      ...app.grant,
      server: {
        issuer: 'https://Issuer.test/tenant',
        tokenEndpoint: 'https://tokens.test/token',
        authorizationEndpoint: 'https://login.test/',
        namesItself: false,
      },
    };
    expect(signInOrigins(appWith({ grant }))).toEqual([
      'https://issuer.test',
      'https://tokens.test',
    ]);
    expect(signInOrigins(app)).toEqual(['https://issuer.test']);
    expect(signInOrigins(pasted)).toEqual([]);
  });

  test('its API and its callers to attach, once each', () => {
    expect(attachOrigins(app)).toEqual(['https://api.test', 'https://app.test:8443']);
  });

  test('both in all', () => {
    expect(neededOrigins(app)).toEqual([...signInOrigins(app), ...attachOrigins(app)]);
    expect(neededOrigins(pasted)).toEqual(['https://api.test', 'https://app.test']);
  });

  test('and misses what is not granted', () => {
    expect(missingOrigins(neededOrigins(app), ['https://api.test:443/*'])).toEqual([
      'https://issuer.test',
      'https://app.test:8443',
    ]);
    expect(missingOrigins(neededOrigins(app), ['<all_urls>'])).toEqual([]);
  });
});
