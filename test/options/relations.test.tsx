import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { App } from '../../src/core/app.ts';
import { openOptions, press, save, savedIn, type } from '../support/options-page.tsx';
import { JOB, SHOP } from '../support/page.ts';
import { appWith } from '../support/samples.ts';

const TWIN = appWith({ id: 'app-7', name: 'Twin' });
const DEEPER = appWith({
  id: 'app-8',
  name: 'Deeper',
  apiScopes: [{ origin: 'https://api.test', path: '/v1/orders' }],
});
const RIVALS = [appWith({ rivals: ['app-2'] }), { ...JOB, rivals: [SHOP.id] }];

const open = (apps: readonly App[]) => openOptions('#/app/app-1', { apps });

describe('another app that could match the same requests', () => {
  test.each([
    ['Twin', [SHOP, TWIN], /^Twin could match.*api\.test\/v1\. This app wins.*higher in the list/],
    ['Twin', [TWIN, SHOP], /^Twin could match.*Twin wins there: it stands higher/],
    ['Deeper', [SHOP, DEEPER], /at api\.test\/v1\/orders\. Deeper wins there: its path is longer/],
  ])('%s is told, with who wins and why', async (_name, apps, sentence) => {
    await open(apps);
    expect(screen.getByText(sentence)).toBeTruthy();
  });

  test('can be kept from being on at the same time', async () => {
    const page = await open([SHOP, TWIN]);
    await press('Never both on: this app and Twin');
    expect(page.send.mock.calls).toEqual([
      [{ command: 'setRivals', input: { id: 'app-1', rival: 'app-7', areRivals: true } }],
    ]);
  });

  test.each([
    ['is off', [SHOP, { ...TWIN, enabled: false }]],
    [
      'is for another API',
      [SHOP, appWith({ ...TWIN, apiScopes: [{ origin: 'https://b.test', path: '' }] })],
    ],
  ])('is not told where it %s', async (_why, apps) => {
    await open(apps);
    expect(screen.queryByText(/could match the same/)).toBeNull();
  });
});

describe('apps that are never on together', () => {
  test('are named, and may be again', async () => {
    const page = await open(RIVALS);
    expect(screen.getByText('Never on together with Nightly job')).toBeTruthy();
    await press('Allow both: this app and Nightly job');
    expect(page.send.mock.calls).toEqual([
      [{ command: 'setRivals', input: { id: 'app-1', rival: 'app-2', areRivals: false } }],
    ]);
  });

  test('that are gone are not named', async () => {
    await open([appWith({ rivals: ['gone'] })]);
    expect(screen.queryByText(/Never on together/)).toBeNull();
  });

  test('stay so when one is saved, those named meanwhile included', async () => {
    const page = await open([SHOP, JOB]);
    await page.change({ apps: RIVALS });
    await type('Name', 'Store');
    await save();
    expect(savedIn(page)?.app.rivals).toEqual(['app-2']);
  });

  test('are not those of a duplicate', async () => {
    const page = await open(RIVALS);
    await press('Duplicate');
    await save();
    expect(savedIn(page)?.app).toMatchObject({ name: 'Copy of Shop', rivals: [] });
  });
});
