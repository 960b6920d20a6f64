import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../../demo/until.ts';
import { IDENTITY_COLOURS } from '../../src/core/identity-mark.ts';
import { Stage } from '../support/stage.ts';
import {
  ALICE,
  APP,
  actsAs,
  BOB,
  choices,
  choose,
  chooseAll,
  openTab,
  openTabs,
  rules,
  signIn,
  type Tab,
  type Tabs,
  whoActs,
} from '../support/tab-identities.ts';

let stage: Stage;
let tabs: Tabs;

beforeAll(async () => {
  stage = await Stage.open();
  tabs = await openTabs(stage);
  await chooseAll(stage, tabs);
});
afterAll(() => stage.close());
afterEach(() => {
  stage.taken();
});

describe('the badge', () => {
  const badgeOf = ({ id }: Tab) =>
    stage.lanyard.control.evaluate(
      async (tabId) => ({
        text: await chrome.action.getBadgeText({ tabId }),
        colour: await chrome.action.getBadgeBackgroundColor({ tabId }),
      }),
      id,
    );

  const rgb = (colour: string) =>
    [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

  test.each([
    ['alice', () => tabs.alice, 'A', IDENTITY_COLOURS[0]],
    ['bob', () => tabs.bob, 'B', IDENTITY_COLOURS[1]],
  ])('carries letter and colour of %s', async (_name, tab, letter, colour) => {
    await tab().page.bringToFront();
    await until(async () => (await badgeOf(tab())).text.startsWith(letter));
    expect((await badgeOf(tab())).colour.slice(0, 3)).toEqual(rgb(colour));
  });

  test('says off where nobody acts', async () => {
    await tabs.nobody.page.bringToFront();
    await until(async () => (await badgeOf(tabs.nobody)).text === 'off');
  });
});

test('a paused tab carries nothing, the others go on, and its choice comes back', async () => {
  await stage.command('setTabPaused', { tab: tabs.bob.id, paused: true });
  expect(await whoActs(stage, tabs)).toEqual(['alice', undefined, undefined]);
  await stage.command('setTabPaused', { tab: tabs.bob.id, paused: false });
  expect(await whoActs(stage, tabs)).toEqual(['alice', 'bob', undefined]);
});

test.each([
  ['a worker', async () => undefined],
  ['no worker', () => stage.lanyard.stopWorker()],
])(
  'a tab that is closed leaves nothing behind, where %s is there to hear it',
  async (_who, act) => {
    const facts = async () => JSON.stringify([await choices(stage), await rules(stage)]);
    const before = await facts();
    const gone = await openTab(stage);
    await choose(stage, gone, BOB);
    expect(await actsAs(stage, gone)).toBe('bob');
    expect(await facts()).not.toBe(before);
    await act();
    await gone.page.close();
    await until(async () => (await facts()) === before);
  },
);

test('who signs out leaves nobody in their tab, and whoever comes next does not go there either', async () => {
  await stage.command('signOut', { id: BOB });
  expect(await whoActs(stage, tabs)).toEqual(['alice', undefined, undefined]);
  await signIn(stage, 'bob', true);
  expect(await stage.lanyard.tokenOf(BOB)).toBeTruthy();
  expect(await actsAs(stage, tabs.bob)).toBeUndefined();
  await choose(stage, tabs.bob, undefined);
  expect(await actsAs(stage, tabs.bob)).toBe('bob');
});

test('who is chosen for all tabs replaces what any tab had', async () => {
  await stage.command('chooseIdentity', { id: ALICE });
  expect(await whoActs(stage, tabs)).toEqual(['alice', 'alice', 'alice']);
  expect(await choices(stage)).toEqual({});
});

test('a browser that starts anew knows no choice', async () => {
  await choose(stage, tabs.bob, BOB);
  expect(await choices(stage)).toEqual({
    [tabs.bob.id]: { paused: false, identities: { [APP]: BOB } },
  });
  await stage.lanyard.closeBrowser();
  await stage.lanyard.startBrowser();
  expect(await choices(stage)).toEqual({});
  expect(await rules(stage)).toEqual([]);
});
