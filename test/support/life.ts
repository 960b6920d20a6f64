type Call = () => unknown;

const never = () => new Promise<never>(() => undefined);

const isPromise = (value: unknown): value is Promise<unknown> => value instanceof Promise;

interface Event {
  addListener(listener: unknown, ...options: readonly unknown[]): void;
  removeListener(listener: unknown): void;
}

/**
 * The life of one worker, between it and everything outside of it. Once it has ended nothing reaches the
 * worker any more, no answer and no event, and nothing that it does has any effect.
 */
export class Life {
  isOver = false;
  /** How many calls the worker still waits for. */
  underWay = 0;
  /** The calls since `endAfter`, by name. */
  readonly log: string[] = [];
  readonly end: Promise<void>;
  #tell: () => void = () => undefined;
  #last = Infinity;
  readonly #leave: (() => void)[] = [];

  constructor() {
    this.end = new Promise((resolve) => {
      this.#tell = resolve;
    });
  }

  /** The nth call from now on still takes effect, but the worker is killed before it hears of it. */
  endAfter(calls: number) {
    this.log.length = 0;
    this.#last = calls;
  }

  kill() {
    this.isOver = true;
    for (const leave of this.#leave) leave();
    this.#tell();
  }

  call(name: string, call: Call): unknown {
    if (this.isOver) return never();
    const result = call();
    return isPromise(result) ? this.#answered(name, result) : result;
  }

  async #answered(name: string, result: Promise<unknown>) {
    const isLast = this.log.push(name) === this.#last;
    this.underWay += 1;
    const settled = await Promise.allSettled([result]);
    this.underWay -= 1;
    if (isLast) this.kill();
    return this.isOver ? never() : settled[0].status === 'fulfilled' ? settled[0].value : result;
  }

  listen(event: Event, listener: unknown, options: readonly unknown[]) {
    if (this.isOver) return;
    event.addListener(listener, ...options);
    this.#leave.push(() => event.removeListener(listener));
  }

  /** An API as the worker sees it. */
  around<Api extends object>(api: Api, path: readonly string[] = []): Api {
    return new Proxy(api, {
      get: (_, name) => {
        const value: unknown = Reflect.get(api, name);
        if (name === 'addListener') {
          return (heard: unknown, ...options: unknown[]) =>
            this.listen(api as Event, heard, options);
        }
        const here = [...path, String(name)];
        if (typeof value === 'function') {
          return (...input: unknown[]) =>
            this.call(here.join('.'), () => value.apply(api, input) as unknown);
        }
        return typeof value === 'object' && value !== null ? this.around(value, here) : value;
      },
    });
  }
}
