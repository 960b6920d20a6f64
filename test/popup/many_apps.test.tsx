import { screen, within } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import type { PageState } from '../../src/ui/page-state.ts';
import { active, doing, SHOP, watchPorts } from '../support/page.ts';
import { openDetail, openPopup, press } from '../support/popup-page.tsx';
import { appWith } from '../support/samples.ts';

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
});

const NAMES = ['Ants', 'Bees', 'Cats', 'Dogs', 'Elks', 'Fish', 'Goats', 'Hens'];
const apps = NAMES.map((name, place) =>
  appWith({ id: `app-${place}`, name, ...(place > 5 && { environment: 'prod' }) }),
);
const open = (changes: Partial<PageState> = {}) => openPopup({ apps, ...changes });

const names = () =>
  [...document.querySelectorAll('[data-app]')].map((card) => card.getAttribute('data-app'));
const field = () => screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search apps' });
const type = (text: string) =>
  doing(() => {
    field().value = text;
    field().dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
const hit = (key: string, at: Element = document.body) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  return doing(() => void at.dispatchEvent(event)).then(() => event.defaultPrevented);
};

describe('the search', () => {
  test('is not there for a few apps', () => {
    open({ apps: apps.slice(0, 7) });
    expect(screen.queryByRole('searchbox')).toBeNull();
  });

  test('is reached by a key', async () => {
    open();
    await hit('/');
    expect(document.activeElement).toBe(field());
  });

  test('leaves what it finds, and says how many', async () => {
    open({ sessions: { 'app-1': active({ who: 'gordon' }) } });
    await type('go');
    expect(names()).toEqual(['app-6', 'app-1']);
    expect(screen.getByText('2 apps found').getAttribute('role')).toBe('status');
  });

  test('leads on to the first that it found', async () => {
    open();
    await type('hens');
    await hit('ArrowDown', field());
    expect(document.activeElement?.id).toBe('row-app-7');
  });

  test('that finds nothing says where it looked, and is cleared by a press', async () => {
    open();
    await type('zebra');
    expect(screen.getByText(/No app has “zebra” in its name/)).toBeTruthy();
    expect(screen.getByText('0 apps found')).toBeTruthy();
    await press('Clear search');
    expect(names()).toHaveLength(8);
    expect(document.activeElement).toBe(field());
  });

  test('is cleared by Escape, which closes the popup only once it is empty', async () => {
    open();
    await type('zebra');
    expect(await hit('Escape', field())).toBe(true);
    expect(field().value).toBe('');
    expect(await hit('Escape', field())).toBe(false);
  });
});

describe('in groups', () => {
  test('apps stand under the name of their environment, and how many there are stands in the foot', () => {
    open();
    const headings = screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent);
    expect(headings).toEqual(['prod2', 'Other apps6']);
    expect(within(screen.getByRole('contentinfo')).getByText('8 apps')).toBeTruthy();
  });

  test('production says so in each row and has a stripe, whatever stands above', () => {
    open();
    const [goats, , ants] = document.querySelectorAll('[data-app]');
    expect(goats?.querySelector('button')?.textContent).toContain('prod');
    expect(goats?.className).toMatch(/striped/);
    expect(ants?.className).not.toMatch(/striped/);
  });
});

describe('a favourite', () => {
  test('is made by a press in what stands open', async () => {
    await openDetail(active());
    await press('Add to favourites');
    expect(ports.send).toHaveBeenCalledWith({
      command: 'setFavourite',
      input: { id: SHOP.id, favourite: true },
    });
  });

  test('says so in its row, and can be one no longer', async () => {
    await openDetail(active(), { ...SHOP, favourite: true });
    expect(screen.getByRole('button', { name: /Shop.*Favourite/ })).toBeTruthy();
    await press('Remove from favourites');
    expect(ports.send).toHaveBeenCalledWith({
      command: 'setFavourite',
      input: { id: SHOP.id, favourite: false },
    });
  });
});
