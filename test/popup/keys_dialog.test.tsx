import { screen, within } from '@testing-library/preact';
import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, expect, test } from 'vitest';
import { KEYS } from '../../src/popup/keys.ts';
import { click, doing, pageState, watchPorts } from '../support/page.ts';
import { openPopup } from '../support/popup-page.tsx';

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
  Object.assign(fakeBrowser.commands, {
    getAll: async () => [
      { name: '_execute_action', description: '', shortcut: 'Alt+Shift+L' },
      { name: 'pause-tab', description: 'Pause this tab', shortcut: '' },
    ],
  });
});

async function open(singleKeys = true) {
  openPopup({ preferences: { ...pageState().value.preferences, singleKeys } });
  await click(screen.getByRole('button', { name: 'Keys' }));
  return within(await screen.findByRole('dialog', { name: 'Keys' }));
}

const rows = (dialog: Awaited<ReturnType<typeof open>>) =>
  dialog
    .getAllByRole('term')
    .map((term) => [term.textContent, term.nextElementSibling?.textContent]);

test('lists every key of the popup', async () => {
  const dialog = await open();
  const caps = rows(dialog).map(([, cap]) => cap);
  for (const { cap } of KEYS) expect(caps).toContain(cap);
});

test('lists the browser’s own as they are now, and leads to where they are changed', async () => {
  const dialog = await open();
  await dialog.findByText('Alt+Shift+L');
  expect(rows(dialog).slice(-2)).toEqual([
    ['Open Lanyard', 'Alt+Shift+L'],
    ['Pause this tab', 'none set'],
  ]);
  await click(dialog.getByRole('button', { name: 'Change these in the browser' }));
  expect(ports.opened).toHaveBeenCalledWith({ url: 'chrome://extensions/shortcuts' });
});

test('is opened by its own key', async () => {
  openPopup();
  await doing(() => {
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key: '?', shiftKey: true, bubbles: true }),
    );
  });
  expect(await screen.findByRole('dialog', { name: 'Keys' })).toBeTruthy();
});

test('is closed by a press, and opened again by another', async () => {
  const dialog = await open();
  await click(dialog.getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  await click(screen.getByRole('button', { name: 'Keys' }));
  expect(await screen.findByRole('dialog')).toBeTruthy();
});

test('lets keys of one character be switched off, and does not list them then', async () => {
  const dialog = await open();
  await click(dialog.getByRole('switch', { name: 'Keys of one character', checked: true }));
  expect(ports.send).toHaveBeenCalledWith({
    command: 'setPreferences',
    input: { singleKeys: false },
  });
});

test('lists no key of one character where they are off', async () => {
  const dialog = await open(false);
  const caps = rows(dialog).map(([, cap]) => cap);
  expect(caps).toEqual(expect.arrayContaining(['↑', '↓', 'Home', 'End', 'Enter']));
  expect(caps).not.toContain('T');
});
