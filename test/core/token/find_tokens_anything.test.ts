import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTokens } from '../../../src/core/token/find-tokens.ts';

const encoded = (text: string) => Buffer.from(text).toString('base64url');

const SIGNATURES = { RS256: 342, PS512: 342, ES256: 86, ES512: 176, HS256: 43, EdDSA: 86 };

const base64url = (length: number) =>
  fc
    .uint8Array({ minLength: length, maxLength: length })
    .map((bytes) =>
      Buffer.from(bytes.map((byte) => 'ABCabcXYZxyz0189-_'.charCodeAt(byte % 18))).toString(),
    );

/** A JWS whose signature is as long as its algorithm makes it. */
const jwt = fc.constantFrom(...Object.entries(SIGNATURES)).chain(([alg, length]) =>
  fc
    .tuple(fc.dictionary(fc.string(), fc.jsonValue()), fc.boolean(), base64url(length))
    .map(([claims, isSpaced, signature]) => {
      const header = JSON.stringify({ alg, kid: 'k' }, null, isSpaced ? 1 : 0);
      return `${encoded(header)}.${encoded(JSON.stringify(claims))}.${signature}`;
    }),
);

const har = (headers: readonly object[], text: string) =>
  JSON.stringify({ log: { entries: [{ request: { headers }, response: { content: { text } } }] } });

const WRAPPERS: readonly (readonly [string, (token: string) => string])[] = [
  ['nothing', (token) => token],
  ['quotes', (token) => `“${token}”`],
  ['a header', (token) => `Authorization: Bearer ${token}\r\nHost: api.test\r\n\r\n`],
  ['a doubled prefix', (token) => `Bearer Bearer  ${token}`],
  ['curl', (token) => `curl 'https://a.test/b' \\\n -H 'Authorization: Bearer ${token}' \\\n -k`],
  ['curl in cmd', (token) => `curl ^"https://a.test^" ^\r\n -H ^"Authorization: Bearer ${token}^"`],
  ['an address', (token) => `https://app.test/#access_token=${token}&expires_in=60`],
  ['an encoded address', (token) => encodeURIComponent(`https://a.test/?id_token=${token}&b=1`)],
  ['settings', (token) => `A=1\nTOKEN=${token}\nB=2\n`],
  ['a cookie', (token) => `Cookie: a=1; session=${token}; b=2`],
  ['a token response', (token) => JSON.stringify({ access_token: token, expires_in: 60 }, null, 2)],
  ['a recorded request', (token) => har([{ name: 'Authorization', value: `Bearer ${token}` }], '')],
  ['a recorded answer', (token) => har([], JSON.stringify({ id_token: token }))],
  ['JSON in JSON', (token) => JSON.stringify({ body: JSON.stringify({ token }) })],
  ['JSON that is cut off', (token) => har([], JSON.stringify({ id_token: token })).slice(0, -2)],
  ['a sentence', (token) => `I got this: ${token}, and it does not work.`],
];

describe('a token is found exactly in', () => {
  test.each(WRAPPERS)('%s', (_what, wrap) => {
    fc.assert(
      fc.property(jwt, (token) => {
        expect(findTokens(wrap(token)).tokens.map(({ text }) => text)).toEqual([token]);
      }),
      { numRuns: 60 },
    );
  });

  test('lines of any width', () => {
    fc.assert(
      fc.property(jwt, fc.integer({ min: 40, max: 200 }), (token, width) => {
        const lines = token.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
        const text = `${lines.join('\n')}\n\nThanks\n`;
        expect(findTokens(text).tokens[0]?.text).toBe(token);
      }),
    );
  });
});

const PIECES = [
  'Bearer ',
  'DPoP ',
  'eyJ',
  'eyJhbGciOiJSUzI1NiJ9',
  '.',
  '~',
  '\n',
  '\r\n> ',
  ' \\\n',
  '"access_token":"',
  '"refresh_token":"',
  'token=',
  '{"a":',
  '[',
  '}',
  '"',
  '%2B',
  '\\u0041',
  '\ufeff',
  '--oauth2-bearer ',
  'Cookie: a=',
  'abc123def456',
];

const hostile = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary' })), { maxLength: 40 })
  .map((pieces) => pieces.join(''));

const squeezed = (text: string) =>
  text.replaceAll(/[\s>|\\^`=\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '');

const unescaped = (text: string) =>
  text.replaceAll(/\\u00([2-7][\da-f])|\\(["'/\\])|%([2-7][\da-f])/gi, (_all, unit, sign, octet) =>
    unit || octet ? String.fromCharCode(Number.parseInt(unit ?? octet, 16)) : sign,
  );

test('no text makes it throw, and what it finds stands in the text', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const { tokens, reason } = findTokens(text);
      expect(tokens.length === 0).toBe(reason !== undefined);
      const places = [text, unescaped(text), unescaped(unescaped(text))].map(squeezed);
      for (const token of tokens) {
        expect(places.some((place) => place.includes(squeezed(token.text)))).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});

test('no JSON makes it throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(() => findTokens(JSON.stringify(value))).not.toThrow();
    }),
  );
});

/** What makes expressions and loops go over the same text again and again. */
test.each([
  'eyJ',
  'eyJ.',
  'eyJ.a.',
  'eyJ.\n',
  'eyJhbGciOiJSUzI1NiJ9.a.\n',
  'eyJabcdefghijklmnopqrstuvwxyz\n',
  'a\n',
  'bearer ',
  'Bearer eyJ\n',
  'token=',
  'token="',
  'token\\\\',
  'cookie=',
  '"',
  ' ',
  '\\',
  '%',
  '~',
  'eyJ.a.b~',
  '--oauth2-bearer ',
  '{"token":',
  '["',
  '\n> ',
])('a text of 2 MB takes no longer than it should: %j again and again', (piece) => {
  const text = piece.repeat(Math.ceil(2_000_000 / piece.length));
  const start = performance.now();
  for (const one of [text, `eyJhbGciOiJSUzI1NiJ9.e30.${text}x`, `Bearer ${text}!`]) findTokens(one);
  expect(performance.now() - start).toBeLessThan(4000);
});
