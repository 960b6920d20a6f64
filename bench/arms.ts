import type { BrowserContext } from 'playwright-core';
import { openPage, setUp } from '../demo/browser.ts';
import { EMPTY_FORM } from '../src/core/app-form.ts';
import type { AppId } from '../src/core/app-id.ts';
import { parseAppForm } from '../src/core/parse-app-form.ts';
import { BenchBrowser } from './browser.ts';
import type { Course } from './course.ts';

export const ARMS = ['none', 'none-again', 'empty', 'rule', 'listener', 'lanyard'] as const;

/** The arms whose requests carry a token. */
export const WITH_TOKEN: readonly Arm[] = ['rule', 'listener', 'lanyard'];
export type Arm = (typeof ARMS)[number];

/** The empty one asks for no permission: with `management` alone requests were seen to take longer. */
const EXTENSIONS: Readonly<Record<Arm, readonly string[]>> = {
  none: [],
  'none-again': [],
  empty: ['bench/empty-extension'],
  rule: ['bench/bare-rule'],
  listener: ['bench/bare-listener'],
  lanyard: ['dist/chrome'],
};

const APP = 'bench' as AppId;

/** As long as an access token of many issuers is. */
const TOKEN = 'x'.repeat(800);

/** One app with one rule, which every request of the page matches. */
function appFor(course: Course) {
  const form = {
    ...EMPTY_FORM,
    name: 'Bench',
    grant: 'pasted' as const,
    token: TOKEN,
    apiScopes: `${course.api.origin}/v1`,
    callers: course.page.origin,
  };
  const parsed = parseAppForm(form, { id: APP, enabled: true });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.fault));
  return parsed.value;
}

async function showPage(context: BrowserContext, address: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(address);
  await page.bringToFront();
}

export type Browsers = ReadonlyMap<Arm, BenchBrowser>;

/** Each arm in a browser of its own, with its page in front. */
export async function openArms(course: Course): Promise<Browsers> {
  const browsers = new Map<Arm, BenchBrowser>();
  for (const arm of ARMS) {
    const browser = await BenchBrowser.open(EXTENSIONS[arm]);
    browsers.set(arm, browser);
    await browser.prepare(async (context) => {
      const origins = [course.api.origin, course.page.origin];
      if (arm === 'lanyard') await setUp(context, [appFor(course)], origins);
      await showPage(context, course.addressFor(arm));
    });
  }
  return browsers;
}

export async function closeArms(browsers: Browsers): Promise<void> {
  for (const browser of browsers.values()) await browser.close();
}

/** How many requests Lanyard has in its log. */
export const loggedIn = (browser: BenchBrowser): Promise<number> =>
  browser.prepare(async (context) => {
    const page = await openPage(context, 'options');
    const key = `requests/1/${APP}`;
    const stored = await page.evaluate(
      async (name) => (await chrome.storage.session.get(name))[name],
      key,
    );
    return Array.isArray(stored) ? stored.length : 0;
  });
