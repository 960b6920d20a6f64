import { screen } from '@testing-library/preact';
import { beforeEach, expect, test } from 'vitest';
import type { App } from '../../src/core/app.ts';
import { click, SHOP, watchPorts } from '../support/page.ts';
import { maybeNotice, openPopup, press } from '../support/popup-page.tsx';
import { appWith } from '../support/samples.ts';

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
});

const staging = (changes: Partial<Record<keyof App, unknown>> = {}) =>
  appWith({ id: 'app-2', name: 'Staging', ...changes });
const LONGER = { apiScopes: [{ origin: 'https://api.test', path: '/v1/orders' }] };

/** Both apps, with the card of one of them open. */
async function open(apps: readonly App[], name: string) {
  openPopup({ apps }, 'none');
  await click(screen.getByRole('button', { name: new RegExp(`${name} api`) }));
}

const notice = () => maybeNotice()?.textContent;

test.each([
  ['is off', { enabled: false }],
  ['is for another API', { apiScopes: [{ origin: 'https://other.test', path: '' }] }],
])('an app that %s is in nobody’s way', async (_name, changes) => {
  await open([SHOP, staging(changes)], 'Shop');
  expect(maybeNotice()).toBeUndefined();
});

test.each([
  ['Shop', /^Staging could match the same requests, at api\.test\/v1\. This app wins.*higher/],
  ['Staging', /^Shop could match the same requests, at api\.test\/v1\. Shop wins.*higher/],
])('of two with the same scope the higher one wins, and %s says so', async (name, words) => {
  await open([SHOP, staging()], name);
  expect(notice()).toMatch(words);
});

test.each([
  ['Shop', /at api\.test\/v1\/orders\. Staging wins there: its path is longer/],
  ['Staging', /at api\.test\/v1\/orders\. This app wins there: its path is longer/],
])('of two scopes the longer one wins, and %s says so', async (name, words) => {
  await open([SHOP, staging(LONGER)], name);
  expect(notice()).toMatch(words);
});

test('the two are made exclusive with one click, and this one stays on', async () => {
  await open([SHOP, staging()], 'Staging');
  await press('Never both on: this app and Shop');
  expect(ports.send.mock.calls).toEqual([
    [{ command: 'setRivals', input: { id: 'app-2', rival: SHOP.id, areRivals: true } }],
  ]);
});

test('what is exclusive says so, and may be on together again', async () => {
  await open([appWith({ rivals: ['app-2'] }), staging({ enabled: false })], 'Shop');
  expect(screen.getByText(/Never on together with Staging/)).toBeTruthy();
  await press('Allow both: this app and Staging');
  expect(ports.send.mock.calls).toEqual([
    [{ command: 'setRivals', input: { id: SHOP.id, rival: 'app-2', areRivals: false } }],
  ]);
});

test('an app that is gone is nobody’s rival', async () => {
  await open([appWith({ rivals: ['gone'] })], 'Shop');
  expect(screen.queryByText(/Never on together/)).toBeNull();
});
