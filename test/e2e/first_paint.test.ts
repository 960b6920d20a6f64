import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RealPopup } from '../../demo/real-popup.ts';
import { until } from '../../demo/until.ts';
import { Lanyard, QUIET_MS } from '../support/lanyard.ts';

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
