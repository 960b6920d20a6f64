import { describe, expect, test } from 'vitest';
import {
  median,
  middleOf,
  type Pair,
  quantile,
  ratioOf,
  seededRandom,
  spreadOf,
} from '../../bench/statistics.ts';

describe('the middle', () => {
  test('of nothing is an error, not NaN', () => {
    expect(() => median([])).toThrow();
  });

  test.each([
    [[7], 7],
    [[3, 1], 2],
    [[9, 1, 2], 2],
    [[10, 9, 1, 2], 5.5],
    // By text, 10 would come before 9.
    [[9, 10, 8], 9],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  test('leaves the list as it was', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });

  test.each([
    [0, 0],
    [0.1, 1],
    [0.25, 2.5],
    [1, 10],
  ])('and the share %d of 0 to 10 is %d', (share, expected) => {
    expect(quantile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0], share)).toBe(expected);
  });

  test('and its neighbours make the spread', () => {
    const times = Array.from({ length: 11 }, (_, index) => index);
    expect(spreadOf(times)).toEqual({ count: 11, p10: 1, median: 5, p90: 9 });
  });
});

describe('random numbers', () => {
  test('are the same for the same seed, and others for another', () => {
    const numbers = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
    expect(numbers(1)).toEqual(numbers(1));
    expect(numbers(1)).not.toEqual(numbers(2));
  });

  test('are spread evenly from 0 to 1', () => {
    const many = Array.from({ length: 10_000 }, seededRandom(7));
    expect(Math.min(...many)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...many)).toBeLessThan(1);
    expect(median(many)).toBeCloseTo(0.5, 1);
    expect(quantile(many, 0.1)).toBeCloseTo(0.1, 1);
  });
});

/** Rounds of ten requests that take about `base`, the arm's longer by a factor, all slowed by what else goes on. */
function rounds(count: number, factor: number, noise: number): Pair[] {
  const random = seededRandom(99);
  const times = (base: number) => Array.from({ length: 10 }, () => base * (1 + noise * random()));
  return Array.from({ length: count }, () => {
    const load = 1 + random();
    return { arm: times(4 * factor * load), base: times(4 * load) };
  });
}

describe('the ratio of two arms', () => {
  test('that are the same lies about 1, and so do its limits', () => {
    const { ratio, low, high } = ratioOf(rounds(200, 1, 0.2), seededRandom(1), 500);
    expect(ratio).toBeCloseTo(1, 1);
    expect(low).toBeLessThan(1);
    expect(high).toBeGreaterThan(1);
  });

  test('of which one is slower by a tenth is told from 1', () => {
    const { ratio, low, high } = ratioOf(rounds(200, 1.1, 0.2), seededRandom(1), 500);
    expect(ratio).toBeCloseTo(1.1, 1);
    expect([low > 1.05, high < 1.15]).toEqual([true, true]);
  });

  test('has closer limits the more rounds there are, and wider ones the more noise', () => {
    const width = (pairs: Pair[]) => {
      const { low, high } = ratioOf(pairs, seededRandom(1), 300);
      return high - low;
    };
    expect(width(rounds(400, 1, 0.2))).toBeLessThan(width(rounds(25, 1, 0.2)));
    expect(width(rounds(100, 1, 2))).toBeGreaterThan(width(rounds(100, 1, 0.1)));
  });

  test('draws whole rounds: with one round there is nothing to draw from', () => {
    const { ratio, low, high } = ratioOf([{ arm: [2, 9], base: [1, 1] }], seededRandom(1), 50);
    expect([ratio, low, high]).toEqual([5.5, 5.5, 5.5]);
  });

  test('is of medians, so that one slow request says nothing', () => {
    const pairs = rounds(50, 1, 0.2);
    const spiked = pairs.map(({ arm, base }, index) => ({
      arm: index === 0 ? [...arm, 100_000] : arm,
      base,
    }));
    expect(ratioOf(spiked, seededRandom(1), 50).ratio).toBeCloseTo(1, 1);
  });
});

describe('a median of rounds', () => {
  test('lies between its limits, which are those of whole rounds', () => {
    const rounds = Array.from({ length: 40 }, (_, round) => [round, round, round]);
    const { median: middle, low, high } = middleOf(rounds, seededRandom(1));
    expect(middle).toBe(19.5);
    expect(low).toBeGreaterThan(8);
    expect(low).toBeLessThan(17);
    expect(high).toBeGreaterThan(22);
    expect(high).toBeLessThan(31);
  });

  test('of rounds that are the same has no width', () => {
    expect(middleOf([[2], [2], [2]], seededRandom(1))).toEqual({ median: 2, low: 2, high: 2 });
  });
});
