import type { Machine } from './machine.ts';
import { ARMS, type Arm } from './popup-arms.ts';
import type { Settings } from './rounds.ts';
import {
  type Difference,
  differenceOf,
  type Pair,
  type Ratio,
  ratioOf,
  type Spread,
  seededRandom,
  spreadOf,
} from './statistics.ts';

/** How much later than the empty one's a popup with claims may be there, in milliseconds. */
export const LATER = 30;

/** How many times as long it may take with 1,000 apps as with 10. */
export const TIMES = 2;

export type Verdict = 'met' | 'missed' | 'undecided' | 'too-noisy';

export type Rounds = readonly Readonly<Record<Arm, readonly number[]>>[];

export interface Result {
  readonly machine: Machine;
  readonly settings: Settings;
  readonly spreads: Readonly<Record<Arm, Spread>>;
  /** Two arms that are the same. */
  readonly same: Difference;
  readonly later: Difference;
  readonly laterVerdict: Verdict;
  readonly times: Ratio;
  readonly timesVerdict: Verdict;
  readonly rounds: Rounds;
}

const SEED = 6;

/** Two arms that are the same may seem to differ by this much: a third of what the target leaves. */
const NOISE_LIMIT = LATER / 3;

const isQuiet = ({ low, high }: Difference) => low >= -NOISE_LIMIT && high <= NOISE_LIMIT;

/** By the limits: a middle alone says nothing. */
export function verdictOf(
  same: Difference,
  { low, high }: { readonly low: number; readonly high: number },
  target: number,
): Verdict {
  if (!isQuiet(same)) return 'too-noisy';
  if (high <= target) return 'met';
  return low > target ? 'missed' : 'undecided';
}

export function resultOf(machine: Machine, settings: Settings, rounds: Rounds): Result {
  const pairs = (arm: Arm, base: Arm): readonly Pair[] =>
    rounds.map((round) => ({ arm: round[arm], base: round[base] }));
  const spread = (arm: Arm) => spreadOf(rounds.flatMap((round) => round[arm]));
  const spreads = Object.fromEntries(ARMS.map((arm) => [arm, spread(arm)]));
  const same = differenceOf(pairs('empty-again', 'empty'), seededRandom(SEED));
  const later = differenceOf(pairs('ten', 'empty'), seededRandom(SEED));
  const times = ratioOf(pairs('thousand', 'ten'), seededRandom(SEED));
  return {
    machine,
    settings,
    spreads: spreads as Result['spreads'],
    same,
    later,
    laterVerdict: verdictOf(same, later, LATER),
    times,
    timesVerdict: verdictOf(same, times, TIMES),
    rounds,
  };
}

const number = (value: number) => value.toFixed(1).padStart(9);

const rowOf = (arm: Arm, { p10, median, p90 }: Spread) =>
  `${arm.padEnd(12)}${[p10, median, p90].map(number).join('')}`;

const limits = ({ low, high }: { readonly low: number; readonly high: number }, digits: number) =>
  `(${low.toFixed(digits)} to ${high.toFixed(digits)})`;

/** A result as a table, in milliseconds. */
export function printed({ machine, ...result }: Result): string {
  const { spreads, same, later, times } = result;
  return [
    `${machine.processor}, ${machine.cores} cores, Chromium ${machine.browser}, load ${machine.load.toFixed(2)}`,
    `${spreads.empty.count} openings an arm`,
    '',
    `${''.padEnd(12)}${['10 %', 'median', '90 %'].map((text) => text.padStart(9)).join('')}`,
    ...ARMS.map((arm) => rowOf(arm, spreads[arm])),
    '',
    `empty-again later than empty: ${same.difference.toFixed(1)} ms ${limits(same, 1)}`,
    `ten later than empty: ${later.difference.toFixed(1)} ms ${limits(later, 1)}, at most ${LATER}: ${result.laterVerdict}`,
    `thousand to ten: ${times.ratio.toFixed(2)} ${limits(times, 2)}, at most ${TIMES}: ${result.timesVerdict}`,
  ].join('\n');
}
