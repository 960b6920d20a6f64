import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLoopback, parsePlainUrl, parseWebUrl } from '../../src/core/web-url.ts';
import { codeOf, valueIn } from '../support/samples.ts';

describe('a web URL is refused', () => {
  test.each([
    ['', 'required'],
    [' \t\n ', 'required'],
    [`https://api.test/${'a'.repeat(2048)}`, 'too_long'],
    [`https://api.test/${'ü'.repeat(400)}`, 'too_long'],
    ['api.test', 'url_no_scheme'],
    ['//api.test', 'url_no_scheme'],
    ['https:api.test', 'url_no_scheme'],
    ['https:/api.test', 'url_no_scheme'],
    ['https:\\\\api.test', 'url_no_scheme'],
    ['localhost:8080', 'url_no_scheme'],
    ['javascript:alert(1)', 'url_no_scheme'],
    ['javascript://api.test/%0aalert(1)', 'url_scheme'],
    ['ftp://api.test', 'url_scheme'],
    ['file:///etc/hosts', 'url_scheme'],
    ['wss://api.test', 'url_scheme'],
    ['chrome-extension://abcdefgh/page.html', 'url_scheme'],
    ['https://', 'url_invalid'],
    ['https://exa mple.test', 'url_invalid'],
    ['https://[::1', 'url_invalid'],
    ['https://[::g]', 'url_invalid'],
    ['https://256.256.256.256', 'url_invalid'],
    ['https://api.test:8a', 'url_invalid'],
    ['https://api.test:-1', 'url_invalid'],
    ['https://user@api.test', 'url_userinfo'],
    ['https://user:secret@api.test', 'url_userinfo'],
    ['https://api.test:443@evil.test', 'url_userinfo'],
    ['https://@api.test', 'url_userinfo'],
    ['https://*', 'url_wildcard'],
    ['https://*.api.test', 'url_wildcard'],
    ['https://api.test/*', 'url_wildcard'],
    ['https://api.test:', 'url_port'],
    ['https://api.test:0', 'url_port'],
    ['https://api.test:00', 'url_port'],
    ['https://api.test:65536', 'url_port'],
    ['https://api.test:99999/v1', 'url_port'],
    ['https://[::1]:0', 'url_port'],
    ['https://api.test\\@evil.test', 'url_backslash'],
    ['https://api.test/v1\\..\\admin', 'url_backslash'],
    ['http://api.test', 'url_insecure'],
    ['http://192.168.0.1', 'url_insecure'],
    ['http://0.0.0.0', 'url_insecure'],
    ['http://128.0.0.1', 'url_insecure'],
    ['http://[::2]', 'url_insecure'],
    ['http://[::ffff:127.0.0.1]', 'url_insecure'],
    ['http://127.0.0.1.evil.test', 'url_insecure'],
    ['http://localhost.evil.test', 'url_insecure'],
    ['http://evil-localhost', 'url_insecure'],
    ['https://api.test.', 'url_trailing_dot'],
    ['https://api.test.:8443/v1', 'url_trailing_dot'],
    ['http://localhost.', 'url_trailing_dot'],
    ['https://аpi.test', 'url_not_ascii'],
    ['https://ａpi.test', 'url_not_ascii'],
    ['https://api。test', 'url_not_ascii'],
    ['https://münchen.test', 'url_not_ascii'],
    ['https://api.te\u00adst', 'url_not_ascii'],
    ['https://%D0%B0pi.test', 'url_not_ascii'],
    ['https://api%2etest', 'url_not_ascii'],
    ['https://api.test/..', 'path_dots'],
    ['https://api.test/v1/../admin', 'path_dots'],
    ['https://api.test/v1/./admin', 'path_dots'],
    ['https://api.test/v1/%2e%2e/admin', 'path_dots'],
    ['https://api.test/v1/.%2E/admin', 'path_dots'],
    ['https://api.test/%2e', 'path_dots'],
    ['https://api.test/v1/..%2fadmin', 'path_encoded'],
    ['https://api.test/v1%2Fadmin', 'path_encoded'],
    ['https://api.test/v1%5cadmin', 'path_encoded'],
  ])('%j: %s', (text, code) => {
    expect(codeOf(parseWebUrl(text))).toBe(code);
  });

  // `new URL` reads all of these as https://user:secret@аpi.test or as another path than the one that is seen.
  test.each([
    'https:///user:secret@api.test',
    'https:////аpi.test',
    'https:///api.test:0',
    'https://\t/user:secret@api.test',
    'https://api.\ntest',
    'https://api.test/v1/.\t./admin',
    'https://api.test/v1%2\tfadmin',
    'https://api.test/v1\u0000',
  ])('%j because the URL parser would repair it silently', (text) => {
    expect(codeOf(parseWebUrl(text))).toBe('url_invalid');
  });
});

