import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import {
  choose,
  field,
  openOptions,
  press,
  problemOf,
  save,
  type,
} from '../support/options-page.tsx';
import { ALL, active, doing, JOB, PASTED, SHOP, sessionOf } from '../support/page.ts';

const heading = () => screen.getByRole('heading', { level: 2 }).textContent;

describe('an app that is there', () => {
  test('stands in the form as it is, its secret not', async () => {
    await openOptions('#/app/app-2', { apps: [SHOP, JOB] });
    expect(heading()).toBe('Nightly job');
    expect(field('Client ID').value).toBe('job');
    expect(field('Client secret').value).toBe('');
    expect(field('Client secret').type).toBe('password');
    expect(field('Token endpoint').value).toBe('https://issuer.test/token');
    expect(screen.getAllByRole('link', { current: 'page' }).at(-1)?.textContent).toMatch(
      /^Nightly job/,
    );
  });

  test('is saved under its id, without a secret that nobody typed', async () => {
    const { send } = await openOptions('#/app/app-2', { apps: [SHOP, JOB] });
    await type('Name', 'Daily job');
    await save();
    expect(send.mock.calls).toEqual([
      [{ command: 'saveApp', input: { app: { ...JOB, name: 'Daily job' } } }],
    ]);
    expect(screen.getByText('Saved')).toBeTruthy();
  });

  test.each([
    ['Client ID', 'other'],
    ['Token endpoint', 'https://elsewhere.test/token'],
  ])('wants its secret again with another %s', async (name, value) => {
    const { send } = await openOptions('#/app/app-2', { apps: [JOB] });
    await type(name, value);
    await save();
    expect(problemOf('Client secret')).toBe('This field is needed.');
    expect(send).not.toHaveBeenCalled();
    await type('Client secret', 's3cret');
    await save();
    expect(send.mock.calls).toMatchObject([[{ input: { clientSecret: 's3cret' } }]]);
  });

  test('that gets a secret for the first time wants it', async () => {
    const { send } = await openOptions('#/app/app-1');
    await choose('Client authentication', 'client_secret_basic');
    await save();
    expect(problemOf('Client secret')).toBe('This field is needed.');
    expect(send).not.toHaveBeenCalled();
  });

  test('forgets a secret in the form once it is saved', async () => {
    const { send } = await openOptions('#/app/app-2', { apps: [JOB] });
    await type('Client secret', 's3cret');
    await save();
    expect(send.mock.calls).toMatchObject([[{ input: { clientSecret: 's3cret' } }]]);
    expect(field('Client secret').value).toBe('');
    expect(screen.queryByRole('button', { name: 'Revert' })).toBeNull();
  });

  test('asks for no permission that it has', async () => {
    const { request } = await openOptions('#/app/app-1');
    await save();
    expect(request).not.toHaveBeenCalled();
  });

  test('that was switched off meanwhile stays off', async () => {
    const page = await openOptions('#/app/app-1');
    await page.change({ apps: [{ ...SHOP, enabled: false }] });
    await type('Name', 'Store');
    await save();
    expect(page.send.mock.calls).toMatchObject([
      [{ input: { app: { name: 'Store', enabled: false } } }],
    ]);
  });

  test('that is typed on while it is saved is not all saved', async () => {
    const page = await openOptions('#/app/app-1', { granted: [] });
    let decide: (granted: boolean) => void = () => undefined;
    page.request.mockReturnValue(
      new Promise((resolve) => {
        decide = resolve;
      }),
    );
    await type('Name', 'Store');
    await save();
    await type('Name', 'Store of');
    await doing(() => decide(true));
    expect(screen.queryByText('Saved')).toBeNull();
    await press('Revert');
    expect(field('Name').value).toBe('Store');
  });

  test('can be reverted to what was saved', async () => {
    await openOptions('#/app/app-1');
    expect(screen.queryByRole('button', { name: 'Revert' })).toBeNull();
    await type('Name', '');
    await save();
    await press('Revert');
    expect(field('Name').value).toBe('Shop');
    expect(field('Name').getAttribute('aria-invalid')).toBe('false');
    expect(screen.queryByRole('button', { name: 'Revert' })).toBeNull();
  });

  test('shows the field that one was sent here for', async () => {
    await openOptions('#/app/app-3?field=token', { apps: [PASTED] });
    expect(document.activeElement).toBe(field('Token'));
  });

  test('is shown for a field that it does not have, too', async () => {
    await openOptions('#/app/app-1?field=nonsense');
    expect(heading()).toBe('Shop');
  });

  test('that lacks a permission asks for it', async () => {
    const { request } = await openOptions('#/app/app-1', {
      sessions: sessionOf(SHOP, active()),
      granted: ALL.slice(1),
    });
    await press('Allow');
    expect(request.mock.calls).toEqual([[{ origins: ['https://issuer.test:443/*'] }]]);
  });
});

