import { HOUR, MINUTE, type Millis } from './time.ts';

const DAY: Millis = 24 * HOUR;

export interface Duration {
  readonly value: number;
  readonly unit: 'second' | 'minute' | 'hour' | 'day';
}

/**
 * A span in the largest unit that tells enough: 59 s, 43 min, 1 h, 61 min, 3 h, 12 d. Rounded down
 * from above a minute's worth, so that it never promises more time than there is.
 */
export function durationOf(span: Millis): Duration {
  const left = Math.max(0, span);
  if (left < MINUTE) return { value: Math.floor(left / 1000), unit: 'second' };
  const minutes = Math.floor(left / MINUTE);
  if (minutes < 120 && minutes !== 60) return { value: minutes, unit: 'minute' };
  if (left < 2 * DAY) return { value: Math.floor(left / HOUR), unit: 'hour' };
  return { value: Math.floor(left / DAY), unit: 'day' };
}
