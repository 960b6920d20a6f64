import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { App } from '../../src/core/app.ts';
import { failure } from '../../src/core/failure.ts';
import {
  choose,
  field,
  fillIn,
  ISSUER_FIELD,
  METADATA,
  openOptions,
  problemOf,
  save,
  savedIn,
  type,
} from '../support/options-page.tsx';

const ISSUER = METADATA.issuer;

const ORIGINS = [
  'https://id.example.com:443/*',
  'https://api.example.com:443/*',
  'https://shop.example.com:443/*',
  'http://localhost:3000/*',
];

const open = () => openOptions('#/new', { apps: [], granted: [] });
const saved = ({ send }: Awaited<ReturnType<typeof open>>) =>
  send.mock.calls.map(([message]) => message).filter((message) => command(message) === 'saveApp');
const command = (message: unknown) => (message as { command: string }).command;

async function filledIn() {
  const page = await open();
  await fillIn();
  await type('Authorization endpoint', METADATA.authorizationEndpoint);
  await type('Token endpoint', METADATA.tokenEndpoint);
  return page;
}

describe('an empty form', () => {
  test('saves nothing, and every field says what it lacks', async () => {
    const page = await open();
    await save();
    expect(page.send).not.toHaveBeenCalled();
    for (const name of ['Name', ISSUER_FIELD, 'Client ID']) {
      expect(problemOf(name)).toBe('This field is needed.');
    }
    expect(problemOf('API')).toMatch(/at least one address/);
    expect(problemOf('Pages that call it')).toMatch(/at least one page/);
    expect(problemOf('Scope')).toBeUndefined();
    expect(screen.getByText('Fields to correct: 5')).toBeTruthy();
  });

  test('gives the focus to the first field', async () => {
    await open();
    expect(document.activeElement).toBe(field('Name'));
  });
});

describe('a wrong field', () => {
  test.each([
    [ISSUER_FIELD, 'http://id.example.com', /Use https/],
    ['Client ID', 'é', /only printable ASCII/],
    ['Scope', 'orders "read"', /cannot be a scope/],
    ['Audience', 'é', /only printable ASCII/i],
    ['Resources', 'orders', /not an address/],
    ['API', 'https://*.example.com', /No wildcards/],
    ['API', 'https://a.test\nb.test', /^“b\.test”: Write the whole address/],
    ['Pages that call it', 'https://shop.example.com/cart', /by its origin alone/],
  ])('%s says why, and takes the focus', async (name, value, reason) => {
    const page = await filledIn();
    await type(name, value);
    await save();
    expect(problemOf(name)).toMatch(reason);
    expect(document.activeElement).toBe(field(name));
    expect(page.send).not.toHaveBeenCalled();
  });

  test('is right again as soon as it is changed', async () => {
    await open();
    await save();
    await type('Name', 'O');
    expect(problemOf('Name')).toBeUndefined();
    expect(screen.getByText('Fields to correct: 4')).toBeTruthy();
  });

  test('takes the focus again at each refusal', async () => {
    await open();
    await save();
    field('Scope').focus();
    await save();
    expect(document.activeElement).toBe(field('Name'));
  });

  test('among the endpoints opens them', async () => {
    await filledIn();
    await type('Token endpoint', 'http://id.example.com/token');
    await save();
    expect(problemOf('Token endpoint')).toMatch(/Use https/);
    expect(field('Token endpoint').closest('details')?.open).toBe(true);
  });
});

describe('saving', () => {
  test('sends the app as it was described, and asks for what it needs', async () => {
    const page = await filledIn();
    await save();
    expect(saved(page)).toEqual([
      {
        command: 'saveApp',
        input: {
          app: {
            id: expect.stringMatching(/^[\w-]{36}$/),
            name: 'Orders',
            enabled: true,
            grant: {
              kind: 'authorization_code',
              server: {
                issuer: ISSUER,
                authorizationEndpoint: METADATA.authorizationEndpoint,
                tokenEndpoint: METADATA.tokenEndpoint,
                namesItself: false,
              },
              client: { id: 'orders-web', authentication: 'none' },
              request: { scopes: ['openid', 'orders:read'] },
              authorization: { pkce: 'S256', renewsSilently: true },
            },
            apiScopes: [{ origin: 'https://api.example.com', path: '/v1' }],
            callers: [
              { kind: 'page', origin: 'https://shop.example.com' },
              { kind: 'page', origin: 'http://localhost:3000' },
            ],
            kinds: ['fetch', 'beacon', 'worker'],
            header: { name: 'authorization', scheme: 'Bearer' },
            send: 'access_token',
            originHeader: 'keep',
            rivals: [],
            silenced: [],
            favourite: false,
          },
        },
      },
    ]);
    expect(page.request.mock.calls).toEqual([
      [
        {
          origins: ORIGINS,
        },
      ],
    ]);
    expect(location.hash).toMatch(/^#\/app\/[\w-]{36}$/);
  });

  test('is told in the form of the app, which has no token yet', async () => {
    const page = await filledIn();
    await save();
    const app = savedIn(page)?.app as App;
    await page.change({ apps: [app], granted: [...ORIGINS] });
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('Orders');
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 2 }));
    expect(screen.getByText('Saved')).toBeTruthy();
    const notice = screen.getByText('This app has no token yet.').parentElement;
    expect(notice?.querySelector('svg')).toBeNull();
    await type('Name', 'Orders of');
    expect(screen.queryByText('Saved')).toBeNull();
  });

  test('is done although the user grants nothing', async () => {
    const page = await filledIn();
    page.request.mockResolvedValue(false);
    await save();
    expect(location.hash).toMatch(/^#\/app\//);
  });

  test('that fails stays in the form, and says why', async () => {
    const page = await filledIn();
    page.send.mockResolvedValue(failure('storage_full'));
    await save();
    expect(location.hash).toBe('#/new');
    expect(screen.getByText(/storage is full/)).toBeTruthy();
    expect(field('Name').value).toBe('Orders');
  });

  test('a machine’s client wants a secret, and sends it apart from the app', async () => {
    const page = await filledIn();
    await choose('How to get the token', 'client_credentials');
    await save();
    expect(problemOf('Client secret')).toBe('This field is needed.');
    await type('Client secret', ' s3cret ');
    await save();
    const [message] = saved(page) as { input: { app: unknown; clientSecret: string } }[];
    expect(message?.input.clientSecret).toBe(' s3cret ');
    expect(JSON.stringify(message?.input.app)).not.toContain('s3cret');
  });
});
