import { afterEach, expect, test } from 'vitest';
import { NO_PREFERENCES, type Theme } from '../../src/core/preferences.ts';
import { keepDressed } from '../../src/ui/keep-dressed.ts';
import { pageState } from '../support/page.ts';

const root = document.documentElement;
const wearing = (theme: Theme) => ({ preferences: { ...NO_PREFERENCES, theme } });

afterEach(() => root.removeAttribute('data-theme'));

test('a page without a wish looks as the system does', () => {
  root.dataset['theme'] = 'dark';
  keepDressed(pageState());
  expect(root.hasAttribute('data-theme')).toBe(false);
});

test.each(['light', 'dark'] as const)('a page is %s at once where that is wished', (theme) => {
  keepDressed(pageState(wearing(theme)));
  expect(root.dataset['theme']).toBe(theme);
});

test('a page follows what is chosen on another, and back', () => {
  const state = pageState();
  const stop = keepDressed(state);
  state.value = { ...state.value, ...wearing('dark') };
  expect(root.dataset['theme']).toBe('dark');
  state.value = { ...state.value, ...wearing('system') };
  expect(root.hasAttribute('data-theme')).toBe(false);
  stop();
});
