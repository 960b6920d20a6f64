import { render, screen } from '@testing-library/preact';
import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ClearCopiedField } from '../../src/options/clear-copied-field.tsx';
import { useSaving } from '../../src/options/use-saving.ts';
import { click, doing, pageState, watchPorts } from '../support/page.ts';

const NEEDED = { permissions: ['clipboardRead', 'clipboardWrite'] };

let ports: ReturnType<typeof watchPorts>;
let isGranted: boolean;
const remove = vi.fn(async () => true);

beforeEach(() => {
  ports = watchPorts();
  isGranted = false;
  remove.mockClear();
  Object.assign(fakeBrowser, { offscreen: {} });
  Object.assign(fakeBrowser.permissions, { contains: async () => isGranted, remove });
  for (const name of ['onAdded', 'onRemoved'])
    Object.assign(fakeBrowser.permissions, { [name]: { addListener: () => undefined } });
});

const Field = ({ seconds }: { readonly seconds: 0 | 30 }) => (
  <ClearCopiedField
    preferences={{ ...pageState().value.preferences, clearCopiedAfter: seconds }}
    saving={useSaving()}
  />
);

const open = (seconds: 0 | 30 = 0) => doing(() => void render(<Field seconds={seconds} />));
const choose = (name: string) => click(screen.getByRole('radio', { name }));
const saved = () => ports.send.mock.calls.map(([message]) => message);
const wish = (clearCopiedAfter: number) => ({
  command: 'setPreferences',
  input: { clearCopiedAfter },
});
const REFUSED = /does not let Lanyard read and change the clipboard/;

describe('a time to clear what was copied', () => {
  test('is not saved where the user refuses, which is said as often as it is tried', async () => {
    ports.request.mockResolvedValue(false);
    await open();
    for (const name of ['30 sec', '1 min']) {
      await choose(name);
      expect(document.body.textContent).toMatch(REFUSED);
      expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Never' }).checked).toBe(true);
    }
    expect(saved()).toEqual([]);
  });

  test('asks for the permission in the click that chooses it', async () => {
    await open();
    expect(ports.request).not.toHaveBeenCalled();
    await choose('30 sec');
    expect(ports.request).toHaveBeenCalledWith(NEEDED);
    expect(saved()).toEqual([wish(30)]);
    expect(document.body.textContent).not.toMatch(REFUSED);
  });

  test('is given back with the permission', async () => {
    isGranted = true;
    await open(30);
    await choose('Never');
    expect(saved()).toEqual([wish(0)]);
    expect([ports.request.mock.calls, remove.mock.calls]).toEqual([[], [[NEEDED]]]);
  });

  test('that the browser does not allow any more is told', async () => {
    await open(30);
    expect(await screen.findByText(REFUSED)).toBeTruthy();
  });

  test('is nothing to choose where the browser has no way', async () => {
    Object.assign(fakeBrowser, { offscreen: undefined });
    await open();
    expect(screen.queryAllByRole('radio')).toEqual([]);
    expect(document.body.textContent).toContain('no way to clear the clipboard');
  });
});
