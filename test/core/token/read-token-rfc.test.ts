import { compactDecrypt, compactVerify, flattenedVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { claimsIn, readToken } from '../../../src/core/token/read-token.ts';
import * as rfc from '../../support/rfc-tokens.ts';
import { jwtWith } from '../../support/samples.ts';

const keyOf = (text: string) => Buffer.from(text, 'base64url');

describe('a JWS', () => {
  test.each([
    ['RFC 7515 A.1, RFC 7519 §3.1', rfc.RFC7515_A1, { typ: 'JWT', alg: 'HS256' }, true],
    ['RFC 7515 A.2', rfc.RFC7515_A2, { alg: 'RS256' }, true],
    ['RFC 7515 A.3', rfc.RFC7515_A3, { alg: 'ES256' }, true],
    ['RFC 7515 A.5, RFC 7519 §6.1', rfc.RFC7515_A5, { alg: 'none' }, false],
  ])('%s', (_where, text, header, isSigned) => {
    expect(readToken(text)).toEqual({
      form: 'self-contained',
      header,
      claims: rfc.JOE,
      isSigned,
      flaws: [],
    });
  });

  test('RFC 7520 §4.3: it signs a sentence, so it is no token', () => {
    expect(readToken(rfc.RFC7520_JWS)).toEqual({
      form: 'malformed',
      header: { alg: 'ES512', kid: 'bilbo.baggins@hobbiton.example' },
      flaws: [{ code: 'json', part: 'claims' }],
    });
  });

  test('RFC 7797 §4.2: its payload is sent elsewhere', () => {
    expect(readToken(rfc.RFC7797_DETACHED)).toEqual({
      form: 'self-contained',
      header: { alg: 'HS256', b64: false, crit: ['b64'] },
      claims: {},
      isSigned: true,
      flaws: [],
      isUnencoded: true,
    });
  });

  // The RFC shows header and claims, and no token.
  test('RFC 9068 §3: an access token', () => {
    const header = { typ: 'at+JWT', alg: 'RS256', kid: 'RjEwOwOA' };
    const claims = {
      iss: 'https://authorization-server.example.com/',
      sub: '5ba552d67',
      aud: 'https://rs.example.com/',
      exp: 1639528912,
      iat: 1618354090,
      jti: 'dbe39bf3a3ba4238a513f51d6e1691c4',
      client_id: 's6BhdRkqt3',
      scope: 'openid profile reademail',
    };
    expect(readToken(jwtWith(claims, header))).toMatchObject({ header, claims, flaws: [] });
  });
});

describe('a JWE', () => {
  test.each([
    ['RFC 7516 A.1', rfc.RFC7516_A1, { alg: 'RSA-OAEP', enc: 'A256GCM' }],
    ['RFC 7516 A.2', rfc.RFC7516_A2, { alg: 'RSA1_5', enc: 'A128CBC-HS256' }],
    ['RFC 7519 A.1', rfc.RFC7519_A1, { alg: 'RSA1_5', enc: 'A128CBC-HS256' }],
    ['RFC 7519 A.2', rfc.RFC7519_A2, { alg: 'RSA1_5', enc: 'A128CBC-HS256', cty: 'JWT' }],
    [
      'RFC 7520 §5.6',
      rfc.RFC7520_JWE,
      { alg: 'dir', kid: '77c7e2b8-6e13-45cf-8672-617b5b45243a', enc: 'A128GCM' },
    ],
  ])('%s', (_where, text, header) => {
    expect(readToken(text)).toEqual({ form: 'referential', header, flaws: [] });
    expect(claimsIn(text)).toBeUndefined();
  });
});

// One sign off and they would show nothing of what the RFCs say.
describe('the examples are what the RFCs print', () => {
  test('RFC 7515 A.1 and RFC 7797 §4.2 verify with their key', async () => {
    const key = keyOf(rfc.RFC7515_A1_KEY);
    await compactVerify(rfc.RFC7515_A1, key);
    const [header = '', , signature = ''] = rfc.RFC7797_DETACHED.split('.');
    await flattenedVerify({ protected: header, payload: '$.02', signature }, key);
  });

  test('RFC 7520 §5.6 decrypts with its key', async () => {
    const { plaintext } = await compactDecrypt(rfc.RFC7520_JWE, keyOf(rfc.RFC7520_JWE_KEY));
    expect(new TextDecoder().decode(plaintext)).toMatch(/^You can trust us to stick with you/);
  });
});