describe('the list of apps', () => {
  test('marks what is not saved', async () => {
    await openOptions('#/app/app-1', { apps: [SHOP, JOB] });
    await type('Client ID', 'other');
    expect(screen.getByRole('link', { name: /Shop\s*Not saved/ })).toBeTruthy();
    expect(screen.getAllByText('Not saved')).toHaveLength(1);
    await press('Revert');
    expect(screen.queryByText('Not saved')).toBeNull();
  });
});

describe('a duplicate', () => {
  test('begins with everything but the id and the secret', async () => {
    const { send } = await openOptions('#/app/app-2', { apps: [JOB] });
    await press('Duplicate');
    expect(location.hash).toBe('#/new?from=app-2');
    expect(field('Name').value).toBe('Copy of Nightly job');
    expect(field('Client ID').value).toBe('job');
    await type('Client secret', 's3cret');
    await save();
    const [[message] = []] = send.mock.calls as [{ input: { app: typeof JOB } }][];
    expect(message?.input.app.grant).toEqual(JOB.grant);
    expect(message?.input.app.id).not.toBe(JOB.id);
  });

  test('of an app that is gone is a new one', async () => {
    await openOptions('#/new?from=gone');
    expect(field('Name').value).toBe('');
  });
});

describe('deleting', () => {
  test('is done at once, and leads home', async () => {
    const { send } = await openOptions('#/app/app-1', { apps: [SHOP, JOB] });
    await press('Delete');
    expect(send.mock.calls).toEqual([[{ command: 'deleteApp', input: { id: SHOP.id } }]]);
    expect(location.hash).toBe('#/');
  });

  test('takes the focus home, and back to what is restored', async () => {
    const page = await openOptions('#/app/app-1', { apps: [SHOP, JOB] });
    screen.getByRole('button', { name: 'Delete' }).focus();
    await press('Delete');
    await page.change({ apps: [JOB], trash: { app: SHOP, index: 0, deletedAt: 0 } });
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 2 }));
    screen.getByRole('button', { name: 'Undo' }).focus();
    await page.change({ trash: null });
    await page.change({ apps: [SHOP, JOB] });
    expect(document.activeElement).toBe(screen.getByRole('link', { name: /^Shop/ }));
  });

  test.each([
    ['Undo', 'undoDelete'],
    ['Dismiss', 'dismissUndo'],
  ])('can be answered with %s', async (name, command) => {
    const trash = { app: SHOP, index: 0, deletedAt: 0 };
    const { send } = await openOptions('#/', { apps: [], trash });
    expect(screen.getByText('Shop was deleted')).toBeTruthy();
    await press(name);
    expect(send.mock.calls).toEqual([[{ command, input: {} }]]);
  });
});

describe('home', () => {
  test('is where an address leads that names no app', async () => {
    await openOptions('#/app/gone');
    expect(heading()).toBe('Choose an app, or describe a new one');
  });

  test('tells the redirect URI, and copies it', async () => {
    const { copied } = await openOptions('#/', { apps: [] });
    await press('Copy');
    expect(copied).toHaveBeenCalledWith('https://abcdefghijklmnop.chromiumapp.org/');
  });

  test('says what went wrong before', async () => {
    await openOptions('#/', { fault: failure('apps_damaged', '1') });
    expect(screen.getByText(/set aside: 1/)).toBeTruthy();
  });

  test.each([
    ['New app', [SHOP]],
    ['Describe your first app', []],
  ])('leads to a new app by “%s”', async (name, apps) => {
    await openOptions('#/', { apps });
    await press(name);
    expect(location.hash).toBe('#/new');
    expect(heading()).toBe('New app');
  });
});
