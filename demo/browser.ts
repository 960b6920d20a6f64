import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../scripts/find-browser.mjs';
import { patternOf } from '../src/core/host-permission.ts';
import type { AppDraft } from '../src/core/parse-app-form.ts';
import type { WebOrigin } from '../src/core/web-origin.ts';
import { ExpectedError } from './expected-error.ts';

/** The id that the manifest's key gives the extension in every Chromium browser. */
export const EXTENSION_ID = 'eimkeoggamcmenpblnpmgifbikblldnb';

export const REDIRECT_URI = `https://${EXTENSION_ID}.chromiumapp.org/`;

const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-search-engine-choice-screen',
];

export interface BrowserOptions {
  /** The folder of the built extension. */
  readonly extension: string;
  /** The folders of others to load beside it. */
  readonly others?: readonly string[];
  /** The profile's folder. What is in it outlives the browser. */
  readonly profile: string;
  readonly headless: boolean;
  readonly args?: readonly string[];
  /** Beside the variables of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

const isRoot = () => process.getuid?.() === 0;

export interface StartOptions extends Pick<BrowserOptions, 'headless' | 'args'> {
  /** The folders of all extensions; without any there is none. */
  readonly extensions: readonly string[];
}

/** What to start a Chromium with. */
export function argsFor({ extensions, headless, args = [] }: StartOptions): string[] {
  return [
    ...QUIET,
    // Branded Chrome takes the extension through the debugger only, the others by these two as well.
    `--disable-extensions-except=${extensions}`,
    ...(extensions.length > 0 ? [`--load-extension=${extensions}`] : []),
    '--enable-unsafe-extension-debugging',
    // Chromium's sandbox refuses to run as root, as it would in a container.
    ...(isRoot() ? ['--no-sandbox'] : []),
    ...(headless ? ['--headless=new', '--disable-gpu'] : []),
    ...args,
  ];
}

async function isLoaded(page: Page): Promise<boolean> {
  const url = `chrome-extension://${EXTENSION_ID}/src/options/index.html`;
  return page.goto(url).then(
    () => true,
    () => false,
  );
}

async function ensureLoaded(context: BrowserContext, extension: string): Promise<void> {
  const page = await context.newPage();
  if (!(await isLoaded(page))) {
    const session = await context.browser()?.newBrowserCDPSession();
    // Not among the commands that the library knows by type.
    const command = 'Extensions.loadUnpacked' as 'Target.createBrowserContext';
    await session?.send(command, { path: extension } as object);
  }
  await page.close();
}

const launch = (executablePath: string, options: BrowserOptions) =>
  chromium.launchPersistentContext(options.profile, {
    executablePath,
    headless: false,
    viewport: null,
    ignoreDefaultArgs: ['--disable-extensions', '--enable-automation'],
    args: argsFor({ ...options, extensions: [options.extension, ...(options.others ?? [])] }),
    ...(options.env && { env: { ...process.env, ...options.env } as Record<string, string> }),
    // Whoever opens it ends it: the library would exit before anything is cleaned up.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });

/** Opens a Chromium with Lanyard loaded. Throws `ExpectedError` where there is none, or it does not start. */
export async function openBrowser(options: BrowserOptions): Promise<BrowserContext> {
  const executablePath = findBrowser();
  if (!executablePath) throw new ExpectedError('No Chromium, Chrome or Edge was found.');
  const context = await launch(executablePath, options).catch((error: Error) => {
    const [reason] = error.message.split('\n');
    throw new ExpectedError(`${executablePath} could not be started: ${reason}`);
  });
  await ensureLoaded(context, options.extension);
  return context;
}

/** One of Lanyard's own pages in a tab. */
export async function openPage(
  context: BrowserContext,
  path: 'popup' | 'options' | 'panel',
  hash = '',
) {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${EXTENSION_ID}/src/${path}/index.html${hash}`);
  return page;
}

async function onExtensionsPage(
  context: BrowserContext,
  method: 'addHostPermission' | 'removeHostPermission',
  patterns: readonly string[],
) {
  const page = await context.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(
    async ([id, name, hosts]) => {
      for (const host of hosts) await chrome.developerPrivate[name](id, host);
    },
    [EXTENSION_ID, method, patterns] as const,
  );
  await page.close();
}

/** Origins as the match patterns that Lanyard asks for. */
export const patternsOf = (origins: readonly string[]) =>
  origins.map((origin) => patternOf(origin as WebOrigin));

/** Answers the permission prompt beforehand, because no program can click it: Lanyard still has to ask. */
export const preapprove = (context: BrowserContext, origins: readonly string[]) =>
  onExtensionsPage(context, 'addHostPermission', patternsOf(origins));

/** As `preapprove`, for every site at once. */
export const preapproveAll = (context: BrowserContext) =>
  onExtensionsPage(context, 'addHostPermission', ['https://*/*', 'http://*/*']);

/** Takes permissions back, as a user does on the browser's page of extensions. */
export const revoke = (context: BrowserContext, origins: readonly string[]) =>
  onExtensionsPage(context, 'removeHostPermission', patternsOf(origins));

/** Sends a command as Lanyard's own pages do. `page` is one of them. */
export const send = (page: Page, command: string, input: unknown): Promise<unknown> =>
  page.evaluate((message) => chrome.runtime.sendMessage(message), { command, input });

/** Asks for origins as a click on a button of Lanyard's does. Resolves with whether all are granted. */
export const request = (page: Page, origins: readonly string[]): Promise<boolean> =>
  page.evaluate(
    (patterns) => chrome.permissions.request({ origins: patterns }),
    patternsOf(origins),
  );

/** Has apps described and their origins granted, so that only signing in is left to do. */
export async function setUp(
  context: BrowserContext,
  apps: readonly AppDraft[],
  origins: readonly string[],
): Promise<void> {
  await preapprove(context, origins);
  const page = await openPage(context, 'options');
  await request(page, origins);
  for (const app of apps) await send(page, 'saveApp', app);
  await page.close();
}

/** The access token that Lanyard holds for an app, as its pages see it. */
export const tokenOf = (page: Page, app: string): Promise<string | undefined> =>
  page.evaluate(async (id) => {
    const { 'sessions/1': sessions } = await chrome.storage.session.get('sessions/1');
    return (sessions as Record<string, { tokens?: { accessToken: string } }>)?.[id]?.tokens
      ?.accessToken;
  }, app);
