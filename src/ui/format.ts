import { durationOf } from '../core/duration.ts';
import type { Millis } from '../core/time.ts';
import { language, t } from '../platform/i18n.ts';

/** A span in words: `43 min`. */
export function spanText(span: Millis): string {
  const { value, unit } = durationOf(span);
  return new Intl.NumberFormat(language(), { style: 'unit', unit, unitDisplay: 'short' }).format(
    value,
  );
}

/** A moment beside now: `in 43 minutes`, `17 minutes ago`. */
export function distanceText(moment: Millis, now: Millis): string {
  const { value, unit } = durationOf(Math.abs(moment - now));
  const format = new Intl.RelativeTimeFormat(language(), { numeric: 'always' });
  return format.format(moment < now ? -value : value, unit);
}

const isSameDay = (a: Millis, b: Millis) =>
  new Date(a).toDateString() === new Date(b).toDateString();

/** A moment on this machine's clock: `Today 15:42:10`, or with its date. */
export function momentText(moment: Millis, now: Millis): string {
  if (!isSameDay(moment, now)) {
    return new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'medium' }).format(
      moment,
    );
  }
  const time = new Intl.DateTimeFormat(language(), { timeStyle: 'medium' }).format(moment);
  return t('today', time);
}

/** A moment as one remembers it: `15:42`, and with its date where that is not today. */
export function timeText(moment: Millis, now: Millis): string {
  const date = isSameDay(moment, now) ? {} : ({ dateStyle: 'medium' } as const);
  return new Intl.DateTimeFormat(language(), { ...date, timeStyle: 'short' }).format(moment);
}

/** An address as people read it. */
export const withoutScheme = (url: string): string => url.replace(/^https?:\/\//, '');
