import { describe, expect, test } from 'vitest';
import { isPausable, menuChange, menuFor } from '../../src/core/menu.ts';
import { stateWith } from '../support/samples.ts';

const SHOP = { id: 7, url: 'https://shop.test/' };
const PAUSED_TAB = { paused: true, identities: {} };
const paused = stateWith({ settings: { attaching: false, owesGrant: false, pages: [] } });
const inOneTab = stateWith({ tabs: { 7: PAUSED_TAB } });

/** What is about the page in front. */
const OF_A_PAGE = ['pause-tab', 'copy-token', 'next-identity'];

const itemOf = (items: ReturnType<typeof menuFor>, id: string) =>
  items.find((item) => item.id === id);

describe('what can be paused', () => {
  test.each([
    ['chrome://extensions/', false],
    ['chrome-extension://abc/src/options/index.html', false],
    ['about:blank', false],
    ['file:///etc/hosts', false],
    ['ftp://shop.test/', false],
    ['https://shop.test/', true],
    ['http://localhost:3000/', true],
    ['', true],
    [undefined, true],
  ])('a tab that shows %j: %s', (url, expected) => {
    expect(isPausable({ id: 1, url })).toBe(expected);
  });
});

describe('the menu', () => {
  test('has nothing to pause where there is no tab', () => {
    const item = itemOf(menuFor(inOneTab, undefined), 'pause-tab');
    expect(item).toMatchObject({ isEnabled: false, isChecked: false });
  });

  test('has nothing to pause over the browser’s own pages', () => {
    const item = itemOf(menuFor(stateWith(), { id: 7, url: 'chrome://version/' }), 'pause-tab');
    expect(item).toMatchObject({ isEnabled: false });
  });

  test('ticks what is paused: everything', () => {
    const ticks = menuFor(paused, SHOP).map(({ id, isChecked }) => [id, isChecked]);
    expect(ticks).toEqual([
      ['pause-all', true],
      ['pause-tab', false],
      ['copy-token', undefined],
      ['next-identity', undefined],
      ['show-requests', undefined],
    ]);
  });

  test('ticks what is paused: the tab in front, and no other', () => {
    expect(itemOf(menuFor(inOneTab, SHOP), 'pause-tab')?.isChecked).toBe(true);
    expect(itemOf(menuFor(inOneTab, { ...SHOP, id: 8 }), 'pause-tab')?.isChecked).toBe(false);
    expect(itemOf(menuFor(inOneTab, SHOP), 'pause-all')?.isChecked).toBe(false);
  });

  test('does not tick a tab in which only somebody else was chosen', () => {
    const other = stateWith({ tabs: { 7: { paused: false, identities: { 'app-1': null } } } });
    expect(itemOf(menuFor(other, SHOP), 'pause-tab')?.isChecked).toBe(false);
  });
});

describe('what has to change', () => {
  test('is nothing where the menu shows it already', () => {
    expect(menuChange(menuFor(paused, SHOP), menuFor(paused, SHOP))).toEqual([]);
  });

  test.each([
    ['a tick', menuFor(paused, SHOP), ['pause-all']],
    ['a tick in this tab', menuFor(inOneTab, SHOP), ['pause-tab']],
    ['what can be clicked', menuFor(stateWith(), undefined), OF_A_PAGE],
    ['both', menuFor(paused, undefined), ['pause-all', ...OF_A_PAGE]],
  ])('is %s alone', (_name, wanted, ids) => {
    expect(menuChange(menuFor(stateWith(), SHOP), wanted).map(({ id }) => id)).toEqual(ids);
  });

  test('is an item that is not shown yet', () => {
    expect(menuChange([], menuFor(paused, SHOP))).toHaveLength(5);
  });
});
