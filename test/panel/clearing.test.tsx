import { act, fireEvent, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { NOON } from '../support/grants.ts';
import { doing, JOB, SHOP, watchPorts } from '../support/page.ts';
import { entry, OTHER_TAB, openPanel, rows } from '../support/panel-page.tsx';
import { identity, press } from '../support/popup-page.tsx';

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
});
afterEach(() => {
  vi.useRealTimers();
});

const cleared = () => ports.send.mock.calls.map(([message]) => message);
const both = () => ({
  'app-1': [entry({ at: NOON }), entry({ tab: OTHER_TAB })],
  'app-2': [entry({ identity: identity('app-2') })],
});

/** Clears, and the worker does as it is told. */
async function clear(page: ReturnType<typeof openPanel>) {
  await press('Clear');
  await doing(() => {
    page.logs.value = {};
  });
}

test('nothing can be cleared where nothing is', () => {
  openPanel();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Clear' }).disabled).toBe(true);
});

describe('a click on Clear', () => {
  test('clears at once what stands in the store, of every app and tab', async () => {
    openPanel({ state: { apps: [SHOP, JOB] }, logs: both() });
    await press('Clear');
    expect(cleared()).toEqual([
      { command: 'clearRequests', input: { id: 'app-1' } },
      { command: 'clearRequests', input: { id: 'app-2' } },
    ]);
    expect(screen.getByText('3 requests were cleared.')).toBeTruthy();
  });

  test('clears one app where that is chosen', async () => {
    openPanel({ state: { apps: [SHOP, JOB] }, logs: both() });
    const select = screen.getByLabelText<HTMLSelectElement>('App');
    await doing(() => fireEvent.change(select, { target: { value: 'app-2' } }));
    await press('Clear');
    expect(cleared()).toEqual([{ command: 'clearRequests', input: { id: 'app-2' } }]);
    expect(screen.getByText('1 request was cleared.')).toBeTruthy();
  });
});

describe('what was cleared', () => {
  test('can be brought back, beside what came meanwhile', async () => {
    const page = openPanel({ logs: { 'app-1': [entry({ status: 201 })] } });
    await clear(page);
    expect(rows()).toEqual([]);
    await page.answered(entry({ at: NOON, status: 202 }));
    await press('Undo');
    expect(rows()).toEqual([expect.stringMatching(/^202/), expect.stringMatching(/^201/)]);
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  test('is listed once where the store still has it', async () => {
    openPanel({ logs: { 'app-1': [entry()] } });
    await press('Clear');
    await press('Undo');
    expect(rows()).toHaveLength(1);
  });

  test('can be cleared again, and brought back again', async () => {
    const page = openPanel({ logs: { 'app-1': [entry()] } });
    await clear(page);
    await press('Undo');
    await press('Clear');
    expect(rows()).toEqual([]);
    await press('Undo');
    expect(rows()).toHaveLength(1);
  });

  test('is gone for good after a while', async () => {
    const page = openPanel({ logs: { 'app-1': [entry()] } });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await act(() => screen.getByRole('button', { name: 'Clear' }).click());
    await act(() => {
      page.logs.value = {};
    });
    await act(() => void vi.advanceTimersByTime(7_900));
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeTruthy();
    await act(() => void vi.advanceTimersByTime(200));
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
    expect(rows()).toEqual([]);
  });
});
