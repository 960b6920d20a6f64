import { type Duration, durationOf } from '../core/duration.ts';
import { HOUR, type Millis } from '../core/time.ts';
import { formatter, language, t } from '../platform/i18n.ts';

const spanFormat = (unit: Duration['unit']) =>
  formatter(
    `span ${unit}`,
    (tag) => new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'short' }),
  );

/** A span in words: `43 min`. */
export function spanText(span: Millis): string {
  const { value, unit } = durationOf(span);
  return spanFormat(unit).format(value);
}

const relativeFormat = (numeric: 'always' | 'auto') =>
  formatter(`relative ${numeric}`, (tag) => new Intl.RelativeTimeFormat(tag, { numeric }));

/** A moment beside now: `in 43 minutes`, `17 minutes ago`, `now`. */
export function distanceText(moment: Millis, now: Millis): string {
  const { value, unit } = durationOf(Math.abs(moment - now));
  // In words, 47 hours would be "the day after tomorrow" in some languages, which is a date and no distance.
  const format = relativeFormat(value === 0 ? 'auto' : 'always');
  return format.format(moment < now ? -value : value, unit);
}

const midnightOf = (moment: Millis) => {
  const { year, month, day } = dateOf(moment);
  return Date.UTC(year, month, day);
};

function dateOf(moment: Millis) {
  const date = new Date(moment);
  return { year: date.getFullYear(), month: date.getMonth(), day: date.getDate() };
}

/** How many days of this machine's calendar lie between now and a moment: 0 is today. */
const daysFrom = (now: Millis, moment: Millis) =>
  (midnightOf(moment) - midnightOf(now)) / (24 * HOUR);

const dateFormat = (dateStyle: 'medium' | undefined, timeStyle: 'medium' | 'short') =>
  formatter(
    `date ${dateStyle} ${timeStyle}`,
    (tag) => new Intl.DateTimeFormat(tag, { ...(dateStyle && { dateStyle }), timeStyle }),
  );

/** A time on this machine's clock, to the second: `15:42:10`. */
export const clockText = (moment: Millis): string => dateFormat(undefined, 'medium').format(moment);

/** As it begins a line, where the language has capitals. */
function capitalised(text: string): string {
  const [first = '', ...rest] = text;
  return `${first.toLocaleUpperCase(language())}${rest.join('')}`;
}

/** A moment on this machine's clock: `Today 15:42:10`, or with its date. */
export function momentText(moment: Millis, now: Millis): string {
  const days = daysFrom(now, moment);
  if (Math.abs(days) > 1) return dateFormat('medium', 'medium').format(moment);
  const day = capitalised(relativeFormat('auto').format(days, 'day'));
  return t('day_and_time', day, clockText(moment));
}

/** A moment as one remembers it: `15:42`, and with its date where that is not today. */
export const timeText = (moment: Millis, now: Millis): string =>
  dateFormat(daysFrom(now, moment) === 0 ? undefined : 'medium', 'short').format(moment);

/** Several in a sentence: `read, write and admin`. */
export const listText = (list: readonly string[]): string =>
  formatter('list', (tag) => new Intl.ListFormat(tag, { type: 'conjunction' })).format(list);

/** Several that stand for themselves: `a.test, b.test, c.test`. */
export const seriesText = (list: readonly string[]): string =>
  formatter('series', (tag) => new Intl.ListFormat(tag, { type: 'unit', style: 'short' })).format(
    list,
  );

/** What is said one after the other, as the language puts sentences together. */
export const sentencesText = (sentences: readonly (string | false | undefined)[]): string =>
  sentences
    .filter((sentence) => typeof sentence === 'string' && sentence !== '')
    .reduce<string>(
      (said, next) => (said === '' ? `${next}` : t('two_sentences', said, `${next}`)),
      '',
    );

/** What is quoted at the end of a sentence, which has a full stop of its own. */
export const unstopped = (quote: string): string => quote.trim().replace(/[.。]$/, '');

/** An address as people read it. */
export const withoutScheme = (url: string): string => url.replace(/^https?:\/\//, '');

/** A word and what it says, as far as either is there: `invalid_token: It has expired`. */
export const labelled = (
  label: string | undefined,
  text: string | undefined,
): string | undefined => (label && text ? t('labelled', label, text) : label || text || undefined);
