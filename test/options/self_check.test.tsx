import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { openOptions, save, savedIn, type } from '../support/options-page.tsx';
import { ALL } from '../support/page.ts';
import { appWith } from '../support/samples.ts';

const open = (changes: Parameters<typeof appWith>[0] = {}, granted = ALL) =>
  openOptions('#/app/app-1', { apps: [appWith(changes)], granted });

const summary = () => screen.queryByText(/^Tested against/)?.textContent;

const rows = () =>
  [...document.querySelectorAll('details li')].map((row) =>
    [...row.children].map(({ textContent }) => textContent).filter(Boolean),
  );

describe('an app as it is saved', () => {
  test('has been tested against its look-alikes, and each is listed', async () => {
    await open();
    const [, count] =
      /^Tested against (\d+) look-alikes of api\.test: none gets the token$/.exec(
        summary() ?? '',
      ) ?? [];
    expect(Number(count)).toBeGreaterThan(15);
    expect(rows()).toContainEqual([
      'https://api.test/v1x',
      'A path that begins alike',
      'Gets nothing',
    ]);
    expect(rows()).toContainEqual([
      'https://lookalike.example/#https://api.test/v1/',
      'The API in the fragment of a foreign host',
      'Gets nothing',
    ]);
    expect(rows()).toContainEqual([
      'https://api.test/v1',
      'The API itself, asked as you have chosen',
      'Gets the token',
    ]);
    const asked = rows().filter(([, trick]) => trick?.startsWith('The API itself'));
    expect(rows()).toHaveLength(Number(count) + asked.length);
    expect(new Set(rows().map(String)).size).toBe(rows().length);
  });

  test('has not, while something else stands in the form', async () => {
    await open();
    await type('API', 'https://api.test/v2');
    expect(summary()).toBeUndefined();
    await type('API', 'https://api.test/v1');
    expect(summary()).toMatch(/^Tested/);
  });

  test('lists once what several pages have in common', async () => {
    const pages = ['https://app.test', 'https://b.test'];
    await open({ callers: pages.map((page) => ({ kind: 'page', origin: page })) });
    expect(rows().filter(([place]) => place === 'https://lookalike.example')).toHaveLength(1);
    expect(rows().filter(([, trick]) => trick?.endsWith('as you have chosen'))).toHaveLength(1);
  });

  test('names every host that it is for, once', async () => {
    const apiScopes = ['/a', '/b'].map((path) => ({ origin: 'https://api.test', path }));
    await open({ apiScopes: [...apiScopes, { origin: 'https://b.test:8443', path: '' }] });
    expect(summary()).toMatch(/look-alikes of api\.test, b\.test:8443:/);
  });

  test('says what the user has yet to allow', async () => {
    await open({}, ALL.slice(0, 2));
    expect(screen.getByText(/as if you had allowed.*: https:\/\/app\.test\./)).toBeTruthy();
  });
});

describe('what gets through', () => {
  test('by frames is said, with how to close it, and stands first', async () => {
    await open({ kinds: ['fetch', 'frame'] });
    expect(summary()).toMatch(/: [1-9]\d* can get the token$/);
    expect(screen.getByText(/Frames or links of pages.*untick those kinds/)).toBeTruthy();
    expect(rows()[0]?.at(-1)).toBe('Gets the token: Frames');
    expect(screen.queryByText(/take that permission back/)).toBeNull();
  });

  test('by a grant for more sites is said, with how to close it', async () => {
    await open({}, ['https://*/*']);
    expect(screen.getByText(/you have allowed them.*take that permission back/)).toBeTruthy();
    expect(screen.queryByText(/untick those kinds/)).toBeNull();
  });
});

test('a save tells the outcome beside “Saved”', async () => {
  const page = await open();
  await type('Name', 'Store');
  await save();
  const app = savedIn(page)?.app;
  await page.change({ apps: app ? [app] : [] });
  const said = screen.getByText('Saved').parentElement;
  expect(said?.getAttribute('role')).toBe('status');
  expect(said?.textContent).toMatch(/none gets the token$/);
});

test('a new app has no outcome before it is saved', async () => {
  await openOptions('#/new', { apps: [] });
  expect(summary()).toBeUndefined();
});
