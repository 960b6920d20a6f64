import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { argsFor } from '../demo/browser.ts';
import { ExpectedError } from '../demo/expected-error.ts';
import { newProfile, removeProfile } from '../demo/profile.ts';
import { until } from '../demo/until.ts';
import { findBrowser } from '../scripts/find-browser.mjs';

/** So that a browser does not slow down what stands in a window that nobody looks at. */
const AWAKE = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/**
 * A browser with some extensions, or none, and everything else alike. It is on its own while it is measured:
 * a debugger is there only where one is asked for.
 */
export class BenchBrowser {
  readonly #profile: string;
  readonly #process: ChildProcess;

  private constructor(profile: string, process: ChildProcess) {
    this.#profile = profile;
    this.#process = process;
  }

  static async open(extensions: readonly string[]): Promise<BenchBrowser> {
    const program = findBrowser();
    if (!program) throw new ExpectedError('No Chromium, Chrome or Edge was found.');
    const profile = await newProfile();
    const args = argsFor({
      extensions: extensions.map((folder) => resolve(folder)),
      headless: true,
      args: [...AWAKE, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
    });
    const process = spawn(program, args, { stdio: 'ignore' });
    return new BenchBrowser(profile, process);
  }

  async #connect(): Promise<Browser> {
    const file = join(this.#profile, 'DevToolsActivePort');
    const port = await until(() =>
      readFile(file, 'utf8').then(
        (text) => text.split('\n')[0],
        () => undefined,
      ),
    );
    return chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  }

  /** Does something by the debugger, and takes it off again. */
  async prepare<Value>(work: (context: BrowserContext) => Promise<Value>): Promise<Value> {
    const browser = await this.#connect();
    try {
      return await work(browser.contexts()[0] as BrowserContext);
    } finally {
      await browser.close();
    }
  }

  version = (): Promise<string> =>
    this.prepare(async (context) => context.browser()?.version() ?? 'unknown');

  async close(): Promise<void> {
    const over = new Promise((done) => this.#process.once('exit', done));
    const browser = await this.#connect();
    const session = await browser.newBrowserCDPSession();
    await session.send('Browser.close').catch(() => undefined);
    await over;
    await removeProfile(this.#profile);
  }
}
