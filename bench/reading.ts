import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { FINDING_RULES, findingsOf } from '../src/core/findings/findings.ts';
import { readToken } from '../src/core/token/read-token.ts';
import { bareMachine } from './machine.ts';
import {
  printedReading,
  READING_ARMS,
  type ReadingArm,
  type ReadingHead,
  type ReadingResult,
  type ReadingRounds,
  readingResultOf,
} from './reading-result.ts';
import { type Sample, sampleAt } from './reading-sample.ts';
import { type Settings, settingsFrom, turnsOf } from './rounds.ts';

const FOLDER = 'bench/results';

/** The engine compiles what it runs often: all of that is over before anything counts. */
const USUAL = ['--requests=5000', '--turn=10', '--warm-up=3000'];

type Work = (token: string) => unknown;

const byJose: Work = (token) => [decodeProtectedHeader(token), decodeJwt(token)];

const worksOn = ({ known }: Sample): Readonly<Record<ReadingArm, Work>> => ({
  jose: byJose,
  'jose-again': byJose,
  reading: readToken,
  lanyard: (text) => findingsOf({ ...known, text, reading: readToken(text) }),
});

/** What was made last: without a use, an engine may leave out what makes it. */
let last: unknown;

function timeOf(work: Work, token: string): number {
  const start = performance.now();
  last = work(token);
  return performance.now() - start;
}

function measure(sample: Sample, { requests, turn, warmUp }: Settings): ReadingRounds {
  const works = worksOn(sample);
  let calls = 0;
  const next = () => sample.tokens[calls++ % sample.tokens.length] as string;
  const times = (arm: ReadingArm, count: number) =>
    Array.from({ length: count }, () => timeOf(works[arm], next()));
  for (const arm of READING_ARMS) times(arm, warmUp);
  return Array.from({ length: Math.ceil(requests / turn) }, (_, round) => {
    const turns = turnsOf(READING_ARMS, round).map((arm) => [arm, times(arm, turn)]);
    return Object.fromEntries(turns) as ReadingRounds[number];
  });
}

/** A comparison of what reads different things says nothing. */
function assertAlike({ tokens }: Sample): void {
  for (const token of tokens) {
    const reading = readToken(token);
    const claims = reading.form === 'self-contained' ? reading.claims : undefined;
    if (JSON.stringify(claims) !== JSON.stringify(decodeJwt(token)))
      throw new Error('Both have to read the same.');
  }
}

function headOf(sample: Sample, settings: Settings): ReadingHead {
  const [token = ''] = sample.tokens;
  const found = findingsOf({ ...sample.known, text: token, reading: readToken(token) }).length;
  const findings = { rules: FINDING_RULES.length, found };
  return { machine: bareMachine(), settings, characters: token.length, findings };
}

/** A ten-thousandth of a millisecond is as exact as the clock is. */
const shortened = (key: string, value: unknown) =>
  typeof value === 'number' && key !== 'at' ? Number(value.toFixed(5)) : value;

async function save(result: ReadingResult): Promise<string> {
  await mkdir(FOLDER, { recursive: true });
  const file = join(FOLDER, `reading-${result.machine.at.replaceAll(':', '-')}.json`);
  await writeFile(file, JSON.stringify(result, shortened, 1));
  return file;
}

/** What reading a token costs, and computing all findings: `npm run bench:reading`. */
export async function main(args: readonly string[]): Promise<void> {
  const settings = settingsFrom([...USUAL, ...args]);
  const sample = await sampleAt(Date.now());
  assertAlike(sample);
  const head = headOf(sample, settings);
  const result = readingResultOf(head, measure(sample, settings));
  if (last === undefined) throw new Error('Nothing was read.');
  console.log(printedReading(result));
  console.log(`\n${await save(result)}`);
  if (result.verdict !== 'met') process.exitCode = 1;
}
