import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { machine } from './machine.ts';
import { ARMS, type Arm, PopupArm } from './popup-arms.ts';
import { printed, type Result, type Rounds, resultOf } from './popup-result.ts';
import { type Settings, settingsFrom, turnsOf } from './rounds.ts';

const FOLDER = 'bench/results';

const USUAL: Settings = { requests: 100, turn: 4, warmUp: 8 };

/** Not counted at the head of each turn: the browser has just been spoken to for the first time in a while. */
const SETTLING = 1;

type Arms = ReadonlyMap<Arm, PopupArm>;

const timesOf = async (arms: Arms, arm: Arm, count: number) =>
  (await (arms.get(arm) as PopupArm).turn(SETTLING + count)).slice(SETTLING);

async function measure(arms: Arms, { requests, turn, warmUp }: Settings): Promise<Rounds> {
  for (const arm of ARMS) await timesOf(arms, arm, warmUp);
  const rounds: Record<Arm, readonly number[]>[] = [];
  for (let round = 0; round * turn < requests; round += 1) {
    const times: Partial<Record<Arm, readonly number[]>> = {};
    for (const arm of turnsOf(ARMS, round)) times[arm] = await timesOf(arms, arm, turn);
    rounds.push(times as Record<Arm, readonly number[]>);
  }
  return rounds;
}

async function save(result: Result): Promise<string> {
  await mkdir(FOLDER, { recursive: true });
  const file = join(FOLDER, `popup-${result.machine.at.replaceAll(':', '-')}.json`);
  await writeFile(file, JSON.stringify(result, undefined, 1));
  return file;
}

/** When a popup is there: `npm run bench:popup`. */
export async function main(args: readonly string[]): Promise<void> {
  const settings = settingsFrom(args, USUAL);
  const arms = new Map<Arm, PopupArm>();
  try {
    for (const arm of ARMS) arms.set(arm, await PopupArm.open(arm));
    const head = await machine((arms.get('empty') as PopupArm).browser);
    const result = resultOf(head, settings, await measure(arms, settings));
    console.log(printed(result));
    console.log(`\n${await save(result)}`);
    const isMet = result.laterVerdict === 'met' && result.timesVerdict === 'met';
    if (!isMet) process.exitCode = 1;
  } finally {
    for (const arm of arms.values()) await arm.browser.close();
  }
}
