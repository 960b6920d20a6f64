import * as v from 'valibot';
import { expect, test } from 'vitest';
import { parseOrigin } from '../../src/core/web-origin.ts';
import { WebOriginSchema } from '../../src/core/web-origin-schema.ts';
import { codeOf } from '../support/samples.ts';

test.each([
  ['', 'required'],
  ['app.test', 'url_no_scheme'],
  ['http://app.test', 'url_insecure'],
  ['https://*.app.test', 'url_wildcard'],
  ['https://app.test/shop', 'origin_path'],
  ['https://app.test//', 'origin_path'],
  ['https://app.test/;x', 'origin_path'],
  ['https://app.test/?', 'url_query'],
  ['https://app.test/#', 'url_fragment'],
  ['https://app.test/..', 'path_dots'],
  ['null', 'url_no_scheme'],
])('an origin is refused: %j: %s', (text, code) => {
  expect(codeOf(parseOrigin(text))).toBe(code);
});

test('a path is refused with the origin to write instead', () => {
  expect(parseOrigin('https://App.test:443/shop')).toMatchObject({
    fault: { code: 'origin_path', detail: 'https://app.test' },
  });
});

test.each([
  ['https://app.test', 'https://app.test'],
  [' HTTPS://APP.test:443/ ', 'https://app.test'],
  ['https://app.test:8443/', 'https://app.test:8443'],
  ['http://localhost:80', 'http://localhost'],
  ['https://localhost:80', 'https://localhost:80'],
  ['https://[::0001]:8443', 'https://[::1]:8443'],
])('an origin is read in its canonical form: %j as %j', (text, expected) => {
  expect(parseOrigin(text)).toEqual({ ok: true, value: expected });
});

test.each([['http://app.test'], ['https://app.test/x'], [''], [7], [null], [undefined]])(
  'a stored origin is not taken on trust: %j',
  (stored) => {
    expect(v.is(WebOriginSchema, stored)).toBe(false);
  },
);
