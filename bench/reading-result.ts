import type { bareMachine } from './machine.ts';
import type { Settings } from './rounds.ts';
import {
  type Middle,
  middleOf,
  type Ratio,
  ratioOf,
  type Spread,
  seededRandom,
  spreadOf,
} from './statistics.ts';

export const READING_ARMS = ['jose', 'jose-again', 'reading', 'lanyard'] as const;
export type ReadingArm = (typeof READING_ARMS)[number];

export type ReadingRounds = readonly Readonly<Record<ReadingArm, readonly number[]>>[];

/** What reading a token and telling all that is worth telling may take, in milliseconds. */
export const READING_TARGET = 1;

type ByArm<Value> = Readonly<Record<ReadingArm, Value>>;

export interface ReadingResult {
  readonly machine: ReturnType<typeof bareMachine>;
  readonly settings: Settings;
  /** How long the tokens are. */
  readonly characters: number;
  /** How many rules there are, and how many found something. */
  readonly findings: { readonly rules: number; readonly found: number };
  readonly target: number;
  /** Whether the upper limit of the median of `lanyard` is below the target. */
  readonly verdict: 'met' | 'missed' | 'undecided';
  readonly middles: ByArm<Middle>;
  readonly spreads: ByArm<Spread>;
  /** Each against `jose`. */
  readonly ratios: ByArm<Ratio>;
  /** By round: how long each call took, in milliseconds. */
  readonly rounds: ReadingRounds;
}

export type ReadingHead = Pick<ReadingResult, 'machine' | 'settings' | 'characters' | 'findings'>;

const SEED = 5;

const byArm = <Value>(of: (arm: ReadingArm) => Value) =>
  Object.fromEntries(READING_ARMS.map((arm) => [arm, of(arm)])) as ByArm<Value>;

function verdictOf({ low, high }: Middle): ReadingResult['verdict'] {
  if (high < READING_TARGET) return 'met';
  return low >= READING_TARGET ? 'missed' : 'undecided';
}

export function readingResultOf(head: ReadingHead, rounds: ReadingRounds): ReadingResult {
  const timesOf = (arm: ReadingArm) => rounds.map((round) => round[arm]);
  const middles = byArm((arm) => middleOf(timesOf(arm), seededRandom(SEED)));
  const pairs = (arm: ReadingArm) => rounds.map((round) => ({ arm: round[arm], base: round.jose }));
  return {
    ...head,
    target: READING_TARGET,
    verdict: verdictOf(middles.lanyard),
    middles,
    spreads: byArm((arm) => spreadOf(timesOf(arm).flat())),
    ratios: byArm((arm) => ratioOf(pairs(arm), seededRandom(SEED))),
    rounds,
  };
}

const row = (cells: readonly string[]) => {
  const [name = '', ...others] = cells;
  return `${name.padEnd(12)}${others.map((text) => text.padStart(11)).join('')}`;
};

const micro = (time: number) => `${(time * 1000).toFixed(1)} µs`;

function rowOf({ middles, spreads, ratios }: ReadingResult, arm: ReadingArm): string {
  const { median, low, high } = middles[arm];
  const { p10, p90 } = spreads[arm];
  return row([arm, ...[median, low, high, p10, p90].map(micro), ratios[arm].ratio.toFixed(2)]);
}

/** A result as a table, with what it was measured on at its head. */
export function printedReading(result: ReadingResult): string {
  const { processor, cores, memoryInGb, system, node, load } = result.machine;
  const { rules, found } = result.findings;
  return [
    `${processor}, ${cores} cores, ${memoryInGb} GB, ${system}`,
    `Node ${node}, load ${load.toFixed(2)}`,
    `${result.spreads.jose.count} calls an arm, ${result.settings.turn} in a row`,
    `Tokens of ${result.characters} characters; ${rules} rules, ${found} findings`,
    '',
    row(['', 'median', 'from', 'to', '10 %', '90 %', 'ratio']),
    ...READING_ARMS.map((arm) => rowOf(result, arm)),
    '',
    `Target: a median below ${result.target} ms: ${result.verdict}`,
  ].join('\n');
}
