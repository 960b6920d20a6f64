import { describe, expect, test } from 'vitest';
import { plural, t } from '../../src/platform/i18n.ts';
import {
  distanceText,
  listText,
  momentText,
  sentencesText,
  seriesText,
  spanText,
  timeText,
} from '../../src/ui/format.ts';
import { NOON } from '../support/grants.ts';
import { speak } from '../support/in-language.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('a count', () => {
  test.each([
    [0, '0 tokens attach'],
    [1, '1 token attaches'],
    [2, '2 tokens attach'],
    [1234, '1,234 tokens attach'],
  ])('of %d reads %s', (count, text) => {
    expect(plural('tab_attaches', count)).toBe(text);
  });

  test.each([
    [0, 'zero'],
    [1, 'one'],
    [2, 'two'],
    [7, 'few'],
    [11, 'many'],
    [100, 'other'],
  ])('of %d has the form of its own that Arabic has for it', (count, form) => {
    const forms = ['zero', 'one', 'two', 'few', 'many', 'other'];
    speak('ar', 'ar', Object.fromEntries(forms.map((one) => [`tab_attaches__${one}`, one])));
    expect(plural('tab_attaches', count)).toBe(form);
  });

  test('has the general form where the language has no other for it', () => {
    speak('fr', 'fr', { tab_attaches__one: 'un', tab_attaches__other: '$1 jetons' });
    expect(plural('tab_attaches', 1_000_000)).toMatch(/^1\s000\s000 jetons$/);
  });
});

describe('dates and spans are in the language of the texts', () => {
  test.each([
    ['de', '43 Min.', 'vor 17 Minuten'],
    ['fr', '43\u00a0min', 'il y a 17 minutes'],
    ['ja', '43 分', '17 分前'],
  ])('%s', (tag, span, distance) => {
    speak(tag, tag);
    expect(spanText(43 * MINUTE)).toBe(span);
    expect(distanceText(NOON - 17 * MINUTE, NOON)).toBe(distance);
  });

  test('and never in one that has no catalogue', () => {
    speak('pl');
    expect(momentText(NOON - 40 * DAY, NOON)).toMatch(/^Nov /);
    expect(distanceText(NOON - 17 * MINUTE, NOON)).toBe('17 minutes ago');
  });

  test('in the manner of the user’s country', () => {
    speak('en-GB');
    expect(momentText(NOON - 40 * DAY, NOON)).toMatch(/^22 Nov 2025/);
  });
});

describe('a day near today is called so', () => {
  test.each([
    ['en', -DAY, /^Yesterday \d/],
    ['en', 0, /^Today \d/],
    ['en', DAY, /^Tomorrow \d/],
    ['de', -DAY, /^Gestern \d/],
    ['fr', DAY, /^Demain \d/],
    ['ja', 0, /^今日 \d/],
  ])('in %s, %d ms from now', (tag, distance, text) => {
    speak(tag, tag);
    expect(momentText(NOON + distance, NOON)).toMatch(text);
  });

  test('by the calendar, and not by 24 hours', () => {
    const late = new Date(2026, 0, 1, 23, 50).getTime();
    expect(momentText(late + 20 * MINUTE, late)).toMatch(/^Tomorrow 12:10/);
    expect(timeText(late + 20 * MINUTE, late)).toMatch(/^Jan 2, 2026/);
    expect(momentText(late - 23 * HOUR, late)).toMatch(/^Today 12:50/);
  });

  test('over the end of a month and of a year', () => {
    const eve = new Date(2025, 11, 31, 12).getTime();
    expect(momentText(eve + DAY, eve)).toMatch(/^Tomorrow /);
    expect(momentText(eve + 2 * DAY, eve)).toMatch(/^Jan 2, 2026/);
  });
});

test.each([
  [60 * MINUTE - 1, '59 min'],
  [HOUR, '1 hr'],
  [HOUR + MINUTE - 1, '1 hr'],
  [HOUR + MINUTE, '61 min'],
])('a span of %d ms reads %s', (span, text) => {
  expect(spanText(span)).toBe(text);
});

describe('what stands side by side', () => {
  test('is joined as the language does', () => {
    expect(listText(['a', 'b', 'c'])).toBe('a, b, and c');
    expect(seriesText(['a.test', 'b.test'])).toBe('a.test, b.test');
    expect(sentencesText(['A.', undefined, '', false, 'B.'])).toBe('A. B.');
  });

  test('has no spaces between sentences where a language has none', () => {
    speak('ja', 'ja', { two_sentences: '$1$2' });
    expect(sentencesText(['一。', '二。', '三。'])).toBe('一。二。三。');
    expect(seriesText(['a', 'b'])).not.toContain(',');
  });
});

describe('a name in a text from right to left', () => {
  test('is set apart, so that its signs stay where they are', () => {
    speak('ar', 'ar', { attach_app: 'رمز $1', tab_attaches__two: '$2: $1' });
    expect(t('attach_app', 'https://api.test/')).toBe('رمز \u2068https://api.test/\u2069');
    expect(plural('tab_attaches', 2, 'a.')).toMatch(/^\u2068a\.\u2069: \u2068\S+\u2069$/);
  });

  test('and a text of ours in it runs as all of them do, although it begins with a name', () => {
    speak('ar', 'ar', { labelled: '$1: $2', paused: 'متوقف', attach_app: '$1' });
    expect(t('labelled', t('paused'), t('attach_app', 'Shop'))).toBe(
      '\u2068متوقف\u2069: \u2067\u2068Shop\u2069\u2069',
    );
  });

  test('and not in one from left to right', () => {
    expect(t('attach_app', 'Shop')).toBe('Attach the token of Shop');
  });
});
