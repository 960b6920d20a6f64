import { expect, test } from 'vitest';
import { printedReading, readingResultOf } from '../../bench/reading-result.ts';

const HEAD = {
  machine: {
    at: '2026-01-01T12:00:00.000Z',
    processor: 'Processor',
    cores: 2,
    memoryInGb: 8,
    system: 'Linux',
    node: 'v20',
    load: 0.5,
  },
  settings: { requests: 30, turn: 3, warmUp: 1 },
  characters: 2048,
  findings: { rules: 60, found: 5 },
};

/** Ten rounds in which our arm takes as long as said, by round. */
const resultWith = (lanyard: (round: number) => number) =>
  readingResultOf(
    HEAD,
    Array.from({ length: 10 }, (_, round) => ({
      jose: [0.01, 0.01, 0.01],
      'jose-again': [0.01, 0.01, 0.01],
      reading: [0.04, 0.04, 0.04],
      lanyard: Array.from({ length: 3 }, () => lanyard(round)),
    })),
  );

test.each([
  ['met', () => 0.9],
  ['missed', () => 1],
  ['missed', () => 3],
  ['undecided', (round: number) => (round % 2 === 0 ? 0.5 : 1.5)],
] as const)('the target is %s', (verdict, lanyard) => {
  expect(resultWith(lanyard).verdict).toBe(verdict);
});

test('each arm is told beside jose', () => {
  const { ratios, middles } = resultWith(() => 0.5);
  expect(ratios.reading.ratio).toBeCloseTo(4);
  expect(ratios.lanyard.ratio).toBeCloseTo(50);
  expect(middles.lanyard).toEqual({ median: 0.5, low: 0.5, high: 0.5 });
});

test('the table names what was measured, and on what', () => {
  const table = printedReading(resultWith(() => 0.25));
  expect(table).toContain('Processor, 2 cores, 8 GB, Linux');
  expect(table).toContain('Tokens of 2048 characters; 60 rules, 5 findings');
  expect(table).toMatch(/^lanyard +250\.0 µs .* 25\.00$/m);
  expect(table).toContain('met');
});
