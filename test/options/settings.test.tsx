import { screen, within } from '@testing-library/preact';
import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { NO_PREFERENCES } from '../../src/core/preferences.ts';
import { openOptions, press } from '../support/options-page.tsx';
import { click, doing } from '../support/page.ts';

const COMMANDS = [
  { name: '_execute_action', description: '', shortcut: 'Alt+Shift+L' },
  { name: 'pause-all', description: 'Pause or resume everything', shortcut: '' },
];

const remove = vi.fn(async (_permissions: object) => true);

beforeEach(() => {
  remove.mockClear();
  Object.assign(fakeBrowser.commands, { getAll: async () => COMMANDS });
  Object.assign(fakeBrowser.permissions, { remove });
  Object.assign(fakeBrowser.runtime, { getManifest: () => ({ version: '1.2.3' }) });
});

const open = (changes: Partial<typeof NO_PREFERENCES> = {}) =>
  openOptions('#/settings', { preferences: { ...NO_PREFERENCES, ...changes } });

const section = (name: string) =>
  within(screen.getByRole('region', { name: new RegExp(`^${name}`) }));
const radio = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name });
const box = () => screen.getByRole<HTMLInputElement>('checkbox', { name: /^Notify me/ });
const sent = ({ send }: Awaited<ReturnType<typeof open>>) =>
  send.mock.calls.map(([message]) => message);
const wanted = (input: object) => ({ command: 'setPreferences', input });

test('settings are found from the header, which says where one is', async () => {
  await openOptions('#/settings');
  const links = screen.getByRole('navigation', { name: 'Lanyard' });
  const link = within(links).getByRole('link', { name: 'Settings' });
  expect(link.getAttribute('href')).toBe('#/settings');
  expect(link.getAttribute('aria-current')).toBe('page');
  expect(screen.getByRole('heading', { level: 2, name: 'Settings' })).toBeTruthy();
});

describe('the look', () => {
  test('is the system’s until one is chosen', async () => {
    await open();
    expect(radio('As the system has it').checked).toBe(true);
  });

  test('is saved by the click that chooses it, and that is said', async () => {
    const page = await open();
    await click(radio('Dark'));
    expect(sent(page)).toEqual([wanted({ theme: 'dark' })]);
    expect(screen.getAllByRole('status').map((status) => status.textContent)).toContain('Saved');
  });

  test('is not said to be saved where it was not', async () => {
    const page = await open();
    page.send.mockResolvedValue(failure('storage_full'));
    await click(radio('Dark'));
    expect(screen.queryByText('Saved')).toBeNull();
  });
});

describe('notices', () => {
  test('are off, and nothing was asked for', async () => {
    const page = await open();
    expect(box().checked).toBe(false);
    expect(page.request).not.toHaveBeenCalled();
  });

  test('are on where the browser allows them', async () => {
    const page = await open();
    await click(box());
    expect(page.request).toHaveBeenCalledWith({ permissions: ['notifications'] });
    expect(sent(page)).toEqual([wanted({ notifies: true })]);
  });

  test('stay off where it does not, and that is said beside', async () => {
    const page = await open();
    page.request.mockResolvedValue(false);
    for (const _ of [1, 2]) {
      await click(box());
      expect(box().checked).toBe(false);
    }
    expect(sent(page)).toEqual([]);
    expect(section('Notices').getByRole('status').textContent).toContain('does not let Lanyard');
    expect(box().getAttribute('aria-describedby')).toContain('notifies-problem');
    expect(screen.queryByText('Saved')).toBeNull();
  });

  test('go off with the permission, which is given back after what is shown has gone', async () => {
    const page = await open({ notifies: true });
    remove.mockImplementation(async () => {
      expect(sent(page)).toEqual([wanted({ notifies: false })]);
      return true;
    });
    await click(box());
    expect(remove).toHaveBeenCalledWith({ permissions: ['notifications'] });
    expect(page.request).not.toHaveBeenCalled();
  });
});

describe('keys', () => {
  test('are listed with what they do, or that there are none', async () => {
    await open();
    const [first, second] = section('Keyboard shortcuts').getAllByRole('definition');
    expect(first?.textContent).toBe('Alt+Shift+L');
    expect(second?.textContent).toBe('None');
    expect(section('Keyboard shortcuts').getByText('Open Lanyard')).toBeTruthy();
  });

  test('are read anew when one comes back from changing them', async () => {
    await open();
    const changed = { ...COMMANDS[1], shortcut: 'Ctrl+Shift+Y' };
    Object.assign(fakeBrowser.commands, { getAll: async () => [changed] });
    await doing(() => window.dispatchEvent(new Event('focus')));
    expect(screen.getByText('Ctrl+Shift+Y')).toBeTruthy();
  });

  test('are changed on the browser’s own page', async () => {
    const page = await open();
    await press('Change shortcuts');
    expect(page.opened).toHaveBeenCalledWith({ url: 'chrome://extensions/shortcuts' });
  });
});

test('it is said plainly which version this is, and that nobody is told of anything', async () => {
  await open();
  expect(section('About').getByText('Lanyard 1.2.3')).toBeTruthy();
  expect(section('About').getByText(/^No telemetry/)).toBeTruthy();
});
