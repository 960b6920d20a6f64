import { HOUR, MINUTE, type Millis } from './time.ts';

export interface BadgeTime {
  readonly value: number;
  readonly unit: 'minute' | 'hour' | 'day';
  /** For how long these figures stay right: the worker has to wake up to change them. */
  readonly holdsFor: Millis;
}

const DAY: Millis = 24 * HOUR;

/** The steps in which a badge counts down: coarse while there is time, by the minute near the end. */
const STEPS = [
  { from: 2 * DAY, unit: 'day', size: DAY, step: DAY },
  { from: 2 * HOUR, unit: 'hour', size: HOUR, step: HOUR },
  { from: 20 * MINUTE, unit: 'minute', size: MINUTE, step: 5 * MINUTE },
  { from: 0, unit: 'minute', size: MINUTE, step: MINUTE },
] as const;

/** The time left, rounded down, in few enough letters for a badge. */
export function badgeTime(left: Millis): BadgeTime {
  const { unit, size, step, from } = STEPS.find((row) => left >= row.from) ?? STEPS[3];
  const shown = Math.max(from, Math.floor(left / step) * step);
  return { value: Math.floor(shown / size), unit, holdsFor: Math.max(0, left - shown) + 1 };
}
