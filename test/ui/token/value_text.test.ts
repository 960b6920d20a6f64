import { expect, test } from 'vitest';
import type { Finding, FindingValue } from '../../../src/core/findings/finding.ts';
import { findingText, remedyText, valueText } from '../../../src/ui/token/value-text.ts';
import { NOON } from '../../support/grants.ts';

test.each<[FindingValue, string]>([
  ['https://api.test', 'https://api.test'],
  ['', ''],
  ['ali\u202ece\u200b\n', 'alice'],
  ['a'.repeat(300), `${'a'.repeat(200)}…`],
  [{ list: ['a\u2066b'] }, 'ab'],
  [8190, '8,190'],
  [{ span: 43 * 60_000 }, '43 min'],
  [{ list: [] }, ''],
  [{ list: ['a'] }, 'a'],
  [{ list: ['a', 'b', 'c'] }, 'a, b, and c'],
])('%j reads “%s”', (value, text) => {
  expect(valueText(value, NOON)).toBe(text);
});

test('a moment reads as on a clock', () => {
  expect(valueText({ moment: NOON }, NOON)).toMatch(/^Today /);
});

const found: Finding = {
  id: 'iat_future',
  level: 'warn',
  values: [{ span: 90_000 }],
  source: undefined,
};

test('sentence and remedy are the finding’s, or those that it chose', () => {
  expect(findingText(found, NOON)).toBe('It says that it was made 1 min from now.');
  expect(remedyText(found, NOON)).toMatch(/^Correct the clock/);
  const chosen: Finding = { ...found, sentence: 'iat_future_clock', remedy: 'set_clock' };
  expect(findingText(chosen, NOON)).toMatch(/this machine’s clock is 1 min behind/);
  expect(remedyText(chosen, NOON)).toBe('Set this machine’s clock.');
});
