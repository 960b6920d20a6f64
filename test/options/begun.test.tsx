import { screen, waitFor } from '@testing-library/preact';
import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Begun } from '../../src/core/begun.ts';
import { failure } from '../../src/core/failure.ts';
import { NOON } from '../support/grants.ts';
import {
  field,
  ISSUER_FIELD,
  METADATA,
  openOptions,
  press,
  problemOf,
  save,
  savedIn,
  type,
} from '../support/options-page.tsx';
import { tokens } from '../support/page.ts';
import { jwtWith, origin } from '../support/samples.ts';

const REQUEST = `${METADATA.issuer}/authorize?response_type=code&client_id=web&redirect_uri=https://shop.example.com/cb&resource=https://api.example.com/v1&scope=openid`;
const address = (text: string, more = {}): Begun => ({ kind: 'address', address: text, ...more });
const token = (claims: object, more = {}): Begun => ({
  kind: 'token',
  token: jwtWith(claims),
  ...more,
});

const open = (begun: Begun | null) => openOptions('#/new?begun', { apps: [], granted: [], begun });

const focused = () => document.activeElement?.id;

describe('an address that was pasted in the popup', () => {
  test('fills the form with all that it says, and is asked of nobody but its issuer', async () => {
    const page = await open(address(REQUEST));
    expect(page.commands()).toEqual(['forgetBegun', 'discover']);
    expect(page.request).not.toHaveBeenCalled();
    expect(field(ISSUER_FIELD).value).toBe(METADATA.issuer);
    expect(field('Client ID').value).toBe('web');
    expect(field('Name').value).toBe('api.example.com');
    expect(field('API').value).toBe('https://api.example.com/v1');
    expect(field('Pages that call it').value).toBe('https://shop.example.com');
    expect(field('Scope').value).toBe('openid');
  });

  test('leads to what goes on, where nothing is left to type', async () => {
    await open(address(REQUEST));
    expect(document.activeElement?.textContent).toBe('Save and sign in');
  });

  test('leads to the first field that it says nothing for', async () => {
    await open(address(METADATA.issuer));
    expect(focused()).toBe('clientId');
  });

  test('takes what the issuer answers without being allowed to ask', async () => {
    const page = await open(address(METADATA.issuer));
    await page.discover({ kind: 'found', metadata: METADATA });
    expect(field('Token endpoint').value).toBe(METADATA.tokenEndpoint);
  });

  test('says that it asks later, where the issuer answers only who may ask', async () => {
    const page = await open(address(METADATA.issuer));
    await page.discover({ kind: 'failed', failure: failure('permission_missing', 'x') });
    expect(screen.queryByText(/may not reach/)).toBeNull();
    expect(screen.getByText(/asks the issuer for the rest when you save/)).toBeTruthy();
    expect(problemOf(ISSUER_FIELD)).toBeUndefined();
  });

  test('has the page that the popup was opened over call the API, unless it says another', async () => {
    const page = origin('https://other.example.com');
    await open(address(METADATA.issuer, { page }));
    expect(field('Pages that call it').value).toBe(page);
    document.body.replaceChildren();
    await open(address(REQUEST, { page }));
    expect(field('Pages that call it').value).toBe('https://shop.example.com');
  });

  test('is taken once: whoever comes back finds the form as they left it', async () => {
    const { commands } = await open(address(METADATA.issuer));
    await type('Client ID', 'web');
    document.body.replaceChildren();
    const page = await open(null);
    expect(field('Client ID').value).toBe('web');
    expect(commands()).toContain('forgetBegun');
    expect(page.commands()).toEqual([]);
  });
});

describe('a token that was pasted in the popup', () => {
  test('fills a form for it, with the API that it is for', async () => {
    const begun = token({ iss: 'https://id.example.com', aud: 'https://api.example.com/v1' });
    const page = await open(begun);
    expect(page.commands()).toEqual(['forgetBegun']);
    expect(field('How to get the token').value).toBe('pasted');
    expect(field('Token').value).toBe(begun.kind === 'token' && begun.token);
    expect(field('API').value).toBe('https://api.example.com/v1');
    expect(field('Name').value).toBe('api.example.com');
    expect(focused()).toBe('callers');
    expect(location.href).not.toContain('ey');
  });

  test.each([
    ['its own pages', { iss: 'https://id.example.com/', aud: 'https://id.example.com/userinfo' }],
    ['a name', { iss: 'https://id.example.com', aud: 'orders' }],
    ['nobody', { iss: 'https://id.example.com' }],
    ['what is no text', { iss: 7, aud: [7, null, {}] }],
  ])('guesses no API from a token for %s', async (_whom, claims) => {
    await open(token(claims));
    expect(field('API').value).toBe('');
  });

  test('has one button that saves, and asks for no sign-in', async () => {
    const page = await open(
      token({ aud: 'https://api.example.com' }, { page: origin('https://shop.example.com') }),
    );
    expect(document.activeElement?.textContent).toBe('Save');
    await save();
    expect(page.commands()).toEqual(['forgetBegun', 'saveApp']);
    expect(savedIn(page)?.app.grant).toEqual({ kind: 'pasted' });
  });
});

describe('saving a new app and signing in by one click', () => {
  const update = vi.fn(async () => ({}));
  const get = vi.fn(async () => ({}));
  const shows = (url: string) => get.mockResolvedValue({ id: 7, url });

  beforeEach(() => {
    update.mockClear();
    get.mockClear();
    Object.assign(fakeBrowser.tabs, { update, get });
  });

  async function saveAndSignIn() {
    const page = await open(address(REQUEST, { tab: 7 }));
    await page.discover({ kind: 'found', metadata: METADATA });
    await press('Save and sign in');
    const id = savedIn(page)?.app.id ?? '';
    const signedIn = async () => {
      const { app } = savedIn(page) ?? {};
      await page.change({
        apps: app ? [app] : [],
        sessions: { [id]: { kind: 'active', tokens: tokens({ receivedAt: NOON }) } },
      });
    };
    return { page, id, signedIn };
  }

  test('asks for all that it needs once, then signs in', async () => {
    const { page, id } = await saveAndSignIn();
    await waitFor(() => expect(page.commands().slice(-2)).toEqual(['saveApp', 'signIn']));
    expect(page.send.mock.lastCall).toEqual([{ command: 'signIn', input: { id } }]);
    expect(page.request).toHaveBeenCalledOnce();
  });

  test('shows what is missing, and signs nobody in', async () => {
    const page = await open(address(METADATA.issuer));
    await page.discover({ kind: 'found', metadata: METADATA });
    await press('Save and sign in');
    expect(problemOf('Client ID')).toBe('This field is needed.');
    await type('Client ID', 'web');
    await type('API', 'https://api.example.com');
    await type('Pages that call it', 'https://shop.example.com');
    await save();
    expect(page.commands()).not.toContain('signIn');
  });

  test('leads back to the page that calls the API, once signed in and not before', async () => {
    shows('https://shop.example.com/cart');
    const { signedIn } = await saveAndSignIn();
    expect(update).not.toHaveBeenCalled();
    await signedIn();
    await waitFor(() => expect(update).toHaveBeenCalledExactlyOnceWith(7, { active: true }));
  });

  test('leads back to no other page', async () => {
    shows('https://news.example.com/');
    const { signedIn } = await saveAndSignIn();
    await signedIn();
    await waitFor(() => expect(get).toHaveBeenCalledWith(7));
    expect(update).not.toHaveBeenCalled();
  });
});
