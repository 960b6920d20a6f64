import { fireEvent, screen, within } from '@testing-library/preact';
import { describe, expect, test, vi } from 'vitest';
import type { AppId } from '../../src/core/app-id.ts';
import { moved } from '../../src/core/moved.ts';
import { openOptions, press, type } from '../support/options-page.tsx';
import { active, click, doing } from '../support/page.ts';
import { appWith } from '../support/samples.ts';

const app = (name: string, changes: object = {}) =>
  appWith({ id: name.toLowerCase(), name, ...changes });

const THREE = ['Alpha', 'Beta', 'Gamma'].map((name) => app(name));
const MANY = [
  app('Orders', { environment: 'prod' }),
  app('Billing', { environment: 'dev' }),
  app('Stock', { apiScopes: [{ origin: 'https://stock.test', path: '' }] }),
  app('Search', { environment: 'Dev' }),
  app('Mail', { favourite: true, environment: 'prod' }),
  app('Payments', { environment: 'prod' }),
  app('Reports'),
  app('Queue'),
];

const list = () => screen.getByRole('navigation', { name: 'Apps' });
const names = (within_: HTMLElement = list()) =>
  within(within_)
    .queryAllByRole('link')
    .map((link) => link.querySelector('b')?.textContent);
const linkOf = (name: string) => within(list()).getByRole('link', { name: new RegExp(name) });
const group = (name: string) => within(list()).getByRole('list', { name: new RegExp(`^${name}`) });

/** A page over a worker that does what it is told. */
async function open(apps: readonly ReturnType<typeof app>[], hash = '#/') {
  const page = await openOptions(hash, { apps });
  let held = apps;
  page.send.mockImplementation(async (message) => {
    const { command, input } = message as { command: string; input: { id: AppId; before?: AppId } };
    if (command !== 'moveApp') return undefined;
    held = moved(held, input.id, input.before);
    await page.change({ apps: held });
    return undefined;
  });
  return page;
}

const key = (element: HTMLElement, name: string, altKey = false) =>
  doing(() => fireEvent.keyDown(element, { key: name, altKey }));

describe('few apps', () => {
  test('need no search and no headings', async () => {
    await open(THREE);
    expect(screen.queryByRole('searchbox')).toBeNull();
    expect(within(list()).queryAllByRole('heading')).toEqual([]);
    expect(names()).toEqual(['Alpha', 'Beta', 'Gamma']);
  });

  test('are led past by who goes by the keyboard', async () => {
    await open(THREE, '#/app/beta');
    await press('Skip the list');
    expect(document.activeElement?.textContent).toBe('Beta');
  });
});

describe('a search', () => {
  test('that finds nothing says so', async () => {
    await open(MANY);
    await type('Search apps', 'nothing');
    expect(names()).toEqual([]);
    expect(within(list()).getByText(/No app has “nothing”/)).toBeTruthy();
  });

  test.each([
    ['ord', ['Orders']],
    ['DEV', ['Billing', 'Search']],
    ['stock.test', ['Stock']],
    ['prod pay', ['Payments']],
  ])('for “%s” finds %j', async (text, expected) => {
    await open(MANY);
    await type('Search apps', text);
    expect(names()).toEqual(expected);
  });

  test('finds who is signed in', async () => {
    const page = await open(MANY);
    await page.change({ sessions: { queue: active({ who: 'alice@example.com' }) } });
    await type('Search apps', 'alice');
    expect(names()).toEqual(['Queue']);
  });

  test('leaves the order alone: what it passes over would be moved too', async () => {
    const page = await open(MANY);
    await type('Search apps', 'prod');
    expect(screen.queryByRole('button', { name: 'Move Orders' })).toBeNull();
    await key(linkOf('Orders'), 'ArrowDown', true);
    expect(page.commands()).toEqual([]);
  });
});

