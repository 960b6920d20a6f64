import { setTimeout } from 'node:timers/promises';

const PATIENCE_MS = 15_000;

/** Asks again and again until the answer is a true one, and gives it. Rejects when there is none for too long. */
export async function until<Value>(ask: () => Value | Promise<Value>): Promise<NonNullable<Value>> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer) return answer;
    await setTimeout(25);
  }
  throw new Error(`Waited in vain for: ${ask}`);
}
