import { screen } from '@testing-library/preact';
import { fakeBrowser } from '@webext-core/fake-browser';
import { describe, expect, test } from 'vitest';
import { field, openOptions, problemOf, save, savedIn, type } from '../support/options-page.tsx';
import { click, SHOP } from '../support/page.ts';
import { appWith, origin } from '../support/samples.ts';

const PAGES = ['https://a.test', 'https://b.test', 'https://c.test', 'https://d.test'].map(origin);

const withPages = (pages: readonly (typeof PAGES)[0][]) => ({
  settings: { attaching: true, owesGrant: false, pages },
});

const hintOf = (name: string) =>
  document.getElementById(`${field(name).id}-hint`)?.textContent?.trim();

describe('beside the pages that are named', () => {
  test.each([
    ['Any page of mine', 'my-pages'],
    ['The API’s own pages', 'api-pages'],
    ['Also when I open the API in a tab', 'address-bar'],
    ['Sandboxed frames in these pages', 'sandboxed-frames'],
  ])('%s: is a caller where it is ticked', async (name, kind) => {
    const page = await openOptions('#/app/app-1');
    expect(field(name).checked).toBe(false);
    await click(field(name));
    await save();
    expect(savedIn(page)?.app.callers).toEqual([...SHOP.callers, { kind }]);
  });

  test.each([
    ['Any page of mine', 'my-pages'],
    ['The API’s own pages', 'api-pages'],
  ])('%s: is caller enough, and takes the complaint back', async (name, kind) => {
    const page = await openOptions('#/app/app-1');
    await type('Pages that call it', '');
    await save();
    expect(problemOf('Pages that call it')).toMatch(/at least one page/);
    await click(field(name));
    expect(problemOf('Pages that call it')).toBeUndefined();
    await save();
    expect(savedIn(page)?.app.callers).toEqual([{ kind }]);
  });
});

describe('the user’s own pages', () => {
  test('are told, and where to change them', async () => {
    await openOptions('#/app/app-1', withPages(PAGES.slice(0, 2)));
    expect(hintOf('Any page of mine')).toBe(
      'For all apps the same list: https://a.test, https://b.test. Edit my pages',
    );
    expect(screen.getByRole('link', { name: 'Edit my pages' }).getAttribute('href')).toBe(
      '#/pages',
    );
  });

  test('are counted where they are many', async () => {
    await openOptions('#/app/app-1', withPages(PAGES));
    expect(hintOf('Any page of mine')).toMatch(/https:\/\/c\.test and 1 more\./);
  });

  test('that are none are said to be none', async () => {
    await openOptions('#/app/app-1');
    expect(hintOf('Any page of mine')).toMatch(/It is empty/);
  });

  test('are asked for with the app that has them as callers, and only then', async () => {
    const page = await openOptions('#/app/app-1', withPages(PAGES.slice(0, 1)));
    await save();
    expect(page.request).not.toHaveBeenCalled();
    await click(field('Any page of mine'));
    await save();
    expect(page.request.mock.calls).toEqual([[{ origins: ['https://a.test:443/*'] }]]);
  });

  test('that are an app’s only callers and are none leave it without any', async () => {
    const app = appWith({ callers: [{ kind: 'my-pages' }] });
    const page = await openOptions('#/app/app-1', { apps: [app] });
    expect(screen.getByText(/that list is empty/)).toBeTruthy();
    await page.change(withPages(PAGES));
    expect(screen.queryByText(/that list is empty/)).toBeNull();
  });
});

describe('sandboxed frames, where the browser cannot tell which page a tab shows', () => {
  const openThere = (callers: readonly object[]) => {
    Object.assign(fakeBrowser, {
      declarativeNetRequest: { ResourceType: { A: 'xmlhttprequest' } },
    });
    return openOptions('#/app/app-1', { apps: [appWith({ callers })] });
  };

  test('are not offered', async () => {
    await openThere(SHOP.callers);
    expect(screen.queryByLabelText('Sandboxed frames in these pages')).toBeNull();
  });

  test('can be unticked where another browser has ticked them', async () => {
    const page = await openThere([...SHOP.callers, { kind: 'sandboxed-frames' }]);
    expect(hintOf('Sandboxed frames in these pages')).toMatch(/get no token here/);
    await click(field('Sandboxed frames in these pages'));
    await save();
    expect(savedIn(page)?.app.callers).toEqual(SHOP.callers);
  });
});
