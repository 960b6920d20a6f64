import { describe, expect, test } from 'vitest';
import type { IdentityId } from '../../src/core/identity.ts';
import { IDENTITY_COLOURS, identityMark } from '../../src/core/identity-mark.ts';

const ID = (text: string) => text as IdentityId;

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminanceOf(colour: string): number {
  const linear = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  const [red, green, blue] = linear as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
const contrastWithWhite = (colour: string) => 1.05 / (luminanceOf(colour) + 0.05);

test('the formula is the one of WCAG', () => {
  expect(contrastWithWhite('#000000')).toBeCloseTo(21);
  expect(contrastWithWhite('#ffffff')).toBeCloseTo(1);
  expect(contrastWithWhite('#777777')).toBeCloseTo(4.48, 2);
});

test.each(IDENTITY_COLOURS.map((colour) => [colour]))('white can be read on %s', (colour) => {
  expect(colour).toMatch(/^#[0-9a-f]{6}$/);
  expect(contrastWithWhite(colour)).toBeGreaterThanOrEqual(4.5);
});

test('no two colours are the same', () => {
  expect(new Set(IDENTITY_COLOURS).size).toBe(IDENTITY_COLOURS.length);
});

describe('the letter', () => {
  test.each([
    ['alice', 'A'],
    ['Bob', 'B'],
    ['  carol', 'C'],
    ['émile', 'É'],
    ['7even', '7'],
    ['<script>', 'S'],
    ['…@example.org', 'E'],
    ['😀 dave', 'D'],
    ['👩‍👩‍👧 family', 'F'],
    // An accent that stands by itself belongs to no letter.
    ['\u0301erin', 'E'],
    ['e\u0301mile', 'E'],
    ['ßabine', 'S'],
    ['ǆ', 'Ǆ'],
    ['שרה', 'ש'],
    ['\u200fליאה', 'ל'],
    ['\u202eevil', 'E'],
    ['علي', 'ع'],
    ['李明', '李'],
    ['𝓐lice', '𝓐'],
  ])('of %j is %s', (who, letter) => {
    expect(identityMark(ID('shop'), who).letter).toBe(letter);
  });

  test.each([[undefined], [''], ['   '], ['😀'], ['---'], ['\u200b\u202e']])(
    'of %j, which has none, is the number',
    (who) => {
      expect(identityMark(ID('shop'), who).letter).toBe('1');
      expect(identityMark(ID('shop~3'), who).letter).toBe('3');
    },
  );

  test('is one character, whatever the number', () => {
    expect(identityMark(ID('shop~12'), undefined).letter).toBe('1');
    expect(identityMark(ID('shop~9999'), '').letter).toBe('9');
  });
});

test('the colour is told by the number, not by the name, and they take turns', () => {
  const numbers = Array.from({ length: 7 }, (_, index) => (index ? `shop~${index + 1}` : 'shop'));
  const colours = numbers.map((id) => identityMark(ID(id), 'alice').colour);
  expect(colours).toEqual([...IDENTITY_COLOURS, IDENTITY_COLOURS[0]]);
  expect(identityMark(ID('shop'), 'bob').colour).toBe(colours[0]);
});
