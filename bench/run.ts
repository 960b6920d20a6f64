import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ExpectedError } from '../demo/expected-error.ts';
import {
  ARMS,
  type Arm,
  type Browsers,
  closeArms,
  loggedIn,
  openArms,
  WITH_TOKEN,
} from './arms.ts';
import type { BenchBrowser } from './browser.ts';
import { Course } from './course.ts';
import { machine } from './machine.ts';
import { printed, type Result, type Rounds, resultOf } from './result.ts';
import { type Settings, settingsFrom, turnsOf } from './rounds.ts';

const FOLDER = 'bench/results';

/** Not counted at the head of each turn: the arms at the ends have two turns in a row, and are warm already. */
const SETTLING = 5;

const timesOf = async (course: Course, arm: Arm, turn: number) =>
  (await course.turn(arm, SETTLING + turn)).slice(SETTLING);

async function measure(course: Course, { requests, turn, warmUp }: Settings): Promise<Rounds> {
  for (const arm of ARMS) await course.turn(arm, warmUp);
  course.received.clear();
  const rounds: Record<Arm, readonly number[]>[] = [];
  for (let round = 0; round * turn < requests; round += 1) {
    const times: Partial<Record<Arm, readonly number[]>> = {};
    for (const arm of turnsOf(ARMS, round)) times[arm] = await timesOf(course, arm, turn);
    rounds.push(times as Record<Arm, readonly number[]>);
  }
  return rounds;
}

/** A comparison of what was not what it should have been says nothing. */
function assertFair(course: Course, logged: number): void {
  for (const arm of ARMS) {
    const { withToken = 0, without = 0 } = course.received.get(arm) ?? {};
    const wrong = WITH_TOKEN.includes(arm) ? without : withToken;
    if (wrong > 0)
      throw new ExpectedError(`${wrong} requests of the arm “${arm}” were not as wanted.`);
  }
  if (logged === 0) throw new ExpectedError('Lanyard’s log was not on.');
}

async function runIn(course: Course, browsers: Browsers, settings: Settings): Promise<Result> {
  const head = await machine(browsers.get('none') as BenchBrowser);
  const rounds = await measure(course, settings);
  assertFair(course, await loggedIn(browsers.get('lanyard') as BenchBrowser));
  return resultOf(head, settings, rounds);
}

async function save(result: Result): Promise<string> {
  await mkdir(FOLDER, { recursive: true });
  const file = join(FOLDER, `page-requests-${result.machine.at.replaceAll(':', '-')}.json`);
  await writeFile(file, JSON.stringify(result, undefined, 1));
  return file;
}

/** What an extension costs a page's requests: `npm run bench`. */
export async function main(args: readonly string[]): Promise<void> {
  const settings = settingsFrom(args);
  const course = await Course.open();
  let browsers: Browsers = new Map();
  try {
    browsers = await openArms(course);
    const result = await runIn(course, browsers, settings);
    console.log(printed(result));
    console.log(`\n${await save(result)}`);
    const isMet = result.verdict === 'met' && result.own.verdict === 'met';
    if (!isMet) process.exitCode = 1;
  } finally {
    await closeArms(browsers);
    await course.close();
  }
}
