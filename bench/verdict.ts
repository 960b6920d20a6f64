import type { Ratio } from './statistics.ts';

/** Two arms that are the same may seem to differ by this share at most. */
export const NOISE_LIMIT = 0.025;

export type Verdict =
  /** Two arms that are the same seem to differ, or cannot be told from arms that do. */
  | 'too-noisy'
  | 'met'
  | 'missed'
  /** The target lies between the limits: more requests would tell. */
  | 'undecided';

/** Whether the machine is quiet enough to tell anything: no limit of "the same" lies far from 1. */
export const isQuiet = ({ low, high }: Ratio): boolean =>
  low >= 1 - NOISE_LIMIT && high <= 1 + NOISE_LIMIT;

/** Whether a ratio is at most what it should be. `same`: the ratio of two arms that are the same. */
export function verdictOf(same: Ratio, { low, high }: Ratio, target: number): Verdict {
  if (!isQuiet(same)) return 'too-noisy';
  if (high <= target) return 'met';
  return low > target ? 'missed' : 'undecided';
}
