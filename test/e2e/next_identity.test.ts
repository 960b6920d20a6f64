import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { until } from '../../demo/until.ts';
import { pressShortcut } from '../support/keys.ts';
import { Stage } from '../support/stage.ts';
import { actsAs, openTabs, type Tab, type Tabs } from '../support/tab-identities.ts';

let stage: Stage;
let tabs: Tabs;

beforeAll(async () => {
  stage = await Stage.open();
  tabs = await openTabs(stage);
});
afterAll(() => stage.close());
afterEach(() => {
  stage.taken();
});

const badgeOf = ({ id }: Tab) =>
  stage.lanyard.control.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), id);

/** Goes to the next account in a tab, until the toolbar says who it is. */
async function next({ alice: tab }: Tabs, letter: string): Promise<void> {
  await pressShortcut(tab.page, 'U');
  await until(async () => (await badgeOf(tab)) === letter);
}

test('a key leads from one account to the next and round again, in the tab in front alone', async () => {
  expect(await actsAs(stage, tabs.alice)).toBe('alice');
  await next(tabs, 'B');
  expect(await actsAs(stage, tabs.alice)).toBe('bob');
  expect(await actsAs(stage, tabs.bob)).toBe('alice');
  await next(tabs, 'A');
  expect(await actsAs(stage, tabs.alice)).toBe('alice');
});

test('the badge says who it is for a moment, then how long the token lasts', async () => {
  await next(tabs, 'B');
  await until(async () => /^B\d/.test(await badgeOf(tabs.alice)));
});

test('wakes a worker that is asleep', async () => {
  await tabs.alice.page.bringToFront();
  await stage.lanyard.putWorkerToSleep();
  await next(tabs, 'A');
  expect(await actsAs(stage, tabs.alice)).toBe('alice');
});
