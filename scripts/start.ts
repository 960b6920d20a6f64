import { resolve } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { build } from 'vite';
import { demoApps, demoOrigins } from '../demo/apps.ts';
import { openBrowser, REDIRECT_URI, setUp } from '../demo/browser.ts';
import { type Demo, startDemo } from '../demo/demo.ts';
import { ExpectedError } from '../demo/expected-error.ts';
import { newProfile, removeProfile } from '../demo/profile.ts';
import { tour } from '../demo/tour.ts';
import { formOf } from '../src/core/form-of.ts';
import { findBrowser, howToGetABrowser } from './find-browser.mjs';

const EXTENSION = resolve('dist/chrome');

const BY_HAND = `
  To load Lanyard into a browser of your own: open chrome://extensions, switch on
  "Developer mode", choose "Load unpacked" and this folder: ${EXTENSION}`;

const WELCOME = (demo: Demo) => `
Lanyard is running in a browser of its own.
  1. Click Lanyard's icon in the toolbar (pin it from the puzzle piece), then "Sign in" at Orders API.
  2. On the demo page, ${demo.page.origin}, click "List orders": the API gets the token.
  3. To begin as a newcomer does, delete both apps in Lanyard's options, then click its icon over the demo
     page and paste the address of a sign-in that stands there.
  4. Try the switches and "Refresh". To be asked again who you are, sign out at the
     issuer, ${demo.issuer.url}/session/end, and in the popup.
${BY_HAND}

Press Ctrl-C to end everything.`;

/** What there is to type where nobody can do it for the user. */
const valuesOf = (demo: Demo) =>
  demoApps(demo)
    .map(({ app, clientSecret }) => {
      const { name, issuer, clientId, scope, resources, apiScopes, callers } = formOf(app);
      const lines = { issuer, clientId, clientSecret, scope, resources, API: apiScopes, callers };
      const texts = Object.entries(lines).filter(([, value]) => value !== undefined);
      return [`  ${name}`, ...texts.map(([label, value]) => `    ${label}: ${value}`)].join('\n');
    })
    .join('\n');

const NO_BROWSER = (demo: Demo) => `
No browser was found. ${howToGetABrowser()}
${BY_HAND}
  Then describe the demo's apps there:
${valuesOf(demo)}

Or copy the address of a sign-in from the demo page, and paste it into Lanyard's empty popup.

The demo page is at ${demo.page.origin}. Press Ctrl-C to end everything.`;

/** Aborted at Ctrl-C, from the very start. */
const interrupted = new AbortController();

const onInterrupt = (): Promise<void> =>
  new Promise((done) => {
    if (interrupted.signal.aborted) done();
    interrupted.signal.addEventListener('abort', () => done());
  });

/** Resolves at Ctrl-C, or when the user closes the browser. */
const untilEnd = (context?: BrowserContext): Promise<void> =>
  Promise.race([
    onInterrupt(),
    ...(context ? [new Promise<void>((done) => context.once('close', () => done()))] : []),
  ]);

async function show(demo: Demo, context: BrowserContext): Promise<boolean> {
  const [page = await context.newPage()] = context.pages();
  await page.goto(demo.page.origin);
  await page.bringToFront();
  console.log(WELCOME(demo));
  await untilEnd(context);
  return true;
}

async function withBrowser(demo: Demo, headless: boolean): Promise<boolean> {
  const profile = await newProfile();
  try {
    const context = await openBrowser({ extension: EXTENSION, profile, headless });
    try {
      await setUp(context, demoApps(demo), demoOrigins(demo));
      return await (headless ? tour(demo, context) : show(demo, context));
    } finally {
      await context.close();
    }
  } finally {
    await removeProfile(profile);
  }
}

async function withoutBrowser(demo: Demo, headless: boolean): Promise<boolean> {
  console.error(NO_BROWSER(demo));
  if (headless) return false;
  await untilEnd();
  return true;
}

const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

async function run(headless: boolean): Promise<boolean> {
  const demo = await startDemo({ extensionRedirectUris: [REDIRECT_URI] });
  try {
    return await (findBrowser() ? withBrowser : withoutBrowser)(demo, headless);
  } finally {
    await demo.close();
  }
}

/**
 * Builds Lanyard, starts the demo and opens a browser with both. `--headless` does the whole run by itself;
 * then the exit code is 0 only if every step was right.
 */
export async function main(args: readonly string[]): Promise<void> {
  const headless = args.includes('--headless');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => interrupted.abort());
  }
  if (!headless && findBrowser() && !hasDisplay()) {
    throw new ExpectedError(
      'There is no display to open a browser on: use npm start -- --headless.',
    );
  }
  console.log('Building Lanyard …');
  await build({ logLevel: 'warn' });
  const isRight = await run(headless).catch((error: unknown) => {
    // Ctrl-C ends the browser too, and with it whatever was being done there.
    if (interrupted.signal.aborted) return true;
    throw error;
  });
  if (!isRight) process.exitCode = 1;
}
