import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { demoApps, demoOrigins } from '../../demo/apps.ts';
import { openBrowser, openPage, REDIRECT_URI, send, setUp, tokenOf } from '../../demo/browser.ts';
import { type Demo, startDemo } from '../../demo/demo.ts';
import { newProfile, removeProfile } from '../../demo/profile.ts';
import { RealPopup } from '../../demo/real-popup.ts';
import { until } from '../../demo/until.ts';
import type { AppDraft } from '../../src/core/parse-app-form.ts';
import { DRAWN_ALIKE, surroundingsIn } from '../../test/support/scenes/surroundings.ts';

const FOLDER = 'docs/pictures';
const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** Beside the demo's two apps, one that is off and one that nobody has signed in to. */
function appsToShow(demo: Demo): readonly AppDraft[] {
  const [orders, reports] = demoApps(demo);
  if (!orders || !reports) throw new Error('The demo has two apps.');
  // Each with an API of its own, so that no two conflict.
  const like = ({ app }: AppDraft, id: string, name: string, enabled: boolean): AppDraft => ({
    app: {
      ...app,
      id: id as typeof app.id,
      name,
      enabled,
      apiScopes: app.apiScopes.map((scope) => ({ ...scope, path: `/${id}` })),
    },
  });
  return [
    orders,
    reports,
    like(orders, 'billing', 'Billing API', true),
    like(reports, 'staging', 'Staging gateway', false),
  ];
}

async function signIn(context: BrowserContext, control: Page): Promise<void> {
  const opened = context.waitForEvent('page');
  void send(control, 'signIn', { id: 'demo-orders' });
  await (await opened).getByRole('button', { name: 'Sign in as bob' }).click();
  await until(() => tokenOf(control, 'demo-orders'));
  await send(control, 'signIn', { id: 'demo-reports' });
}

/** The real popup over the shop, at twice its size in pixels. */
async function photographPopup(context: BrowserContext, control: Page, theme: Theme) {
  const popup = await RealPopup.open(context, control);
  await popup.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: theme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ],
  });
  // By then it is there whole, and not only what it draws first.
  await until(async () => (await popup.text()).includes('(signature valid)'));
  await writeFile(join(FOLDER, `popup-${theme}.png`), await popup.picture());
  await popup.close();
}

async function photographOptions(context: BrowserContext, theme: Theme) {
  const page = await openPage(context, 'options', '#/app/demo-orders');
  await page.setViewportSize({ width: 1040, height: 760 });
  await page.emulateMedia({ colorScheme: theme });
  await page.getByRole('heading', { name: 'Orders API' }).waitFor();
  await page.screenshot({ path: join(FOLDER, `options-${theme}.png`) });
  await page.close();
}

async function photograph(demo: Demo, context: BrowserContext): Promise<void> {
  await setUp(context, appsToShow(demo), demoOrigins(demo));
  const control = await openPage(context, 'options');
  await signIn(context, control);
  const shop = await context.newPage();
  await shop.goto(demo.page.origin);
  for (const theme of THEMES) {
    await shop.bringToFront();
    await photographPopup(context, control, theme);
    await photographOptions(context, theme);
  }
}

/** Makes the pictures of the README: the demo with a user who has signed in there. */
export async function photographReadme(): Promise<void> {
  const demo = await startDemo({
    extensionRedirectUris: [REDIRECT_URI],
    accessTokenSeconds: 3600,
  });
  const profile = await newProfile();
  const extension = resolve('dist/chrome');
  const context = await openBrowser({
    extension,
    profile,
    headless: true,
    // Sharp pictures: a popup that scrolls cannot be enlarged as it is taken.
    args: [...DRAWN_ALIKE, '--window-size=1400,1100', '--force-device-scale-factor=2'],
    env: surroundingsIn('en'),
  });
  try {
    await mkdir(FOLDER, { recursive: true });
    await photograph(demo, context);
  } finally {
    await context.close();
    await demo.close();
    await removeProfile(profile);
  }
}
