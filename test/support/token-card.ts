import type { Locator, Page } from 'playwright-core';
import { send } from '../../demo/browser.ts';
import { until } from '../../demo/until.ts';
import type { Lanyard } from './lanyard.ts';

/** A user whom the issuer does not know yet signs in, while no popup need be open. */
export async function signInTo(lanyard: Lanyard, app: string, user = 'alice'): Promise<void> {
  await lanyard.context.clearCookies();
  const opened = lanyard.context.waitForEvent('page');
  const done = send(lanyard.control, 'signIn', { id: app });
  await (await opened).getByRole('button', { name: `Sign in as ${user}` }).click();
  await done;
  await until(() => lanyard.tokenOf(app));
}

/** The card of an app in the popup, opened. */
export async function openCard(popup: Page, name: string): Promise<Locator> {
  const card = popup.locator('section[data-phase]', { hasText: name });
  const summary = card.locator('button[aria-expanded]').first();
  if ((await summary.getAttribute('aria-expanded')) === 'false') await summary.click();
  return card;
}

/** A line of its own, such as the verdict, once it is there. */
export const lineIn = (card: Locator, text: RegExp): Promise<void> =>
  card.locator('p', { hasText: text }).first().waitFor();

/** All that a card says, folded away or not. */
export const wordsOf = async (card: Locator): Promise<string> => (await card.textContent()) ?? '';

/** That a signature is good, in whatever words. */
export const CALLED_VALID = /signature (?:is )?(?:valid|verified)/i;
