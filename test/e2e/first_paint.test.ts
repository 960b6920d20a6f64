import { afterAll, beforeAll, expect, test } from 'vitest';
import { RealPopup } from '../../demo/real-popup.ts';
import { until } from '../../demo/until.ts';
import { Lanyard } from '../support/lanyard.ts';

let lanyard: Lanyard;

beforeAll(async () => {
  lanyard = await Lanyard.open();
  await lanyard.describe();
  const popup = await lanyard.popup();
  await lanyard.signIn(popup);
  await popup.close();
});
afterAll(() => lanyard.close());

test('the popup shows the claims from storage alone and leaves a sleeping worker asleep', async () => {
  const shop = await lanyard.visit(`${lanyard.demo.page.origin}/blank`);
  await shop.bringToFront();
  // The worker is done with what happened so far once it has marked the tab.
  await until(() => lanyard.badge(lanyard.demo.page.origin));
  await lanyard.stopWorker();
  const popup = await RealPopup.open(lanyard.context, lanyard.control);
  const text = await until(async () => {
    const shown = await popup.text();
    return shown.includes('Issuer') && shown;
  });
  expect(text).toContain(lanyard.demo.issuer.url);
  expect(text).toContain('Orders API · alice');
  expect(text).toContain(new URL(lanyard.demo.page.origin).host);
  expect(await lanyard.isWorkerRunning()).toBe(false);
});
