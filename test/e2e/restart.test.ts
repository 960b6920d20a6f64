import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXTENSION_ID } from '../../demo/browser.ts';
import { reportsJob } from '../../demo/clients.ts';
import { until } from '../../demo/until.ts';
import { Lanyard } from '../support/lanyard.ts';
import { filesWith } from '../support/profile-search.ts';

let lanyard: Lanyard;
const secrets: string[] = [];

const vault = () =>
  lanyard.control.evaluate(async () => {
    const { 'vault/1': held } = await chrome.storage.session.get('vault/1');
    return held as Record<string, { refreshToken?: string; clientSecret?: string }>;
  });

/** Into a form that nobody saves: it is kept until the browser closes. */
async function typeOnly(secret: string) {
  const options = await lanyard.options('#/app/demo-reports');
  await options.getByLabel('Client secret').fill(secret);
  await options.close();
  await until(() =>
    lanyard.control.evaluate(async () => 'drafts/1' in (await chrome.storage.session.get())),
  );
}

beforeAll(async () => {
  lanyard = await Lanyard.open();
  await lanyard.describe();
  const popup = await lanyard.popup();
  await lanyard.signIn(popup);
  await popup.getByRole('button', { name: 'Get token: Nightly reports' }).click();
  const report = await until(() => lanyard.tokenOf('demo-reports'));
  const order = await until(() => lanyard.tokenOf('demo-orders'));
  const refresh = (await vault())['demo-orders']?.refreshToken;
  await typeOnly('typed-and-never-saved');
  secrets.push(report, order, refresh ?? '', reportsJob.secret, 'typed-and-never-saved');
  expect((await lanyard.rules()).toSorted()).toEqual(
    [`Bearer ${order}`, `Bearer ${report}`].toSorted(),
  );
  await lanyard.closeBrowser();
});
afterAll(() => lanyard.close());

test('after a clean close no token and no secret is in any file of the profile', async () => {
  expect(await filesWith('Nightly reports', lanyard.profile)).not.toEqual([]);
  expect(secrets.every((secret) => secret.length > 10)).toBe(true);
  for (const secret of secrets) expect(await filesWith(secret, lanyard.profile)).toEqual([]);
});

test('after a restart the apps are there, and no rule until there is a token again', async () => {
  await lanyard.startBrowser();
  const popup = await lanyard.popup();
  await popup.getByRole('button', { name: 'Sign in: Orders API' }).waitFor();
  expect(await lanyard.rules()).toEqual([]);
  const shop = await lanyard.visit(`${lanyard.demo.page.origin}/blank`);
  expect(await lanyard.carried(shop)).toBeUndefined();
  // The issuer still knows alice by its cookie, so no window stays open.
  await popup.getByRole('button', { name: 'Sign in: Orders API' }).click();
  await popup.getByRole('button', { name: /Orders API · alice/ }).waitFor();
  expect(await lanyard.carried(shop)).toBe(`Bearer ${await lanyard.tokenOf('demo-orders')}`);
});

test('the secret that went with the browser is asked for where it belongs', async () => {
  const popup = await lanyard.popup();
  await popup.getByRole('button', { name: 'Get token: Nightly reports' }).click();
  const opened = lanyard.context.waitForEvent('page');
  await popup.getByRole('button', { name: 'Enter secret: Nightly reports' }).click();
  const options = await opened;
  const field = options.getByLabel('Client secret');
  await until(() => field.evaluate((element) => element === document.activeElement));
  await field.fill(reportsJob.secret);
  await options.getByRole('button', { name: 'Save', exact: true }).click();
  await options.getByText('Saved', { exact: true }).waitFor();
  await popup.reload();
  await popup.getByRole('button', { name: 'Get token: Nightly reports' }).click();
  await until(() => lanyard.tokenOf('demo-reports'));
});

test('after it was disabled and enabled, no rule stays whose token is gone', async () => {
  expect(await lanyard.rules()).not.toEqual([]);
  const other = await lanyard.otherExtension();
  await other.evaluate(async (id) => {
    await chrome.management.setEnabled(id, false);
    await chrome.management.setEnabled(id, true);
  }, EXTENSION_ID);
  await lanyard.openControl();
  await until(async () => (await lanyard.rules()).length === 0);
  const popup = await lanyard.popup();
  await popup.getByRole('button', { name: 'Sign in: Orders API' }).waitFor();
});
