import { screen } from '@testing-library/preact';
import { fakeBrowser } from '@webext-core/fake-browser';
import { describe, expect, test } from 'vitest';
import { field, openOptions, problemOf, save, savedIn, type } from '../support/options-page.tsx';
import { click, doing, PASTED } from '../support/page.ts';
import { appWith } from '../support/samples.ts';

const FETCH = 'Fetch, XHR and EventSource';
const DEFAULTS = [FETCH, 'Beacons and pings', 'Service and shared workers'];

const open = (changes: Parameters<typeof appWith>[0] = {}) =>
  openOptions('#/app/app-1', { apps: [appWith(changes)] });

const kindsBox = () => field(FETCH).closest('details') as HTMLDetailsElement;

const boxes = () => [...kindsBox().querySelectorAll<HTMLInputElement>('[id^="kind-"][type]')];

const untickDefaults = async () => {
  for (const name of DEFAULTS) await click(field(name));
};

describe('kinds of request', () => {
  test('are those that behave like a fetch, out of the way, and counted', async () => {
    await open();
    expect(
      boxes().flatMap(({ checked, labels }) => (checked ? labels?.[0]?.textContent : [])),
    ).toEqual(DEFAULTS);
    expect(kindsBox().open).toBe(false);
    expect(kindsBox().querySelector('summary')?.textContent).toBe('Kinds of request 3 of 11');
  });

  test('are offered as far as the browser tells them apart', async () => {
    const ResourceType = { A: 'xmlhttprequest', B: 'main_frame', C: 'imageset' };
    Object.assign(fakeBrowser, { declarativeNetRequest: { ResourceType } });
    await open();
    expect(boxes().map(({ id }) => id)).toEqual([
      ...['kind-fetch', 'kind-worker', 'kind-navigation', 'kind-image'],
    ]);
  });

  test('are shown where others were chosen', async () => {
    await open({ kinds: ['fetch'] });
    expect(kindsBox().open).toBe(true);
  });

  test('are saved in their own order, however they were ticked', async () => {
    const page = await open();
    await click(field('Scripts'));
    await click(field('WebSockets'));
    await save();
    expect(savedIn(page)?.app.kinds).toEqual(['fetch', 'beacon', 'worker', 'socket', 'script']);
  });

  test('that are ticked and unticked leave nothing to revert', async () => {
    await open();
    await click(field(FETCH));
    expect(screen.getByRole('button', { name: 'Revert' })).toBeTruthy();
    await click(field(FETCH));
    expect(screen.queryByRole('button', { name: 'Revert' })).toBeNull();
  });

  test('WebSockets have the browser ask for a permission of their own', async () => {
    const page = await open();
    await click(field('WebSockets'));
    await save();
    expect(page.request.mock.calls).toEqual([[{ origins: ['wss://api.test:443/*'] }]]);
  });

  test.each(['Frames', 'Links and other navigation'])(
    '%s: warns where it is ticked',
    async (name) => {
      await open();
      const hint = () => document.getElementById(`${field(name).id}-hint`);
      expect(hint()?.textContent).toMatch(/by host alone.*other ports and subdomains count too/);
      const before = hint()?.className;
      await click(field(name));
      expect(hint()?.className).not.toBe(before);
    },
  );

  test('belong to an app with a pasted token, too', async () => {
    const page = await openOptions('#/app/app-3', { apps: [PASTED] });
    await click(field('Images'));
    await save();
    expect(savedIn(page)?.app.kinds).toContain('image');
  });
});

describe('without any kind of request', () => {
  test('nothing is saved, and the boxes say why, opened and with the focus', async () => {
    const page = await open();
    await untickDefaults();
    await doing(() => {
      kindsBox().open = false;
    });
    await save();
    expect(problemOf(FETCH)).toMatch(/at least one kind of request/);
    expect(kindsBox().open).toBe(true);
    expect(document.activeElement).toBe(field(FETCH));
    expect(page.send).not.toHaveBeenCalled();
  });

  test('workers alone are none', async () => {
    await open();
    await untickDefaults();
    await click(field('Service and shared workers'));
    await save();
    expect(problemOf(FETCH)).toMatch(/at least one kind of request/);
  });

  test.each([
    ['a kind', () => click(field('Images'))],
    ['no page that could make one', () => type('Pages that call it', '')],
  ])('the complaint goes with %s', async (_what, change) => {
    await open();
    await untickDefaults();
    await save();
    await change();
    expect(problemOf(FETCH)).toBeUndefined();
  });

  test('the address bar is a caller still', async () => {
    const page = await open();
    await untickDefaults();
    await type('Pages that call it', '');
    await click(field('Also when I open the API in a tab'));
    await save();
    expect(savedIn(page)?.app).toMatchObject({ kinds: [], callers: [{ kind: 'address-bar' }] });
  });
});
