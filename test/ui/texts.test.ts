import { describe, expect, test } from 'vitest';
import catalogue from '../../public/_locales/en/messages.json' with { type: 'json' };
import { failure } from '../../src/core/failure.ts';
import { FAILURE_CODES } from '../../src/core/failure-schema.ts';
import { NOTES } from '../../src/core/session-schema.ts';
import { distanceText, momentText, spanText } from '../../src/ui/format.ts';
import { failureText, noteText, problemText, skewText } from '../../src/ui/sentences.ts';
import { NOON } from '../support/grants.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
  [-5 * SECOND, '0 sec'],
  [59 * SECOND, '59 sec'],
  [119 * MINUTE, '119 min'],
  [2 * HOUR, '2 hr'],
  [47 * HOUR, '47 hr'],
  [12 * DAY, '12 days'],
])('a span of %d ms reads %s', (span, text) => {
  expect(spanText(span)).toBe(text);
});

test.each([
  [43 * MINUTE, 'in 43 minutes'],
  [-17 * MINUTE, '17 minutes ago'],
  [-3 * DAY, '3 days ago'],
])('%d ms from now reads %s', (distance, text) => {
  expect(distanceText(NOON + distance, NOON)).toBe(text);
});

describe('a moment', () => {
  test('of today has a time alone', () => {
    expect(momentText(NOON, NOON)).toMatch(/^Today \d{1,2}:\d\d:\d\d/);
  });

  test.each([[-2 * DAY], [2 * DAY]])('%d ms away has its date', (distance) => {
    expect(momentText(NOON + distance, NOON)).toMatch(/202[56].*\d:\d\d:\d\d/);
  });

  test('of the same time a year ago is not today', () => {
    expect(momentText(NOON - 365 * DAY, NOON)).not.toMatch(/Today/);
  });
});

describe('sentences', () => {
  test.each(FAILURE_CODES)('there is one for the failure %s', (code) => {
    expect(failureText(failure(code, 'DETAIL'))).toMatch(/\.$|DETAIL$/);
  });

  test.each(NOTES)('there is one for the note %s', (note) => {
    expect(noteText(note)).toMatch(/^It .*\.$/);
  });

  test.each([
    [2 * MINUTE, 'Its clock is 2 min ahead of this machine’s.'],
    [-10 * SECOND, 'Its clock is 10 sec behind this machine’s.'],
  ])('tell of a clock that is %d ms ahead', (skew, text) => {
    expect(skewText(skew)).toBe(text);
  });

  test('quote what a failure or a problem is about', () => {
    expect(failureText(failure('refused', 'no'))).toMatch(/^The issuer refused: “no”\./);
    expect(problemText({ code: 'too_long', detail: '80' })).toBe(
      'Too long: at most 80 characters.',
    );
  });

  test('name the line that is meant', () => {
    expect(problemText({ code: 'url_no_scheme', line: 'a.test' })).toMatch(/^“a\.test”: Write/);
  });

  test('leave no place open', () => {
    const open = Object.entries(catalogue).filter(([, { message }]) => /\$[^1-4]/.test(message));
    expect(open).toEqual([]);
  });
});
