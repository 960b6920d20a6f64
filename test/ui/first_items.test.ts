import { fakeBrowser } from '@webext-core/fake-browser';
import { expect, test } from 'vitest';
import { firstStateOf } from '../../src/core/first-state.ts';
import { FIRST_KEYS, readFirst } from '../../src/platform/first-items.ts';
import { PAGE_ITEMS } from '../../src/platform/items.ts';
import { watchState } from '../../src/ui/page-state.ts';
import { active } from '../support/page.ts';
import { READ_APP } from '../support/samples.ts';

test('what is read first stands under the keys of the store', () => {
  const first = Object.entries(FIRST_KEYS).flatMap(([area, keys]) =>
    Object.entries(keys).map(([name, key]) => [name, area, key]),
  );
  const items = Object.entries(PAGE_ITEMS).map(([name, { area, key }]) => [name, area, key]);
  expect(items).toEqual(expect.arrayContaining(first));
});

test('what our worker wrote is read as the strict reading reads it', async () => {
  await fakeBrowser.storage.local.set({ 'apps/1': [READ_APP] });
  await fakeBrowser.storage.session.set({
    'sessions/1': { 'app-1': active() },
    'current/1': { 'app-1': 'app-1' },
    'granted/1': ['https://api.test:443/*'],
    'tabs/1': { '7': { paused: true, identities: {} } },
  });
  const { value: strict } = await watchState();
  expect(firstStateOf(await readFirst())).toEqual(strict);
});

test('nothing is stored: the same', async () => {
  const { value: strict } = await watchState();
  expect(firstStateOf(await readFirst())).toEqual(strict);
});
