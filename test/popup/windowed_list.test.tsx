import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { focusRow } from '../../src/popup/rows.ts';
import { click, doing, watchPorts } from '../support/page.ts';
import { openPopup } from '../support/popup-page.tsx';
import { appWith } from '../support/samples.ts';

beforeEach(() => void watchPorts());

const APPS = Array.from({ length: 1000 }, (_, index) =>
  appWith({ id: `app-${index}`, name: `App ${index}` }),
);

/** The observers that stand where there is more. */
let near: Set<() => void>;

class Observer {
  readonly #say: () => void;

  constructor(callback: (entries: readonly { isIntersecting: boolean }[]) => void) {
    this.#say = () => callback([{ isIntersecting: true }]);
  }

  observe = () => void near.add(this.#say);

  disconnect = () => void near.delete(this.#say);
}

beforeEach(() => {
  near = new Set();
  vi.stubGlobal('IntersectionObserver', Observer);
});
afterEach(() => vi.unstubAllGlobals());

const rows = () => document.querySelectorAll('section[data-app]').length;

const comeNear = () =>
  doing(() => {
    for (const say of [...near]) say();
  });

describe('of a thousand apps', () => {
  test('no more are there at first than a screen shows', async () => {
    await doing(() => void openPopup({ apps: APPS }));
    expect(rows()).toBeGreaterThan(10);
    expect(rows()).toBeLessThan(20);
    expect(near.size).toBe(1);
  });

  test('more come as their place comes near, until all are there', async () => {
    await doing(() => void openPopup({ apps: APPS.slice(0, 80) }));
    const first = rows();
    await comeNear();
    expect(rows()).toBeGreaterThan(first);
    await comeNear();
    expect(rows()).toBe(80);
    expect(near.size).toBe(0);
  });

  test('a key leads to one that is not there yet', async () => {
    await doing(() => void openPopup({ apps: APPS }));
    await doing(() => focusRow(APPS[500]?.id as (typeof APPS)[0]['id']));
    expect(document.activeElement?.textContent).toMatch(/App 500/);
    expect(rows()).toBe(501);
  });

  test('a key that leads nowhere changes nothing', async () => {
    await doing(() => void openPopup({ apps: APPS }));
    const first = rows();
    await doing(() => focusRow('nobody' as (typeof APPS)[0]['id']));
    expect(rows()).toBe(first);
  });

  test('one that is open stays so, however many come', async () => {
    await doing(() => void openPopup({ apps: APPS.slice(0, 80) }));
    await click(document.getElementById('row-app-1') as HTMLElement);
    await comeNear();
    await comeNear();
    const open = [...document.querySelectorAll('main [aria-expanded="true"]')];
    expect(open.map(({ id }) => id)).toContain('row-app-1');
    expect(rows()).toBe(80);
  });
});
