import { cpus, loadavg, release, totalmem, type } from 'node:os';
import type { BenchBrowser } from './browser.ts';

/** On what something was measured. */
export interface Machine {
  readonly at: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryInGb: number;
  readonly system: string;
  readonly node: string;
  readonly browser: string;
  /** How many programs wanted to run at once in the minute before. */
  readonly load: number;
}

/** The same where no browser is in it. */
export function bareMachine(): Omit<Machine, 'browser'> {
  const [first, ...others] = cpus();
  return {
    at: new Date().toISOString(),
    processor: first?.model ?? 'unknown',
    cores: others.length + 1,
    memoryInGb: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
    load: loadavg()[0] ?? 0,
  };
}

export const machine = async (browser: BenchBrowser): Promise<Machine> => ({
  ...bareMachine(),
  browser: await browser.version(),
});
