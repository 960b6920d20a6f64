import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tokenAnswer } from '../support/intercepts.ts';
import { Lanyard } from '../support/lanyard.ts';

let lanyard: Lanyard;
let popup: Page;
let options: Page;

beforeAll(async () => {
  lanyard = await Lanyard.open();
  popup = await lanyard.popup();
  options = await lanyard.options('#/new');
});
afterAll(() => lanyard.close());

/** What axe finds against WCAG 2.2 A and AA, as `rule: element`. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    }),
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
}

const THEMES = ['light', 'dark'] as const;

const inBothThemes = (view: string, page: () => Page, prepare: () => Promise<unknown>) =>
  describe(view, () => {
    beforeAll(async () => {
      await page().bringToFront();
      await prepare();
    });

    test.each(THEMES)('%s', async (colorScheme) => {
      await page().emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await faults(page())).toEqual([]);
    });
  });

const popupPage = () => popup;
const optionsPage = () => options;
const press = (page: Page, name: string) => page.getByRole('button', { name }).first().click();

inBothThemes('the empty popup', popupPage, async () => undefined);
inBothThemes('a new app', optionsPage, async () => undefined);
inBothThemes('a form with problems', optionsPage, async () => {
  await press(options, 'Save');
  await options.getByText('Fields to correct').waitFor();
});
inBothThemes('the popup before any sign-in', popupPage, async () => {
  await lanyard.describe();
  await popup.getByRole('button', { name: 'Sign in: Orders API' }).waitFor();
});
inBothThemes('an app with its claims', popupPage, async () => {
  await lanyard.signIn(popup);
  await popup.getByText('Header and token').click();
});
inBothThemes('an app whose renewal fails, and one that is off', popupPage, async () => {
  lanyard.demo.issuer.intercept = tokenAnswer(503);
  await press(popup, 'Refresh');
  await popup.getByText('The issuer is busy').waitFor();
  await popup.getByRole('switch', { name: 'Attach the token of Nightly reports' }).click();
});
inBothThemes('an app in the form, and one that was deleted', optionsPage, async () => {
  await options.getByRole('link', { name: /Nightly reports/ }).click();
  await press(options, 'Delete');
  await options.getByText('Nightly reports was deleted').waitFor();
  await options.getByRole('link', { name: /Orders API/ }).click();
});

test('the check finds what is there to find', async () => {
  const stranger = await lanyard.visit(`${lanyard.demo.page.origin}/blank`);
  await stranger.evaluate(() => {
    document.body.innerHTML = '<button></button><img src="x">';
  });
  expect((await faults(stranger)).join()).toMatch(/button-name.*image-alt/);
});
