import { screen } from '@testing-library/preact';
import { fakeBrowser } from '@webext-core/fake-browser';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { click, watchPorts } from '../support/page.ts';
import { openPopup } from '../support/popup-page.tsx';

const open = vi.fn(async (_options: { windowId: number }) => undefined);
const button = () => screen.queryByRole('button', { name: 'Requests' });

const forgetPanel = () => void Reflect.deleteProperty(fakeBrowser, 'sidePanel');

beforeEach(() => {
  watchPorts();
  open.mockClear();
  Object.assign(fakeBrowser, { sidePanel: { open } });
});
afterEach(forgetPanel);

test('a click opens the panel in this window, and makes room for it', async () => {
  const close = vi.spyOn(window, 'close').mockImplementation(() => undefined);
  openPopup();
  button()?.click();
  // At once: a browser counts nothing as a click any more that comes after a wait.
  expect(open.mock.calls).toEqual([[{ windowId: fakeBrowser.windows.WINDOW_ID_CURRENT }]]);
  await click(document.body);
  expect(close).toHaveBeenCalledOnce();
});

test('a panel that does not open leaves the popup where it is', async () => {
  const close = vi.spyOn(window, 'close').mockImplementation(() => undefined);
  open.mockRejectedValueOnce(new Error('no gesture'));
  openPopup();
  await click(button() as HTMLElement);
  expect(close).not.toHaveBeenCalled();
});

test('where the browser has no panel there is no button', () => {
  forgetPanel();
  openPopup();
  expect(button()).toBeNull();
});
