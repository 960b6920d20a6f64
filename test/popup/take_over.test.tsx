import { beforeEach, describe, expect, test, vi } from 'vitest';
import { firstStateOf } from '../../src/core/first-state.ts';
import { noteClicks, takeOver } from '../../src/popup/take-over.ts';

const button = (app: string, label: string, act: () => void = () => undefined) => {
  const section = document.createElement('section');
  section.dataset['app'] = app;
  const made = document.createElement('button');
  made.textContent = label;
  made.addEventListener('click', act);
  section.append(made);
  return section;
};

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('div');
  root.append(button('a', 'Sign in'), button('b', 'Sign in'));
  document.body.replaceChildren(root);
  noteClicks(root);
});

const second = () => root.querySelectorAll('button')[1] as HTMLButtonElement;

describe('what was done before anything could answer', () => {
  test('counts for the same button, once, and for no other', () => {
    second().click();
    const [a, b] = [vi.fn(), vi.fn()];
    takeOver(root, () => root.append(button('b', 'Sign in', b), button('a', 'Sign in', a)));
    expect(b).toHaveBeenCalledTimes(1);
    expect(a).not.toHaveBeenCalled();
    expect(root.querySelectorAll('button')).toHaveLength(2);
  });

  test('is forgotten where the button is not there any more', () => {
    second().click();
    const act = vi.fn();
    takeOver(root, () => root.append(button('b', 'Sign out', act)));
    expect(act).not.toHaveBeenCalled();
  });

  test('does not switch off what is on by now', () => {
    second().setAttribute('aria-checked', 'false');
    second().click();
    const act = vi.fn();
    const on = button('b', 'Sign in', act);
    on.firstElementChild?.setAttribute('aria-checked', 'true');
    takeOver(root, () => root.append(on));
    expect(act).not.toHaveBeenCalled();
  });

  test('is all: later clicks are the popup’s own', () => {
    takeOver(root, () => root.append(button('a', 'Sign in'), button('b', 'Sign in')));
    second().click();
    expect(root.querySelector('[data-early]')).toBeNull();
  });

  test('leaves the focus where it was', () => {
    second().focus();
    takeOver(root, () => root.append(button('a', 'Sign in'), button('b', 'Sign in')));
    expect(document.activeElement).toBe(second());
  });
});

describe('what the first paint makes of a damaged store', () => {
  test.each([
    [{}],
    [{ apps: 'damaged', sessions: 7, granted: null, settings: [], tabs: 'x', fault: 'y' }],
    [
      {
        apps: [null, 7, { name: 'x' }, { name: 'x', grant: 'pasted', apiScopes: [], callers: [] }],
      },
    ],
    [{ sessions: { a: 'damaged' } }],
  ])('%j is nothing', (stored) => {
    const state = firstStateOf(stored);
    expect(state.apps).toEqual([]);
    expect(state.sessions).toEqual({});
    expect(state.granted).toEqual([]);
    expect(state.settings.attaching).toBe(true);
    expect(state.fault).toBeNull();
  });
});
