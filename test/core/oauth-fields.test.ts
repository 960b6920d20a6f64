import { describe, expect, test } from 'vitest';
import {
  parseAudience,
  parseClientId,
  parseClientSecret,
  parseEndpoint,
  parseIssuer,
  parseResource,
  parseScope,
  parseToken,
} from '../../src/core/oauth-fields.ts';
import { codeOf } from '../support/samples.ts';

describe.each([
  {
    what: 'an issuer',
    parse: parseIssuer,
    refused: [
      ['', 'required'],
      ['issuer.test', 'url_no_scheme'],
      ['http://issuer.test', 'url_insecure'],
      ['https://issuer.test/?tenant=1', 'url_query'],
      ['https://issuer.test/#', 'url_fragment'],
    ],
    // Compared to the letter with what the issuer calls itself, so nothing is put in order here.
    read: [
      [' https://issuer.test ', 'https://issuer.test'],
      ['https://issuer.test/', 'https://issuer.test/'],
      ['https://Issuer.test:443/a', 'https://Issuer.test:443/a'],
    ],
  },
  {
    what: 'an endpoint',
    parse: parseEndpoint,
    refused: [
      ['', 'required'],
      ['http://issuer.test/token', 'url_insecure'],
      ['https://issuer.test/token#', 'url_fragment'],
      ['https://issuer.test/token#x', 'url_fragment'],
      ['https://user:secret@issuer.test/token', 'url_userinfo'],
    ],
    read: [
      ['https://issuer.test/token?tenant=1', 'https://issuer.test/token?tenant=1'],
      ['HTTPS://Issuer.test:443', 'https://issuer.test/'],
    ],
  },
  {
    what: 'a client id',
    parse: parseClientId,
    refused: [
      ['', 'required'],
      ['  ', 'required'],
      ['shöp', 'client_id_character'],
      ['shop\u0000', 'client_id_character'],
      ['shop\nweb', 'client_id_character'],
      ['shop\u007f', 'client_id_character'],
    ],
    read: [[' shop web:1 ', 'shop web:1']],
  },
  {
    what: 'a client secret',
    parse: parseClientSecret,
    refused: [
      ['sécret', 'secret_character'],
      ['se\tcret', 'secret_character'],
      ['secret\n', 'secret_character'],
    ],
    read: [
      [' p:ss w%rd ', ' p:ss w%rd '],
      ['', ''],
    ],
  },
  {
    what: 'an audience',
    parse: parseAudience,
    refused: [['ördërs', 'audience_character']],
    read: [
      ['', ''],
      [' shop api ', 'shop api'],
      ['https://api.test', 'https://api.test'],
    ],
  },
  {
    what: 'a resource',
    parse: parseResource,
    refused: [
      ['orders', 'url_invalid'],
      ['/orders', 'url_invalid'],
      ['https://api.test/ü', 'url_invalid'],
      ['https://api.test/#top', 'url_fragment'],
    ],
    read: [
      ['', ''],
      [' https://api.test/v1?q ', 'https://api.test/v1?q'],
      ['urn:shop:orders', 'urn:shop:orders'],
    ],
  },
  {
    what: 'a token',
    parse: parseToken,
    refused: [
      ['', 'required'],
      [' \n', 'required'],
      ['Bearer', 'required'],
      ['bearer  ', 'required'],
      ['a'.repeat(64 * 1024 + 1), 'too_long'],
      ['one\ntwo', 'token_line_break'],
      ['one\r\nX-Admin: 1', 'token_line_break'],
      ['one two', 'token_space'],
      ['Authorization: Bearer one', 'token_space'],
      ['one\u00a0two', 'token_space'],
      ['tökèn', 'token_not_ascii'],
      ['one\u0000', 'token_not_ascii'],
      ['one\u200btwo', 'token_not_ascii'],
    ],
    read: [
      [' one.two.three \n', 'one.two.three'],
      ['Bearer one', 'one'],
      ['BEARER   one', 'one'],
      ['bearerone', 'bearerone'],
      ['a'.repeat(64 * 1024), 'a'.repeat(64 * 1024)],
    ],
  },
])('$what', ({ parse, refused, read }) => {
  test.each(refused)('is refused: %j: %s', (text, code) => {
    expect(codeOf(parse(text as string))).toBe(code);
  });

  test.each(read)('is read: %j as %j', (text, expected) => {
    expect(parse(text as string)).toEqual({ ok: true, value: expected });
  });
});

describe('scopes', () => {
  test.each([
    ['openid "orders"', '"orders"'],
    ['a\\b', 'a\\b'],
    ['openid ördërs', 'ördërs'],
    ['a\u0000', 'a\u0000'],
  ])('are refused with the one that is wrong: %j: %j', (text, detail) => {
    expect(parseScope(text)).toEqual({ ok: false, fault: { code: 'scope_character', detail } });
  });

  test.each([
    ['', []],
    ['  ', []],
    [' openid\torders\n openid ', ['openid', 'orders']],
    [
      'https://api.test/.default Read read !#[]~',
      ['https://api.test/.default', 'Read', 'read', '!#[]~'],
    ],
  ])('are read once each, in order: %j', (text, expected) => {
    expect(parseScope(text)).toEqual({ ok: true, value: expected });
  });
});
