import { describe, expect, test } from 'vitest';
import {
  BEARER,
  headerValue,
  parseHeaderName,
  parseHeaderScheme,
} from '../../src/core/header-line.ts';
import { codeOf, valueIn } from '../support/samples.ts';

describe('a name is refused', () => {
  test.each([
    ['', 'required'],
    ['  ', 'required'],
    ['x token', 'header_name'],
    ['x:token', 'header_name'],
    [':authority', 'header_name'],
    ['x-token\r\ncookie', 'header_name'],
    ['x\u0000', 'header_name'],
    ['x/token', 'header_name'],
    ['"x"', 'header_name'],
    ['schlüssel', 'header_name'],
    ['ſession', 'header_name'],
    ['x\u200btoken', 'header_name'],
    ['a'.repeat(65), 'header_name'],
  ])('%j: %s', (name, code) => {
    expect(codeOf(parseHeaderName(name))).toBe(code);
  });

  test.each([
    'Host',
    'COOKIE',
    'cookie2',
    'origin',
    'Referer',
    'connection',
    'keep-alive',
    'content-length',
    'content-type',
    'transfer-encoding',
    'te',
    'trailer',
    'upgrade',
    'via',
    'date',
    'expect',
    'dnt',
    'range',
    'if-none-match',
    'accept',
    'accept-encoding',
    'access-control-request-headers',
    'Proxy-Authorization',
    'sec-fetch-site',
    'Sec-WebSocket-Protocol',
  ])('%s: it belongs to the browser', (name) => {
    expect(codeOf(parseHeaderName(name))).toBe('header_reserved');
  });
});

test.each([
  ['Authorization', 'authorization'],
  [' X-API-Key ', 'x-api-key'],
  ['x_token', 'x_token'],
  ["!#$%&'*+-.^_`|~9", "!#$%&'*+-.^_`|~9"],
  // Each begins like one that is reserved.
  ['hostess', 'hostess'],
  ['origin-token', 'origin-token'],
  ['x-accept', 'x-accept'],
  ['security-token', 'security-token'],
])('the name %j is read as %s', (name, expected) => {
  expect(valueIn(parseHeaderName(name))).toBe(expected);
});

test.each(['Bearer:', 'Bear er', 'a\r\nb', 'a\u0000', '"Bearer"', 'Schlüssel', 'a'.repeat(65)])(
  'the scheme %j is refused',
  (scheme) => {
    expect(codeOf(parseHeaderScheme(scheme))).toBe('header_scheme');
  },
);

test.each([
  ['', ''],
  ['  ', ''],
  [' Token ', 'Token'],
  ['DPoP', 'DPoP'],
])('the scheme %j is read as %j', (scheme, expected) => {
  expect(valueIn(parseHeaderScheme(scheme))).toBe(expected);
});

test('the token stands behind the scheme, or alone', () => {
  expect(headerValue(BEARER, 't')).toBe('Bearer t');
  expect(headerValue({ name: 'x-token', scheme: '' }, 't')).toBe('t');
});
