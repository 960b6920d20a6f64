/** The middle of a list of numbers, or any other share of it. Between two it is the line from one to the other. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('There is nothing to take the middle of.');
  return quantileOfSorted(Float64Array.from(values).sort(), share);
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

function quantileOfSorted(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] as number;
  const above = sorted[Math.ceil(place)] as number;
  return below + (above - below) * (place - Math.floor(place));
}

/** What there is to say of one arm. In milliseconds. */
export interface Spread {
  readonly count: number;
  readonly p10: number;
  readonly median: number;
  readonly p90: number;
}

export const spreadOf = (times: readonly number[]): Spread => ({
  count: times.length,
  p10: quantile(times, 0.1),
  median: median(times),
  p90: quantile(times, 0.9),
});

/** Numbers from 0 up to 1, the same ones for the same seed (Mulberry32), so that a result can be had again. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How much slower one arm is than another, and between what limits that lies. */
export interface Ratio {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

/** The times of one round: those of an arm, and those of the arm that it is compared with. */
export interface Pair {
  readonly arm: readonly number[];
  readonly base: readonly number[];
}

const ratioIn = (pairs: readonly Pair[]) =>
  median(pairs.flatMap(({ arm }) => arm)) / median(pairs.flatMap(({ base }) => base));

const RESAMPLES = 2000;

interface Limits {
  readonly low: number;
  readonly high: number;
}

/** The 95 % interval of a number that is told of rounds, by bootstrap over rounds. */
function limitsOf<Round>(
  rounds: readonly Round[],
  numberOf: (rounds: readonly Round[]) => number,
  random: () => number,
  resamples: number,
): Limits {
  const draw = () => rounds[Math.floor(random() * rounds.length)] as Round;
  const numbers = Array.from({ length: resamples }, () => numberOf(rounds.map(draw)));
  return { low: quantile(numbers, 0.025), high: quantile(numbers, 0.975) };
}

/**
 * The ratio of the medians with its 95 % interval, by bootstrap over rounds: what a machine does meanwhile
 * touches the whole of a round, so the times in it are not independent of each other.
 */
export const ratioOf = (
  pairs: readonly Pair[],
  random: () => number,
  resamples = RESAMPLES,
): Ratio => ({ ratio: ratioIn(pairs), ...limitsOf(pairs, ratioIn, random, resamples) });

/** The middle of all times, and between what limits it lies. */
export interface Middle extends Limits {
  readonly median: number;
}

const medianIn = (rounds: readonly (readonly number[])[]) => median(rounds.flat());

/** The median with its 95 % interval, as `ratioOf` has it. `rounds`: the times of each. */
export const middleOf = (
  rounds: readonly (readonly number[])[],
  random: () => number,
  resamples = RESAMPLES,
): Middle => ({ median: medianIn(rounds), ...limitsOf(rounds, medianIn, random, resamples) });

/** By how much one arm is slower than another, and between what limits that lies. In milliseconds. */
export interface Difference extends Limits {
  readonly difference: number;
}

const differenceIn = (pairs: readonly Pair[]) =>
  median(pairs.flatMap(({ arm }) => arm)) - median(pairs.flatMap(({ base }) => base));

/** The difference of the medians with its 95 % interval, as `ratioOf` has it. */
export const differenceOf = (
  pairs: readonly Pair[],
  random: () => number,
  resamples = RESAMPLES,
): Difference => ({
  difference: differenceIn(pairs),
  ...limitsOf(pairs, differenceIn, random, resamples),
});
