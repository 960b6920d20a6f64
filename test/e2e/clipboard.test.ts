import { rm } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { send } from '../../demo/browser.ts';
import { until } from '../../demo/until.ts';
import { pressShortcut } from '../support/keys.ts';
import { Lanyard, QUIET_MS } from '../support/lanyard.ts';
import { permittedBuild } from '../support/permitted.ts';
import { isPopupOpen } from '../support/popup-over.ts';

let folder: string;
let lanyard: Lanyard;
let shop: Page;
let popup: Page;

beforeAll(async () => {
  folder = await permittedBuild('clipboardRead', 'clipboardWrite');
  lanyard = await Lanyard.open({ extension: folder, accessTokenSeconds: 3600 });
  await lanyard.describe();
  popup = await lanyard.popup();
  await lanyard.signIn(popup);
  shop = await lanyard.visit(`${lanyard.demo.page.origin}/blank`);
  await send(lanyard.control, 'setPreferences', { clearCopiedAfter: 30 });
});
afterAll(async () => {
  await lanyard.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await write('before');
  await popup.reload();
});

/** The clipboard as any page of ours may read it with the permission. */
async function onClipboard(): Promise<string> {
  await lanyard.control.bringToFront();
  return lanyard.control.evaluate(() => navigator.clipboard.readText());
}

async function write(text: string): Promise<void> {
  await lanyard.control.bringToFront();
  await lanyard.control.evaluate((copied) => navigator.clipboard.writeText(copied), text);
}

async function openDetail(): Promise<void> {
  await popup.bringToFront();
  const closed = popup.getByRole('button', { name: /Orders API · alice/, expanded: false });
  if (await closed.isVisible()) await closed.click();
}

async function copyAs(form: string): Promise<void> {
  await openDetail();
  await popup.getByRole('button', { name: 'Copy it as' }).first().click();
  await popup.getByRole('menuitem', { name: form }).click();
}

const kept = () =>
  lanyard.control.evaluate(async () => {
    const { 'copied/1': copied } = await chrome.storage.session.get('copied/1');
    return copied as { digest: string; clearAt: number } | null;
  });

/** As if its time had come, at the next start of a worker. */
async function letTimePass(): Promise<void> {
  const copied = await until(kept);
  await lanyard.putWorkerToSleep();
  await lanyard.control.evaluate((past) => chrome.storage.session.set({ 'copied/1': past }), {
    ...copied,
    clearAt: Date.now() - 1,
  });
  await send(lanyard.control, 'dismissUndo', {});
  await until(async () => (await kept()) === null);
}

describe('a token copied in the popup', () => {
  test('is on the clipboard as it was asked for, and cleared in time by a worker that was asleep', async () => {
    await copyAs('Authorization header');
    await popup.getByText('Copied – cleared in 30 sec').waitFor();
    expect(await onClipboard()).toBe(
      `Authorization: Bearer ${await lanyard.tokenOf('demo-orders')}`,
    );
    await letTimePass();
    expect(await onClipboard()).toBe('');
  });

  test('over several lines is cleared too', async () => {
    await copyAs('Postman environment');
    await until(kept);
    expect(JSON.parse(await onClipboard()).values).toHaveLength(2);
    await letTimePass();
    expect(await onClipboard()).toBe('');
  });

  test('is left alone where something else is on the clipboard by then', async () => {
    await copyAs('Token');
    await until(kept);
    await write('what the user needs');
    await letTimePass();
    expect(await onClipboard()).toBe('what the user needs');
  });

  test('is cleared by the alarm itself', { timeout: 90_000 }, async () => {
    await copyAs('Token');
    await until(kept);
    await lanyard.putWorkerToSleep();
    expect(await onClipboard()).not.toBe('');
    await setTimeout(30_000);
    await until(async () => (await kept()) === null);
    expect(await onClipboard()).toBe('');
  });
});

describe('the key that copies', () => {
  test('copies the token of the page in front, without any page of ours', async () => {
    await pressShortcut(shop, 'Y');
    await until(async () => (await lanyard.badges()).includes('✓'));
    expect(await onClipboard()).toBe(await lanyard.tokenOf('demo-orders'));
    expect(await kept()).toMatchObject({ digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  test('without the permission opens the popup', async () => {
    const other = await Lanyard.open();
    await other.describe();
    const tab = await other.popup();
    await other.signIn(tab);
    await tab.close();
    const page = await other.visit(`${other.demo.page.origin}/blank`);
    expect(await isPopupOpen(other)).toBe(false);
    await pressShortcut(page, 'Y');
    await until(() => isPopupOpen(other));
    await other.close();
  });

  test('over another page copies nothing', async () => {
    const elsewhere = await lanyard.visit('about:blank');
    await pressShortcut(elsewhere, 'Y');
    await until(async () => (await lanyard.badges()).includes('–'));
    await setTimeout(QUIET_MS);
    expect(await onClipboard()).toBe('before');
    await elsewhere.close();
  });
});
