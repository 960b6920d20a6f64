import { screen } from '@testing-library/preact';
import { beforeEach, expect, test } from 'vitest';
import { active, SHOP, sessionOf, watchPorts } from '../support/page.ts';
import { openPopup, press, TAB } from '../support/popup-page.tsx';

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
});

const sessions = sessionOf(SHOP, active());
const PAUSED = { tabs: { [TAB]: { paused: true, identities: {} } } };
const paused = (value: boolean) => [
  [{ command: 'setTabPaused', input: { tab: TAB, paused: value } }],
];
const looksPaused = () => /paused/.test(screen.getByRole('main').className);

test.each([
  ['a page of the browser’s', 'chrome://extensions/'],
  ['a page of an extension', 'chrome-extension://lanyard/src/popup/index.html'],
  ['a site that we may not know', undefined],
])('%s cannot be paused', (_name, url) => {
  openPopup({ sessions }, TAB, url);
  expect(screen.queryByRole('button', { name: 'Pause in this tab' })).toBeNull();
});

test('all being paused, there is nothing to pause in one tab', () => {
  const settings = { attaching: false, owesGrant: false, pages: [] };
  openPopup({ sessions, settings, ...PAUSED }, TAB, 'https://app.test/');
  expect(screen.queryByRole('button', { name: /in this tab/ })).toBeNull();
});

test('a tab is paused with one click', async () => {
  openPopup({ sessions }, TAB, 'https://app.test/');
  expect(looksPaused()).toBe(false);
  await press('Pause in this tab');
  expect(ports.send.mock.calls).toEqual(paused(true));
});

test('a tab that is paused says so, looks it, and is resumed there', async () => {
  openPopup({ sessions, ...PAUSED }, TAB, 'https://app.test/');
  expect(screen.getByText('app.test').parentElement?.textContent).toBe(
    'app.test Paused in this tab',
  );
  expect(looksPaused()).toBe(true);
  await press('Resume in this tab');
  expect(ports.send.mock.calls).toEqual(paused(false));
});

test('a tab that has gone where we may not look is still resumed', async () => {
  openPopup({ sessions, ...PAUSED }, TAB);
  expect(screen.getByText('This tab')).toBeTruthy();
  await press('Resume in this tab');
  expect(ports.send.mock.calls).toEqual(paused(false));
});

test('a pause in another tab is none here', () => {
  openPopup({ sessions, tabs: { 99: PAUSED.tabs[TAB] as never } }, TAB, 'https://app.test/');
  expect(screen.getByText('1 token attaches')).toBeTruthy();
  expect(looksPaused()).toBe(false);
});
