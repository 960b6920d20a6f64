import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import {
  choose,
  field,
  fillIn,
  ISSUER_FIELD,
  leave,
  METADATA,
  openOptions,
  problemOf,
  save,
  type,
} from '../support/options-page.tsx';
import { active, doing, JOB, PASTED, sessionOf } from '../support/page.ts';
import { appWith, STORED_APP } from '../support/samples.ts';

const detailsOf = (name: string) => field(name).closest('details') as HTMLDetailsElement;

const openFilledIn = async () => {
  const page = await openOptions('#/new', { apps: [] });
  await fillIn();
  await type('Authorization endpoint', METADATA.authorizationEndpoint);
  await type('Token endpoint', METADATA.tokenEndpoint);
  return page;
};

describe('what few need', () => {
  test('is out of the way in a new form', async () => {
    await openOptions('#/new', { apps: [] });
    expect([...document.querySelectorAll('details')].filter(({ open }) => open)).toEqual([]);
  });

  test.each([
    ['Extra token parameters', 'nonsense', /name=value/],
    ['Extra authorization parameters', 'state=1', /Lanyard sends “state” itself/],
    ['Authorization details', '{}', /JSON array/],
    ['Maximum age', 'soon', /whole number/],
    ['Introspection endpoint', 'http://id.example.com/', /Use https/],
  ])('opens for a problem: %s', async (name, value, problem) => {
    await openFilledIn();
    await type(name, value);
    await doing(() => {
      detailsOf(name).open = false;
    });
    await save();
    expect(problemOf(name)).toMatch(problem);
    expect(detailsOf(name).open).toBe(true);
    expect(document.activeElement).toBe(field(name));
  });

  test('opens once more where it was closed over a problem', async () => {
    await openFilledIn();
    await type('Maximum age', 'soon');
    await save();
    await doing(() => {
      detailsOf('Maximum age').open = false;
    });
    await save();
    expect(detailsOf('Maximum age').open).toBe(true);
  });

  test('opens where it holds a value, and stays open when that is emptied', async () => {
    const authorization = { pkce: 'S256', renewsSilently: true, prompt: 'login' };
    const app = appWith({ grant: { ...STORED_APP.grant, authorization } });
    await openOptions('#/app/app-1', { apps: [app] });
    expect(detailsOf('Prompt').open).toBe(true);
    expect(detailsOf('Token to send').open).toBe(false);
    await type('Prompt', '');
    expect(detailsOf('Prompt').open).toBe(true);
  });

  test('stays closed over what a provider fills in, and says how much that is', async () => {
    await openOptions('#/new', { apps: [] });
    await type(ISSUER_FIELD, 'Google');
    await leave(ISSUER_FIELD);
    expect(field('Prompt').value).toBe('consent');
    expect(detailsOf('Prompt').open).toBe(false);
    expect(detailsOf('Prompt').querySelector('summary')?.textContent).toMatch(/ \d set$/);
    await type('Login hint', 'alice');
    expect(detailsOf('Prompt').open).toBe(true);
  });

  test('stays closed over it in a saved app, too', async () => {
    const server = { ...STORED_APP.grant.server, issuer: 'https://accounts.google.com' };
    const authorization = { pkce: 'S256', renewsSilently: true, prompt: 'consent' };
    const app = appWith({ grant: { ...STORED_APP.grant, server, authorization } });
    await openOptions('#/app/app-1', { apps: [app] });
    expect(detailsOf('Prompt').open).toBe(false);
  });

  test('counts the endpoints alone that it shows', async () => {
    await openOptions('#/app/app-1');
    await choose('How to get the token', 'client_credentials');
    expect(screen.getByText('1 known')).toBeTruthy();
  });

  test('stays closed over endpoints, and says how many it holds', async () => {
    await openOptions('#/app/app-1');
    expect(detailsOf('Token endpoint').open).toBe(false);
    expect(screen.getByText('2 known')).toBeTruthy();
  });

  test('opens for the field that one was sent to', async () => {
    await openOptions('#/app/app-1?field=introspectionEndpoint');
    expect(detailsOf('Introspection endpoint').open).toBe(true);
    expect(document.activeElement).toBe(field('Introspection endpoint'));
  });
});

test.each([
  ['clientSecret', 'Client secret', { client: { id: 'a', authentication: 'client_secret_jwt' } }],
  [
    'privateKey',
    'Private key',
    { client: { id: 'a', authentication: 'private_key_jwt', key: { algorithm: 'ES256' } } },
  ],
  ['password', 'Password', { kind: 'password', username: 'alice' }],
  ['refreshToken', 'Refresh token', { kind: 'refresh_token' }],
])('leads to %s', async (name, label, changes) => {
  const app = appWith({ grant: { ...STORED_APP.grant, ...changes } });
  await openOptions(`#/app/app-1?field=${name}`, { apps: [app] });
  expect(document.activeElement).toBe(field(label));
});

test('a secret is out of the form once it is saved', async () => {
  const app = appWith({ grant: { ...STORED_APP.grant, kind: 'password', username: 'alice' } });
  await openOptions('#/app/app-1', { apps: [app] });
  await type('Password', 'hush');
  await choose('Token to send', 'id_token');
  await save();
  expect(field('Password').value).toBe('');
  expect(screen.queryByRole('button', { name: 'Revert' })).toBeNull();
});

describe('the field of a secret that is kept', () => {
  const open = (changes = {}) => openOptions('#/app/app-2', { apps: [JOB], ...changes });

  test('says so, as long as it stays good', async () => {
    await open();
    expect(field('Client secret').placeholder).toBe('•••••• kept');
    await type('Client ID', 'other');
    expect(field('Client secret').placeholder).toBe('');
  });

  test('does not, where a sign-in has missed it', async () => {
    const session = { kind: 'failed', failure: failure('secret_missing'), at: 0 } as const;
    await open({ sessions: sessionOf(JOB, session) });
    expect(field('Client secret').placeholder).toBe('');
  });

  test('does not in a new app', async () => {
    await openOptions('#/new?from=app-2', { apps: [JOB] });
    expect(field('Client secret').placeholder).toBe('');
  });

  test('says so of a pasted token, while it is there', async () => {
    await openOptions('#/app/app-3', { apps: [PASTED] });
    expect(field('Token').placeholder).toBe('');
    await openOptions('#/app/app-3', { apps: [PASTED], sessions: sessionOf(PASTED, active()) });
    expect(screen.getAllByLabelText<HTMLTextAreaElement>('Token').at(-1)?.placeholder).toBe(
      '•••••• kept',
    );
  });
});
