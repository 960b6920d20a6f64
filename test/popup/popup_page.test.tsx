import { signal } from '@preact/signals';
import { render, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { Popup } from '../../src/popup/popup.tsx';
import type { PageState } from '../../src/ui/page-state.ts';
import { NOON } from '../support/grants.ts';
import {
  active,
  click,
  doing,
  JOB,
  pageState,
  SHOP,
  sessionOf,
  watchPorts,
} from '../support/page.ts';
import { notice } from '../support/popup-page.tsx';

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
});

function show(changes: Partial<PageState> = {}, tabUrl?: string) {
  const state = pageState(changes);
  const now = signal(NOON);
  render(<Popup state={state} now={now} tabId={7} tabUrl={tabUrl} />);
  return { state, now };
}

const isOpen = (name: RegExp) =>
  screen.getByRole('button', { name }).getAttribute('aria-expanded') === 'true';

const BOTH = { ...sessionOf(SHOP, active()), ...sessionOf(JOB, active()) };

describe('what is said of the tab', () => {
  test.each([
    ['https://app.test/', {}, 'No token attaches'],
    ['https://app.test/', sessionOf(SHOP, active()), '1 token attaches'],
    ['https://app.test/', BOTH, '2 tokens attach'],
    ['https://elsewhere.test/', BOTH, 'No token attaches'],
  ])('%s', (url, sessions, text) => {
    show({ apps: [SHOP, JOB], sessions }, url);
    expect(screen.getByText(new RegExp(text)).textContent).toBe(`${new URL(url).host} ${text}`);
  });

  test.each([[undefined], ['chrome://extensions/']])('nothing of %s', (url) => {
    show({}, url);
    expect(screen.queryByText(/tokens? attach/)).toBeNull();
  });
});

describe('what is open at first', () => {
  test('is the app for the tab', () => {
    const elsewhere = { ...SHOP, id: 'x', name: 'X', callers: JOB.callers } as typeof SHOP;
    const apps = [{ ...elsewhere, callers: [{ kind: 'address-bar' } as const] }, JOB];
    const sessions = { ...sessionOf(elsewhere, active()), ...sessionOf(JOB, active()) };
    show({ apps, sessions }, 'https://app.test/');
    expect(isOpen(/^NJ|Nightly job/)).toBe(true);
    expect(isOpen(/X/)).toBe(false);
  });

  test('is else the first with a token', () => {
    show({ apps: [SHOP, JOB], sessions: sessionOf(JOB, active()) });
    expect(isOpen(/Nightly job.*1 hr/)).toBe(true);
  });

  test('is nothing where there is none, and a click opens one at a time', async () => {
    show({ apps: [SHOP, JOB] });
    const summary = (name: RegExp) => screen.getByRole('button', { name, expanded: isOpen(name) });
    expect(isOpen(/^Shop/)).toBe(false);
    await click(summary(/^Shop/));
    expect(isOpen(/^Shop/)).toBe(true);
    await click(summary(/^Nightly/));
    expect(isOpen(/^Shop/)).toBe(false);
    await click(summary(/^Nightly/));
    expect(isOpen(/^Nightly/)).toBe(false);
  });
});

describe('what went wrong', () => {
  test('with the rules stands above the apps', () => {
    show({ fault: failure('rules_rejected') });
    expect(notice().textContent).toMatch(/refused the rules/);
  });

  test('with the last command stands there too', async () => {
    ports.send.mockResolvedValue(failure('storage_full'));
    show();
    await click(screen.getByRole('switch', { name: 'Attaching' }));
    expect(notice().textContent).toMatch(/storage is full/);
  });

  test('where there is no worker to ask is said as well', async () => {
    ports.send.mockRejectedValue(new Error('Could not establish connection.'));
    show();
    await click(screen.getByRole('switch', { name: 'Attaching' }));
    expect(notice().textContent).toMatch(/unexpected/);
  });

  test('is said also where nothing is left to show', () => {
    show({ apps: [], fault: failure('apps_damaged', '2') });
    expect(notice().textContent).toMatch(/set aside: 2/);
  });
});

test('what changes in the store is seen at once, and time goes on', async () => {
  const { state, now } = show();
  await doing(() => {
    state.value = { ...state.value, sessions: sessionOf(SHOP, active()) };
  });
  expect(screen.getByRole('button', { name: /Shop.*1 hr/ })).toBeTruthy();
  await doing(() => {
    now.value = NOON + 20 * 60_000;
  });
  expect(screen.getByRole('button', { name: /Shop.*40 min/ })).toBeTruthy();
});
