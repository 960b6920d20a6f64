import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { build } from 'vite';
import { demoApps, demoOrigins } from '../demo/apps.ts';
import { openBrowser, REDIRECT_URI, setUp } from '../demo/browser.ts';
import { type Demo, startDemo } from '../demo/demo.ts';
import { tour } from '../demo/tour.ts';
import { findBrowser } from './find-browser.mjs';

const EXTENSION = resolve('dist/chrome');

const BY_HAND = `
  To load Lanyard by hand: open chrome://extensions, switch on "Developer mode",
  choose "Load unpacked" and this folder: ${EXTENSION}`;

const NO_BROWSER = `
No Chromium, Chrome or Edge was found on this machine.
  Install one (Debian and Ubuntu: apt-get install chromium), or set CHROMIUM to its path.${BY_HAND}`;

const WELCOME = (demo: Demo) => `
Lanyard is running in a browser of its own.
  1. Click Lanyard's icon in the toolbar (pin it from the puzzle piece), then "Sign in" at Orders API.
  2. On the demo page, ${demo.page.origin}, click "List orders": the API gets the token.
  3. Try the switches, "Refresh", and another user.
${BY_HAND}

Press Ctrl-C to end everything.`;

/** Resolves at Ctrl-C, or when the user closes the browser. */
const untilEnd = (context?: BrowserContext): Promise<void> =>
  new Promise((done) => {
    process.once('SIGINT', () => done());
    process.once('SIGTERM', () => done());
    context?.once('close', () => done());
  });

async function show(demo: Demo, context: BrowserContext): Promise<boolean> {
  const [page = await context.newPage()] = context.pages();
  await page.goto(demo.page.origin);
  await page.bringToFront();
  console.log(WELCOME(demo));
  await untilEnd(context);
  return true;
}

async function withBrowser(demo: Demo, headless: boolean): Promise<boolean> {
  const profile = await mkdtemp(join(tmpdir(), 'lanyard-demo-'));
  const context = await openBrowser({ extension: EXTENSION, profile, headless });
  try {
    await setUp(context, demoApps(demo), demoOrigins(demo));
    return await (headless ? tour(demo, context) : show(demo, context));
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}

async function withoutBrowser(demo: Demo, headless: boolean): Promise<boolean> {
  console.error(NO_BROWSER);
  if (headless) return false;
  console.log(`\nThe demo page is at ${demo.page.origin}. Press Ctrl-C to end everything.`);
  await untilEnd();
  return true;
}

/**
 * Builds Lanyard, starts the demo and opens a browser with both. `--headless` does the whole run by itself;
 * then the exit code is 0 only if every step was right.
 */
export async function main(args: readonly string[]): Promise<void> {
  const headless = args.includes('--headless');
  console.log('Building Lanyard …');
  await build({ logLevel: 'warn' });
  const demo = await startDemo({ extensionRedirectUris: [REDIRECT_URI] });
  try {
    const run = findBrowser() ? withBrowser : withoutBrowser;
    if (!(await run(demo, headless))) process.exitCode = 1;
  } finally {
    await demo.close();
  }
}
