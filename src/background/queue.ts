let last: Promise<unknown> = Promise.resolve();

/**
 * Runs jobs one after the other, in the order they came. Every write and what follows from it goes
 * through here: idempotent is not re-entrant. One job's failure is its own caller's alone.
 */
export function enqueue<Value>(job: () => Promise<Value>): Promise<Value> {
  const run = last.then(job);
  last = run.catch(() => undefined);
  return run;
}
