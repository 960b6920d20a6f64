import type { Page } from 'playwright-core';
import type { MessageKey } from '../../../src/platform/i18n.ts';
import type { Say } from './say.ts';

/** What a user does in a scene before it is looked at. */
type Act = (page: Page, say: Say) => Promise<unknown>;

export const fill =
  (key: MessageKey, text: string): Act =>
  (page, say) =>
    page.getByLabel(say(key), { exact: true }).first().fill(text);

/** Whatever can be pressed and says so, be it a button, a tab or what opens something. */
export const press =
  (key: MessageKey): Act =>
  (page, say) =>
    page.getByText(say(key), { exact: true }).filter({ visible: true }).first().click();

/** What is named so without saying it. */
export const pressButton =
  (key: MessageKey): Act =>
  (page, say) =>
    page
      .getByRole('button', { name: say(key), exact: true })
      .first()
      .click();

/** Opens everything that can be opened. */
export const openAll: Act = (page) =>
  page.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true;
  });

/** Closes whatever app is open at first. */
export const closeCards: Act = async (page) => {
  const open = page.locator('button[aria-expanded="true"]');
  for (const button of await open.all()) await button.click();
};

export const openCard =
  (name: string): Act =>
  (page) =>
    page.locator(`section:has-text("${name}") button[aria-expanded="false"]`).first().click();
