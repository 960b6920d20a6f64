import { STATUS_CODES } from 'node:http';
import { expect, test } from 'vitest';
import { phraseOf, statusText, verdictOf } from '../../src/core/status-phrase.ts';

test.each([
  [199, 'other'],
  [200, 'taken'],
  [299, 'taken'],
  [304, 'other'],
  [400, 'other'],
  [401, 'refused'],
  [402, 'other'],
  [403, 'refused'],
  [500, 'other'],
  [101, 'taken'],
  [100, 'other'],
])('%d: %s', (status, verdict) => {
  expect(verdictOf(status)).toBe(verdict);
});

test('a status that nobody registered is a number alone', () => {
  expect(statusText(299)).toBe('299');
  expect(statusText(404)).toBe('404 Not Found');
});

/** RFC 9110 gave them new names. */
const RENAMED = [413, 422];

test('the names are those that Node has too', () => {
  const ours = Object.keys(STATUS_CODES)
    .map(Number)
    .filter((code) => phraseOf(code));
  expect(ours.length).toBeGreaterThan(40);
  const same = ours.filter((code) => !RENAMED.includes(code));
  expect(same.map(phraseOf)).toEqual(same.map((code) => STATUS_CODES[code]));
});
