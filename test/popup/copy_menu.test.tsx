import { screen } from '@testing-library/preact';
import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test } from 'vitest';
import { digestOf } from '../../src/core/digest.ts';
import { PAGE_ITEMS } from '../../src/platform/items.ts';
import { writeItems } from '../../src/platform/storage.ts';
import { NOON } from '../support/grants.ts';
import { active, click, doing, tokens, watchPorts } from '../support/page.ts';
import { offerPopovers } from '../support/popovers.ts';
import { openDetail, press } from '../support/popup-page.tsx';
import { appWith } from '../support/samples.ts';

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  offerPopovers();
  ports = watchPorts();
  fakeBrowser.reset();
});

const { accessToken } = tokens();
const SHOP = appWith({ name: 'Orders API' });
const items = () => screen.queryAllByRole('menuitem').map(({ textContent }) => textContent);
const opener = () => screen.getByRole('button', { name: 'Copy it as' });
const lastCopied = () => ports.copied.mock.calls.at(-1)?.[0] ?? '';

const pressKey = (key: string) =>
  doing(() => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  });

async function openMenu(session = active(), app = SHOP, more = {}) {
  await openDetail(session, app, undefined, more);
  await click(opener());
}

async function copyAs(name: string, session = active(), app = SHOP, more = {}) {
  await openMenu(session, app, more);
  await click(screen.getByRole('menuitem', { name }));
  return lastCopied();
}

describe('a token that has ended', () => {
  const dead = active({ expiresAt: NOON - 1, renewable: false });

  test('says so on the button, which stands back', async () => {
    await openDetail(dead, SHOP);
    const button = screen.getByRole('button', { name: 'Copy expired token' });
    expect(button.className).not.toContain('primary');
  });

  test('says so in the menu', async () => {
    await openMenu(dead);
    expect(screen.getByRole('menu').getAttribute('aria-describedby')).not.toBeNull();
    expect(document.body.textContent).toContain('This token has ended');
  });
});

describe('the menu', () => {
  test('is not there before it is opened', async () => {
    await openDetail(active(), SHOP);
    expect(items()).toEqual([]);
  });

  test('offers every form, in the app’s own header, and says what a copy gives away', async () => {
    const app = appWith({ header: { name: 'x-api-key', scheme: '' } });
    await openMenu(active({ who: 'alice' }), app);
    expect(items()).toEqual([
      'Token',
      'X-Api-Key header',
      'curl',
      'fetch',
      'HTTPie',
      'Postman environment',
      '.env line',
    ]);
    expect(document.body.textContent).toMatch(/can call the API as alice until the token ends/);
  });

  test('does not offer what cannot be written', async () => {
    await openMenu(active({ accessToken: "'$A" }));
    expect(items()).not.toContain('.env line');
  });

  test('is not there where the token that requests carry is not', async () => {
    await openDetail(active(), appWith({ send: 'id_token' }));
    expect(screen.queryByRole('button', { name: 'Copy it as' })).toBeNull();
  });

  test('is led through by keys, round and round', async () => {
    await openMenu();
    expect(document.activeElement?.textContent).toBe('Token');
    await pressKey('ArrowUp');
    expect(document.activeElement?.textContent).toBe('.env line');
    await pressKey('ArrowDown');
    await pressKey('ArrowDown');
    expect(document.activeElement?.textContent).toBe('Authorization header');
    await pressKey('End');
    expect(document.activeElement?.textContent).toBe('.env line');
    await pressKey('Home');
    expect(document.activeElement?.textContent).toBe('Token');
  });

  test.each(['Escape', 'Tab'])(
    'is closed by %s, and its button has the focus again',
    async (key) => {
      await openMenu();
      await pressKey(key);
      expect(items()).toEqual([]);
      expect(document.activeElement).toBe(opener());
    },
  );

  test('keeps Escape to itself: it would close the popup', async () => {
    await openMenu();
    let isTold = false;
    document.addEventListener('keydown', () => (isTold = true), { once: true });
    await pressKey('Escape');
    expect(isTold).toBe(false);
  });
});

describe('what is copied', () => {
  test.each([
    ['Token', accessToken],
    ['Authorization header', `Authorization: Bearer ${accessToken}`],
    ['curl', `curl 'https://api.test/v1' \\\n  -H 'Authorization: Bearer ${accessToken}'`],
    ['.env line', `ORDERS_API_TOKEN='${accessToken}'`],
  ])('as %s', async (name, text) => {
    expect(await copyAs(name)).toBe(text);
    expect(document.activeElement).toBe(opener());
    expect(screen.getByText('Copied')).toBeTruthy();
  });

  test('is a request to where the token was tried', async () => {
    const url = 'https://api.test/v1/orders?open=1';
    const trial = { url, at: NOON, receivedAt: NOON, outcome: { kind: 'answered', status: 200 } };
    const answers = { 'app-1': { trial } };
    expect(await copyAs('HTTPie', active(), SHOP, { answers })).toContain(`http GET '${url}'`);
  });

  test('is the token that requests carry, whichever is looked at', async () => {
    const session = active({ idToken: 'the-id-token' });
    expect(await copyAs('curl', session, appWith({ send: 'id_token' }))).toContain(
      'Bearer the-id-token',
    );
  });
});

describe('a copied token', () => {
  const wish = (clearCopiedAfter: 0 | 30, isGranted = true) => {
    Object.assign(fakeBrowser, { offscreen: {} });
    Object.assign(fakeBrowser.permissions, { contains: async () => isGranted });
    const preferences = { ...PAGE_ITEMS.preferences.fallback, clearCopiedAfter };
    return writeItems(PAGE_ITEMS, { preferences });
  };

  test.each([
    ['nobody asked for it', 0, true],
    ['the browser does not allow it', 30, false],
  ] as const)('is not cleared where %s', async (_name, seconds, isGranted) => {
    await wish(seconds, isGranted);
    await openDetail(active(), SHOP);
    await press('Copy token');
    expect(ports.copied).toHaveBeenCalledWith(accessToken);
    expect(ports.send).not.toHaveBeenCalledWith(expect.objectContaining({ command: 'noteCopied' }));
    expect(screen.getByText('Copied')).toBeTruthy();
  });

  test('is cleared in time where it was asked for, which is said; the worker hears a digest alone', async () => {
    await wish(30);
    const text = await copyAs('curl');
    const input = { digest: await digestOf(text) };
    await screen.findByText('Copied – cleared in 30 sec');
    expect(ports.send).toHaveBeenCalledWith({ command: 'noteCopied', input });
    expect(JSON.stringify(ports.send.mock.calls)).not.toContain(accessToken);
  });

  test('that could not be copied is not cleared either', async () => {
    await wish(30);
    ports.copied.mockRejectedValue(new Error('denied'));
    await openDetail(active(), SHOP);
    await press('Copy token');
    expect(screen.getByText('Could not copy')).toBeTruthy();
    expect(ports.send).not.toHaveBeenCalledWith(expect.objectContaining({ command: 'noteCopied' }));
  });
});
