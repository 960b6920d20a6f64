import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXTENSION_ID } from '../../demo/browser.ts';
import { RealPopup } from '../../demo/real-popup.ts';
import { until } from '../../demo/until.ts';
import { Lanyard, QUIET_MS } from '../support/lanyard.ts';

interface Shift {
  readonly value: number;
}

interface Seen {
  readonly seen: { readonly painted: string; readonly shift: number };
}

/** Long after the last part has arrived. */
const SETTLED_MS = 500;

let lanyard: Lanyard;

beforeAll(async () => {
  lanyard = await Lanyard.open();
  await lanyard.describe();
  const popup = await lanyard.popup();
  await lanyard.signIn(popup);
  // Fetches the issuer's keys, without which a popup has something to wake the worker for.
  await popup.getByText('(signature valid)').first().waitFor();
  await popup.close();
});
afterAll(() => lanyard.close());

test('the popup shows the claims from storage alone and leaves a sleeping worker asleep', async () => {
  const shop = await lanyard.visit(`${lanyard.demo.page.origin}/blank`);
  await shop.bringToFront();
  await lanyard.putWorkerToSleep();
  const popup = await RealPopup.open(lanyard.context, lanyard.control);
  const text = await until(async () => {
    const shown = await popup.text();
    return shown.includes('Issuer') && shown;
  });
  expect(text).toContain(lanyard.demo.issuer.url);
  expect(text).toContain('Orders API · alice');
  expect(text).toContain(new URL(lanyard.demo.page.origin).host);
  await setTimeout(QUIET_MS);
  expect(await lanyard.isWorkerRunning()).toBe(false);
});

test('the first paint has the claims, and nothing moves when the rest takes its place', async () => {
  const popup = await lanyard.context.newPage();
  await popup.addInitScript(() => {
    const seen = { painted: '', shift: 0 };
    Object.assign(globalThis, { seen });
    new PerformanceObserver(() => {
      seen.painted ||= document.body.innerText;
    }).observe({ type: 'paint' });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as Shift).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await popup.goto(`chrome-extension://${EXTENSION_ID}/src/popup/index.html`);
  await popup.getByText('(signature valid)').first().waitFor();
  await setTimeout(SETTLED_MS);
  const { painted, shift } = await popup.evaluate(() => (globalThis as unknown as Seen).seen);
  expect(painted).toContain(lanyard.demo.issuer.url);
  expect(painted).toContain('Orders API');
  expect(shift).toBe(0);
  await popup.close();
});