describe('many apps', () => {
  test('stand by environment, favourites first', async () => {
    await open(MANY);
    expect(names(group('Favourites'))).toEqual(['Mail']);
    expect(names(group('dev'))).toEqual(['Billing', 'Search']);
    expect(names(group('prod'))).toEqual(['Orders', 'Payments']);
    expect(names(group('Other apps'))).toEqual(['Stock', 'Reports', 'Queue']);
  });

  test('say in words, too, where it is production', async () => {
    await open(MANY);
    expect(within(list()).getByRole('heading', { name: /^prod production/ })).toBeTruthy();
    expect(within(list()).queryByRole('heading', { name: /^dev production/ })).toBeNull();
  });

  test('become favourites by one click, and are none by another', async () => {
    const page = await open(MANY);
    const star = (name: string) => screen.getByRole('button', { name: `Favourite: ${name}` });
    expect(star('Mail').getAttribute('aria-pressed')).toBe('true');
    await click(star('Queue'));
    await click(star('Mail'));
    expect(page.send.mock.calls.map(([message]) => message)).toEqual([
      { command: 'setFavourite', input: { id: 'queue', favourite: true } },
      { command: 'setFavourite', input: { id: 'mail', favourite: false } },
    ]);
  });
});

describe('the order', () => {
  test('is not changed past its ends, and it is said where one is', async () => {
    const page = await open(THREE);
    await key(linkOf('Alpha'), 'ArrowUp', true);
    expect(page.commands()).toEqual([]);
    expect(screen.getByText('Alpha, 1 of 3')).toBeTruthy();
  });

  test('is changed by keys, said aloud, and the focus stays', async () => {
    await open(THREE);
    linkOf('Alpha').focus();
    await key(linkOf('Alpha'), 'ArrowDown', true);
    expect(names()).toEqual(['Beta', 'Alpha', 'Gamma']);
    expect(screen.getByText('Alpha, 2 of 3')).toBeTruthy();
    expect(document.activeElement).toBe(linkOf('Alpha'));
    await key(linkOf('Alpha'), 'ArrowUp', true);
    expect(names()).toEqual(['Alpha', 'Beta', 'Gamma']);
  });

  test('is changed by clicks alone, which can be repeated', async () => {
    await open(THREE);
    expect(screen.queryByRole('button', { name: 'Move up' })).toBeNull();
    await press('Move Gamma');
    screen.getByRole('button', { name: 'Move up' }).focus();
    await press('Move up');
    await press('Move up');
    expect(names()).toEqual(['Gamma', 'Alpha', 'Beta']);
    const up = screen.getByRole('button', { name: 'Move up' });
    expect(up.getAttribute('aria-disabled')).toBe('true');
    expect(document.activeElement).toBe(up);
    await press('Move Gamma');
    expect(screen.queryByRole('button', { name: 'Move up' })).toBeNull();
  });

  test('is changed within a group, past those of others', async () => {
    await open(MANY);
    await key(linkOf('Orders'), 'ArrowDown', true);
    expect(names(group('prod'))).toEqual(['Payments', 'Orders']);
    expect(names(group('dev'))).toEqual(['Billing', 'Search']);
    expect(screen.getByText('Orders, 2 of 2')).toBeTruthy();
  });

  test('is nobody’s where one stands alone', async () => {
    await open(MANY);
    expect(screen.queryByRole('button', { name: 'Move Mail' })).toBeNull();
  });
});

test('hundreds of apps are all there soon, in their groups, as many as the headings say', async () => {
  const hundreds = Array.from({ length: 300 }, (_, index) =>
    app(`App${index}`, { environment: index % 2 ? 'dev' : 'prod' }),
  );
  await open(hundreds);
  expect(names().length).toBeLessThan(300);
  expect(within(list()).getByRole('heading', { name: /^dev/ }).textContent).toContain('150');
  await vi.waitFor(() => expect(names()).toHaveLength(300), { timeout: 8_000 });
  expect(names(group('prod'))).toHaveLength(150);
});

describe('arrows', () => {
  test('lead from app to app, over the borders of groups', async () => {
    await open(MANY);
    linkOf('Search').focus();
    await key(linkOf('Search'), 'ArrowDown');
    expect(document.activeElement).toBe(linkOf('Orders'));
    await key(linkOf('Orders'), 'ArrowUp');
    expect(document.activeElement).toBe(linkOf('Search'));
  });
});
