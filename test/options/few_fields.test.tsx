import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { choose, field, openOptions, save, type } from '../support/options-page.tsx';
import { appWith, STORED_APP } from '../support/samples.ts';

/** What is asked for without opening anything, by its label. */
const asked = () =>
  [...screen.getByRole('form').querySelectorAll<HTMLInputElement>('input, textarea, select')]
    .filter(
      (input) => !input.closest('details') && !input.closest('[aria-labelledby="test-title"]'),
    )
    .map((input) => input.labels?.[0]?.textContent);

const rowsOf = () =>
  Object.fromEntries(
    [...document.querySelectorAll('summary')].map((summary) => [
      summary.querySelector('b')?.textContent ?? '',
      summary.querySelector('span')?.textContent ?? '',
    ]),
  );

const FIVE = ['Name', 'Issuer, sign-in URL or provider', 'Client ID', 'API', 'Pages that call it'];

describe('a form asks first', () => {
  test('for five things, in a new app', async () => {
    await openOptions('#/new', { apps: [] });
    expect(asked()).toEqual(FIVE);
  });

  test('for the same five, in one that is there', async () => {
    await openOptions('#/app/app-1');
    expect(asked()).toEqual(FIVE);
  });

  test('for a secret where the client has one', async () => {
    await openOptions('#/new', { apps: [] });
    await choose('Client authentication', 'client_secret_post');
    expect(asked()).toEqual([...FIVE.slice(0, 3), 'Client secret', ...FIVE.slice(3)]);
  });

  test('for the token alone, where it is pasted', async () => {
    await openOptions('#/new', { apps: [] });
    await choose('How to get the token', 'pasted');
    expect(asked()).toEqual(['Name', 'Token', 'API', 'Pages that call it']);
  });
});

describe('each heading says what is set in it', () => {
  test('in an app that is there', async () => {
    const authorization = { pkce: 'S256', renewsSilently: true, prompt: 'login' };
    const app = appWith({ grant: { ...STORED_APP.grant, authorization }, environment: 'prod' });
    await openOptions('#/app/app-1', { apps: [app] });
    expect(rowsOf()).toMatchObject({
      Grant: 'A user signs in (authorization code)',
      'What to ask for': 'openid orders · 1 set',
      Client: 'None: a public client',
      'Sign-in': 'Lanyard’s own redirect URI · 1 set',
      Environment: expect.stringContaining('prod'),
      Endpoints: '2 known',
      'Advanced: header, Origin, introspection': 'Authorization: Bearer',
    });
  });

  test('and opens, with all that is around it, for what is wrong in it', async () => {
    await openOptions('#/app/app-1');
    await type('Maximum age', 'soon');
    await save();
    let details = field('Maximum age').closest('details');
    const opened: boolean[] = [];
    for (; details; details = details.parentElement?.closest('details') ?? null) {
      opened.push(details.open);
    }
    expect(opened).toEqual([true, true]);
  });

  test('and opens for what is weaker than it could be', async () => {
    await openOptions('#/app/app-1');
    const row = field('PKCE').closest('details')?.parentElement?.closest('details');
    expect(row?.open).toBe(false);
    await choose('PKCE', 'plain');
    expect(row?.open).toBe(true);
  });
});
