import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { apiScopeText, parseApiScope } from '../../src/core/api-scope.ts';
import { ApiScopeSchema } from '../../src/core/api-scope-schema.ts';
import { codeOf, scope } from '../support/samples.ts';

test.each([
  ['', 'required'],
  ['api.test/v1', 'url_no_scheme'],
  ['http://api.test/v1', 'url_insecure'],
  ['https://api.test/v1?q=1', 'url_query'],
  ['https://api.test/v1#x', 'url_fragment'],
  ['https://api.test/v1/*', 'url_wildcard'],
  ['https://api.test/v1/../', 'path_dots'],
  ['https://api.test/v1%2fadmin', 'path_encoded'],
])('an API scope is refused: %j: %s', (text, code) => {
  expect(codeOf(parseApiScope(text))).toBe(code);
});

test.each([
  ['https://api.test', 'https://api.test', ''],
  ['https://api.test/', 'https://api.test', ''],
  ['https://api.test//', 'https://api.test', ''],
  ['https://API.test:443/v1', 'https://api.test', '/v1'],
  ['https://api.test/v1/', 'https://api.test', '/v1'],
  ['https://api.test/V1', 'https://api.test', '/V1'],
  ['https://api.test//v1//', 'https://api.test', '//v1'],
  ['https://api.test/a b/ü', 'https://api.test', '/a%20b/%C3%BC'],
  ['http://localhost:8080/v1', 'http://localhost:8080', '/v1'],
])('an API scope is read: %j as %j and %j', (text, expectedOrigin, path) => {
  expect(parseApiScope(text)).toEqual({ ok: true, value: { origin: expectedOrigin, path } });
});

test.each([
  [{ origin: 'https://api.test', path: '/v1/' }],
  [{ origin: 'https://api.test', path: '/' }],
  [{ origin: 'https://api.test', path: 'v1' }],
  [{ origin: 'https://api.test', path: ':8443/v1' }],
  [{ origin: 'https://api.test', path: '.evil.test' }],
  [{ origin: 'https://api.test', path: '@evil.test' }],
  [{ origin: 'https://api.test', path: '/v1?q' }],
  [{ origin: 'https://api.test', path: '/v1/../admin' }],
  [{ origin: 'https://api.test', path: '/a b' }],
  [{ origin: 'http://api.test', path: '/v1' }],
  [{ origin: 'https://api.test' }],
  ['https://api.test/v1'],
])('a stored scope is refused where it is not in its canonical form: %j', (stored) => {
  expect(v.is(ApiScopeSchema, stored)).toBe(false);
});

test('whatever is read can be stored as it is, and be shown and read again', () => {
  const piece = fc.constantFrom(
    ...[
      '/',
      '//',
      'v1',
      'V1',
      ' ',
      '\t',
      '\n',
      'ü',
      '%',
      '%2',
      'e',
      'f',
      '%41',
      ';',
      "'",
      '|',
      '^',
    ],
    ...['{', '"', '<', '`', '~', '$', '(', '.', '..', '\\', ':', '@', '[', '\ud800', '\u0000'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const parsed = parseApiScope(`https://api.test:8443/${pieces.join('')}`);
      fc.pre(parsed.ok);
      expect(v.parse(ApiScopeSchema, parsed.value)).toEqual(parsed.value);
      expect(scope(apiScopeText(parsed.value))).toEqual(parsed.value);
      expect(parsed.value.origin).toBe('https://api.test:8443');
    }),
    { numRuns: 3000 },
  );
});
