import { screen } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import type { PageState } from '../../src/ui/page-state.ts';
import { NOON } from '../support/grants.ts';
import {
  active,
  doing,
  JOB,
  pageState,
  SHOP,
  sessionOf,
  tokens,
  watchPorts,
} from '../support/page.ts';
import { openPopup, TAB } from '../support/popup-page.tsx';
import { appWith } from '../support/samples.ts';

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
});

const LAST = appWith({ id: 'app-9', name: 'Last' });
const APPS = [SHOP, JOB, LAST];

const open = (changes: Partial<PageState> = {}) => openPopup({ apps: APPS, ...changes });

const hit = (key: string, more: KeyboardEventInit = {}) =>
  doing(() => {
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
    );
  });

async function hitAll(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await hit(key);
}

/** The row with the focus, and nothing that has rows in it. */
const focused = () => document.activeElement?.id;
const sent = () => ports.send.mock.calls.map(([message]) => message);
const signedIn = { sessions: { ...sessionOf(SHOP, active()), ...sessionOf(LAST, active()) } };

describe('the arrow keys', () => {
  test.each([
    ['begin with the first row', ['ArrowDown'], 'row-app-1'],
    ['lead down', ['ArrowDown', 'ArrowDown'], 'row-app-2'],
    ['lead up', ['ArrowDown', 'ArrowDown', 'ArrowUp'], 'row-app-1'],
    ['stop at the top', ['ArrowDown', 'ArrowUp', 'ArrowUp'], 'row-app-1'],
    ['stop at the bottom', ['End', 'ArrowDown', 'ArrowDown'], 'row-app-9'],
    ['know the way to the last row', ['ArrowDown', 'End'], 'row-app-9'],
    ['know the way back to the first', ['End', 'Home'], 'row-app-1'],
  ])('%s', async (_name, keys, row) => {
    open();
    await hitAll(...keys);
    expect(focused()).toBe(row);
  });

  test('begin with the row that stands open', async () => {
    open({ sessions: sessionOf(LAST, active()) });
    await hit('ArrowDown');
    expect(focused()).toBe('row-app-9');
  });

  test('are left alone in what stands open below a row', async () => {
    open(signedIn);
    const copy = screen.getByRole('button', { name: 'Edit' });
    copy.focus();
    await hit('ArrowDown');
    expect(document.activeElement).toBe(copy);
  });
});

describe('a letter', () => {
  const on = async (key: string, changes: Partial<PageState> = {}, more?: KeyboardEventInit) => {
    open(changes);
    await hit('ArrowDown');
    await hit(key, more);
    return sent();
  };

  test.each([
    ['with Control', { ctrlKey: true }],
    ['with Alt', { altKey: true }],
    ['with the command key', { metaKey: true }],
    ['with Shift', { shiftKey: true }],
    ['held down', { repeat: true }],
    ['on its way into a word', { isComposing: true }],
  ])('does nothing %s', async (_name, more) => {
    expect(await on('t', {}, more)).toEqual([]);
  });

  test('does nothing in a field', async () => {
    open(signedIn);
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
    await hitAll('t', 'f', 'r', '?');
    field.remove();
    expect(sent()).toEqual([]);
  });

  test('does nothing where no app has the focus or stands open', async () => {
    open();
    await hitAll('t', 'f', 's', 'c', 'r');
    expect(sent()).toEqual([]);
  });

  test('does nothing for those who have switched single keys off, and the arrows go on', async () => {
    const { preferences } = pageState().value;
    expect(await on('t', { preferences: { ...preferences, singleKeys: false } })).toEqual([]);
    expect(focused()).toBe('row-app-1');
  });

  test.each([
    ['t', 'setAppEnabled', { id: 'app-1', enabled: false }],
    ['T', 'setAppEnabled', { id: 'app-1', enabled: false }],
    ['f', 'setFavourite', { id: 'app-1', favourite: true }],
    ['s', 'signIn', { id: 'app-1' }],
    ['r', 'refresh', { id: 'app-1' }],
    ['p', 'setTabPaused', { tab: TAB, paused: true }],
  ])('%s is %s', async (key, command, input) => {
    expect(await on(key, signedIn)).toContainEqual({ command, input });
  });

  test('is known by its place on a keyboard of another script', async () => {
    expect(await on('е', {}, { code: 'KeyT' })).toContainEqual({
      command: 'setAppEnabled',
      input: { id: 'app-1', enabled: false },
    });
  });

  test('is about the app that stands open where nothing has the focus', async () => {
    open({ sessions: sessionOf(LAST, active()) });
    await hit('f');
    expect(sent()).toContainEqual({
      command: 'setFavourite',
      input: { id: 'app-9', favourite: true },
    });
  });

  test('c copies the token that is sent, and says so', async () => {
    await on('c', signedIn);
    expect(ports.copied).toHaveBeenCalledExactlyOnceWith(tokens().accessToken);
    expect(await screen.findByText('Copied: token of Shop')).toBeTruthy();
  });

  test('c copies nothing of an app without a token, and says so', async () => {
    await on('c');
    expect(ports.copied).not.toHaveBeenCalled();
    expect(screen.getByText('Shop has no token to copy.')).toBeTruthy();
  });

  test('r asks for nothing that the issuer would refuse, and says so', async () => {
    const session = active({ renewable: false, expiresAt: NOON + 3_600_000 });
    expect(await on('r', { sessions: sessionOf(SHOP, session) })).toEqual([]);
    expect(screen.getByText('Shop has no token that can be refreshed.')).toBeTruthy();
  });
});

/** The last row becomes a favourite and moves up: a browser takes the focus from what is moved. */
const star = (state: ReturnType<typeof open>['state']) =>
  doing(() => {
    (document.activeElement as HTMLElement).blur();
    state.value = { ...state.value, apps: [SHOP, JOB, { ...LAST, favourite: true }] };
  });

describe('a row that has become a favourite', () => {
  test('moves up and keeps the focus', async () => {
    const { state } = open();
    await hitAll('ArrowDown', 'End');
    await star(state);
    const [first] = document.querySelectorAll('[data-app]');
    expect(first?.getAttribute('data-app')).toBe('app-9');
    expect(focused()).toBe('row-app-9');
  });

  test('takes no focus back from who has pressed elsewhere', async () => {
    const { state } = open();
    await hitAll('ArrowDown', 'End');
    await doing(
      () => void document.body.dispatchEvent(new Event('pointerdown', { bubbles: true })),
    );
    await star(state);
    expect(document.activeElement).toBe(document.body);
  });
});
