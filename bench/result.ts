import { ARMS, type Arm } from './arms.ts';
import type { Machine } from './machine.ts';
import type { Settings } from './rounds.ts';
import { type Ratio, ratioOf, type Spread, seededRandom, spreadOf } from './statistics.ts';
import { NOISE_LIMIT, type Verdict, verdictOf } from './verdict.ts';

/** What Lanyard may take, as a share of what the arm takes that it is compared with. */
export const TARGET = 1.05;

export type Rounds = readonly Readonly<Record<Arm, readonly number[]>>[];

export interface Result {
  readonly machine: Machine;
  readonly settings: Settings;
  readonly target: number;
  readonly noiseLimit: number;
  /** Lanyard beside no extension at all. */
  readonly verdict: Verdict;
  /** What our own code adds: Lanyard beside the barest extension that has such a rule and such a listener. */
  readonly own: { readonly ratio: Ratio; readonly verdict: Verdict };
  readonly spreads: Readonly<Record<Arm, Spread>>;
  /** Each against `none`. */
  readonly ratios: Readonly<Record<Arm, Ratio>>;
  /** By round: how long each request took, in milliseconds. */
  readonly rounds: Rounds;
}

const SEED = 4;

const byArm = <Value>(of: (arm: Arm) => Value) =>
  Object.fromEntries(ARMS.map((arm) => [arm, of(arm)])) as Record<Arm, Value>;

export function resultOf(machine: Machine, settings: Settings, rounds: Rounds): Result {
  const spreads = byArm((arm) => spreadOf(rounds.flatMap((round) => round[arm])));
  const beside = (arm: Arm, base: Arm) =>
    ratioOf(
      rounds.map((round) => ({ arm: round[arm], base: round[base] })),
      seededRandom(SEED),
    );
  const ratios = byArm((arm) => beside(arm, 'none'));
  const same = ratios['none-again'];
  const verdict = verdictOf(same, ratios.lanyard, TARGET);
  const ratio = beside('lanyard', 'listener');
  const own = { ratio, verdict: verdictOf(same, ratio, TARGET) };
  const facts = { target: TARGET, noiseLimit: NOISE_LIMIT, verdict, own };
  return { machine, settings, ...facts, spreads, ratios, rounds };
}

const WORDS: Readonly<Record<Verdict, string>> = {
  met: 'met',
  missed: 'missed',
  undecided: 'undecided: the target lies between the limits. Measure more requests.',
  'too-noisy': 'none: this machine is too noisy. See “none-again”, which should be 1.',
};

const column = (text: string) => text.padStart(11);

const row = (cells: readonly string[]) => {
  const [name = '', ...others] = cells;
  return `${name.padEnd(12)}${others.map(column).join('')}`;
};

const ms = (time: number) => `${time.toFixed(3)} ms`;

function rowOf({ spreads, ratios }: Result, arm: Arm): string {
  const { p10, median, p90 } = spreads[arm];
  const { ratio, low, high } = ratios[arm];
  const times = [p10, median, p90].map(ms);
  return row([arm, ...times, ...[ratio, low, high].map((value) => value.toFixed(3))]);
}

const rangeText = ({ ratio, low, high }: Ratio) =>
  `${ratio.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;

/** A result as a table, with what it was measured on at its head. */
export function printed(result: Result): string {
  const { processor, cores, memoryInGb, system, node, browser, load } = result.machine;
  return [
    `${processor}, ${cores} cores, ${memoryInGb} GB, ${system}`,
    `Chromium ${browser}, Node ${node}, load ${load.toFixed(2)}`,
    `${result.spreads.none.count} requests an arm, ${result.settings.turn} in a row`,
    '',
    row(['', '10 %', 'median', '90 %', 'ratio', 'from', 'to']),
    ...ARMS.map((arm) => rowOf(result, arm)),
    '',
    `Target: at most ${result.target}.`,
    `lanyard to none: ${WORDS[result.verdict]}`,
    `lanyard to listener, ${rangeText(result.own.ratio)}: ${WORDS[result.own.verdict]}`,
  ].join('\n');
}