describe('a refusal quotes', () => {
  test.each([
    ['ftp://api.test', 'ftp'],
    ['https://api.test:99999', '99999'],
    ['http://api.test:8080/v1', 'api.test'],
    ['https://аpi.test:8443', 'xn--pi-6kc.test:8443'],
    ['https://api.test/a%2Fb', '%2F'],
  ])('of %j: %j', (text, detail) => {
    expect(parseWebUrl(text)).toMatchObject({ ok: false, fault: { detail } });
  });
});

test.each([
  ['https://api.test', 'https://api.test/'],
  ['  https://api.test/v1?q=1#top  ', 'https://api.test/v1?q=1#top'],
  ['HTTPS://API.test:443/V1', 'https://api.test/V1'],
  ['https://api.test:65535', 'https://api.test:65535/'],
  ['https://xn--mnchen-3ya.test', 'https://xn--mnchen-3ya.test/'],
  ['https://[2001:DB8::1]:8443/', 'https://[2001:db8::1]:8443/'],
  ['https://api.test/...', 'https://api.test/...'],
  ['http://localhost:8080/v1', 'http://localhost:8080/v1'],
  ['http://shop.localhost', 'http://shop.localhost/'],
  ['http://127.0.0.1:80', 'http://127.0.0.1/'],
  ['http://127.255.0.9', 'http://127.255.0.9/'],
  ['http://127.1', 'http://127.0.0.1/'],
  ['http://[::1]:3000', 'http://[::1]:3000/'],
])('a web URL is read: %j as %j', (text, href) => {
  expect(valueIn(parseWebUrl(text)).href).toBe(href);
});

test.each([
  ['https://api.test/?', 'url_query'],
  ['https://api.test/v1?q=1', 'url_query'],
  ['https://api.test#', 'url_fragment'],
  ['https://api.test/v1?q=1#https://evil.test', 'url_fragment'],
  ['ftp://api.test?q', 'url_scheme'],
])('a plain URL has neither query nor fragment: %j: %s', (text, code) => {
  expect(codeOf(parsePlainUrl(text))).toBe(code);
});

test.each([
  ['localhost', true],
  ['a.b.localhost', true],
  ['[::1]', true],
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['127.0.0.1.evil.test', false],
  ['localhost.evil.test', false],
  ['mylocalhost', false],
  ['10.0.0.1', false],
  ['', false],
])('loopback: %j is %s', (hostname, expected) => {
  expect(isLoopback(hostname)).toBe(expected);
});

test('whatever text is read has the parts that the eye sees, and nothing beside them', () => {
  const piece = fc.constantFrom(
    ...['https://', 'http://', 'HTTPS:', '/', '//', '\\', '@', ':', '.', '..', '%2e', '%2f', '%5C'],
    ...[
      '?',
      '#',
      '*',
      '\t',
      '\n',
      ' ',
      'api.test',
      'evil.test',
      'localhost',
      '[::1]',
      ':443',
      ':0',
    ],
    ...['а', '。', '%D0%B0', '\u00ad', 'v1', ';', "'", '|', '^'],
  );
  const text = fc
    .tuple(fc.constantFrom('', 'https://', 'http://'), fc.array(piece, { maxLength: 8 }))
    .map(([scheme, pieces]) => scheme + pieces.join(''));
  fc.assert(
    fc.property(text, (input) => {
      const parsed = parseWebUrl(input);
      fc.pre(parsed.ok);
      const { username, password, protocol, hostname, pathname, port } = parsed.value;
      expect([username, password]).toEqual(['', '']);
      expect(protocol === 'https:' || isLoopback(hostname)).toBe(true);
      expect(hostname).toMatch(/^[\x21-\x7e]*[^.]$/);
      expect(port).not.toBe('0');
      expect(pathname).not.toMatch(/\\|%2f|%5c|\*/i);
      const [seen] = /^[^/?#]*/.exec(input.trim().slice(`${protocol}//`.length)) ?? [];
      expect(seen?.toLowerCase().startsWith(hostname.split(/[:[]/)[0] ?? '')).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
