import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonText } from '../../../src/core/token/json.ts';
import { claimsIn, readToken } from '../../../src/core/token/read-token.ts';
import * as rfc from '../../support/rfc-tokens.ts';
import { jwtWith } from '../../support/samples.ts';

const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url');

const SD_JWT = `${jwtWith({ _sd: [] })}~${rfc.RFC9901_ELEMENT.text}~${jwtWith({ nonce: 'n' })}`;

const NESTED = [{ alg: 'ES256', cty: 'JWT' }, rfc.RFC7515_A2]
  .map((part) => base64url(typeof part === 'string' ? part : JSON.stringify(part)))
  .concat('c2ln')
  .join('.');

const REAL = [
  rfc.RFC7515_A1,
  rfc.RFC7515_A5,
  rfc.RFC7516_A1,
  rfc.RFC7520_JWE,
  rfc.RFC7797_DETACHED,
  SD_JWT,
  NESTED,
];

/** What holds whatever is read: it is told from what it is not, and only what was read is shown. */
function assertSound(text: string) {
  const reading = readToken(text);
  expect(JSON.stringify(reading.form)).toMatch(/^"(self-contained|referential|malformed|opaque)"$/);
  if (reading.form === 'malformed') expect(reading.flaws).not.toHaveLength(0);
  expect(claimsIn(text)).toEqual(reading.form === 'self-contained' ? reading.claims : undefined);
  if (reading.form === 'self-contained') expect(text).toMatch(/^[^.]+\.[^.]*\.[^.]*/);
  if (reading.form === 'referential') expect(text).toMatch(/^[\w-]+(\.[\w-]*){4}$/);
}

describe('nothing makes the reader throw', () => {
  test('any string', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), assertSound), { numRuns: 2000 });
  });

  test('any signs of tokens', () => {
    const signs = fc.constantFrom('eyJ', 'e30', '.', '.', '~', '=', 'A', '-', '_', 'ey', '\n');
    fc.assert(fc.property(fc.string({ unit: signs }), assertSound), { numRuns: 3000 });
  });

  test('any bytes as parts, behind any header', () => {
    const part = fc.uint8Array({ maxLength: 40 }).map(base64url);
    const json = fc.json().map(base64url);
    const header = fc
      .record(
        {
          alg: fc.constantFrom('none', 'RS256', 7),
          cty: fc.constantFrom('JWT', 'x', null),
          b64: fc.boolean(),
        },
        { requiredKeys: [] },
      )
      .map((members) => base64url(JSON.stringify(members)));
    const parts = fc.array(fc.oneof(part, json, header), { maxLength: 6 });
    const between = fc.constantFrom('.', '.', '.', '~');
    fc.assert(
      fc.property(fc.oneof(header, part), parts, between, (first, others, sign) => {
        assertSound([first, ...others].join(sign));
        assertSound([first, ...others].join('.'));
      }),
      { numRuns: 3000 },
    );
  });

  test('any real token with anything in the place of any part of it', () => {
    const place = fc.nat({ max: 2000 });
    fc.assert(
      fc.property(
        fc.constantFrom(...REAL),
        place,
        place,
        fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), fc.constantFrom('', '.', '~', 'eyJ')),
        (token, at, length, put) => {
          const start = at % token.length;
          assertSound(token.slice(0, start) + put + token.slice(start + (length % 20)));
        },
      ),
      { numRuns: 3000 },
    );
  });
});

// What is shown is in the token: no sign of it is skipped, trimmed or repaired.
test('a sign that does not belong there is never overlooked', () => {
  const strange = fc.constantFrom(' ', '\n', '\t', '=', '+', '/', '\0', '\u200b', '%', '"', 'é');
  fc.assert(
    fc.property(
      fc.constantFrom(rfc.RFC7515_A1, rfc.RFC7515_A2, rfc.RFC7516_A1, rfc.RFC7520_JWE),
      fc.nat(),
      strange,
      (token, at, sign) => {
        const start = at % (token.length + 1);
        const { form } = readToken(token.slice(0, start) + sign + token.slice(start));
        expect(['malformed', 'opaque']).toContain(form);
      },
    ),
    { numRuns: 2000 },
  );
});

test('a token of any claims is read as they are', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (claims) => {
      const { ['__proto__']: _skipped, ...others } = claims;
      expect(jsonText(claimsIn(jwtWith(others)))).toBe(JSON.stringify(others));
    }),
  );
});

test.each([
  ['dots', '.'.repeat(1_000_000)],
  ['a header and dots', `${base64url('{"alg":"none"}')}${'.'.repeat(1_000_000)}`],
  ['an SD-JWT of nothing', `${jwtWith({})}${'~'.repeat(100_000)}`],
  ['a claim of a megabyte', jwtWith({ text: 'x'.repeat(1_000_000) })],
])('%s by the million is no trouble', (_what, text) => {
  expect(() => readToken(text)).not.toThrow();
});
