/** Runs jobs one after the other, in the order they came. One job's failure is its own caller's alone. */
export function newQueue() {
  let last: Promise<unknown> = Promise.resolve();
  return <Value>(job: () => Promise<Value>): Promise<Value> => {
    const run = last.then(job);
    last = run.catch(() => undefined);
    return run;
  };
}

/** Every write of the state, and what follows from it, goes through here: idempotent is not re-entrant. */
export const enqueue = newQueue();
