import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64urlBytes, utf8Text } from '../../../src/core/token/base64url.ts';

test.each([
  ['a sign of plain base64', 'ab+/'],
  ['padding', 'YWI='],
  ['a space', 'YW I'],
  ['a space before it', ' YWJj'],
  ['a newline after it', 'YWJj\n'],
  ['a dot', 'YW.Jj'],
  ['a letter that looks like one', 'YWJс'],
  ['a length that no bytes have', 'YWJjZ'],
  ['a single sign', 'Y'],
  ['bits that belong to no byte, of two signs', 'YR'],
  ['bits that belong to no byte, of three signs', 'YWJ'],
])('no base64url: %s', (_what, text) => {
  expect(base64urlBytes(text)).toBeUndefined();
});

// RFC 7515 appendix C.
test('bytes of the RFC’s example', () => {
  expect(base64urlBytes('A-z_4ME')).toEqual(Uint8Array.of(3, 236, 255, 224, 193));
});

test('nothing is no bytes', () => {
  expect(base64urlBytes('')).toEqual(new Uint8Array());
});

test('any bytes are read as they were', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(base64urlBytes(Buffer.from(bytes).toString('base64url'))).toEqual(bytes);
    }),
  );
});

// Without this several texts would be the same token.
test('whatever is read has one text only', () => {
  const anything = fc.string({ unit: fc.constantFrom(...'AQgwEIMUYckosBZz09-_+/= \n') });
  fc.assert(
    fc.property(anything, (text) => {
      const bytes = base64urlBytes(text);
      if (bytes) expect(Buffer.from(bytes).toString('base64url')).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

test('ten megabytes are no trouble', () => {
  expect(base64urlBytes('YWJj'.repeat(2_500_000))).toHaveLength(7_500_000);
});

test.each([
  ['a byte that none begins with', [0xff]],
  ['a character that ends too soon', [0xe2, 0x82]],
  ['a character written longer than it is', [0xc0, 0xaf]],
  ['half of a pair', [0xed, 0xa0, 0x80]],
  ['beyond what there is', [0xf4, 0x90, 0x80, 0x80]],
])('no UTF-8: %s', (_what, bytes) => {
  expect(utf8Text(Uint8Array.from(bytes))).toBeUndefined();
});

test('text of more than ASCII, with a byte order mark kept', () => {
  expect(utf8Text(new TextEncoder().encode('\ufeffÄlice 👩‍🚀'))).toBe('\ufeffÄlice 👩‍🚀');
});
