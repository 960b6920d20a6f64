import { fireEvent, screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import {
  choose,
  field,
  ISSUER_FIELD,
  leave,
  METADATA,
  openOptions,
  paste,
  press,
  problemOf,
  save,
  savedIn,
  type,
} from '../support/options-page.tsx';
import { doing } from '../support/page.ts';

const open = (granted: string[] = []) => openOptions('#/new', { apps: [], granted });

const value = (name: string) => field(name).value;

const enter = () => doing(() => fireEvent.keyDown(field(ISSUER_FIELD), { key: 'Enter' }));

const REQUEST = `${METADATA.issuer}/oauth2/authorize?response_type=code&client_id=orders-web&scope=openid+orders&redirect_uri=https%3A%2F%2Fshop.example.com%2Fcb&audience=orders-api&state=s3&nonce=n0`;

describe('a provider’s name', () => {
  test('is offered while it is typed, Beyond Identity’s first', async () => {
    await open();
    const id = field(ISSUER_FIELD).getAttribute('list') as string;
    const offered = [...(document.getElementById(id)?.querySelectorAll('option') ?? [])];
    expect(offered[0]?.value).toBe('Beyond Identity');
    expect(offered.map(({ value }) => value)).toContain('Keycloak');
  });

  test('brings its blanks, of which the issuer is made', async () => {
    const page = await open();
    await type(ISSUER_FIELD, 'keycloak');
    await leave(ISSUER_FIELD);
    expect(screen.getByText(/add an audience mapper/)).toBeTruthy();
    await type('Server address', 'id.example.com');
    await type('Realm', 'dev');
    expect(value(ISSUER_FIELD)).toBe('https://id.example.com/realms/dev');
    expect(value('Scope')).toBe('openid');
    await press('Find endpoints');
    expect(page.send).toHaveBeenCalledWith({
      command: 'discover',
      input: {
        issuer: 'https://id.example.com/realms/dev',
        candidates: ['https://id.example.com/realms/dev', 'https://id.example.com/realms/dev/'],
      },
    });
    expect(page.request.mock.calls).toEqual([[{ origins: ['https://id.example.com:443/*'] }]]);
  });

  test('without what it needs finds nothing, and says what is missing', async () => {
    const page = await open();
    await type(ISSUER_FIELD, 'Keycloak');
    await press('Find endpoints');
    expect(problemOf('Server address')).toBe('This field is needed.');
    expect(document.activeElement).toBe(field('Server address'));
    await type('Server address', 'id.example.com');
    await type('Realm', 'a/b');
    await press('Find endpoints');
    expect(problemOf('Server address')).toBeUndefined();
    expect(problemOf('Realm')).toBe('Write it like myrealm.');
    expect(page.send).not.toHaveBeenCalled();
  });

  test('without what it needs is not saved either', async () => {
    const page = await open();
    await type(ISSUER_FIELD, 'Keycloak');
    await save();
    expect(problemOf('Realm')).toBe('This field is needed.');
    expect(problemOf(ISSUER_FIELD)).toBeUndefined();
    expect(page.send).not.toHaveBeenCalled();
  });

  test('that is chosen from the list asks for its blanks, and blames nobody yet', async () => {
    await open();
    await paste(ISSUER_FIELD, 'Keycloak');
    expect(field('Realm').value).toBe('');
    expect(problemOf('Realm')).toBeUndefined();
  });

  test.each([
    ['the list', () => paste(ISSUER_FIELD, 'Keycloak')],
    [
      'the Enter key',
      async () => {
        await type(ISSUER_FIELD, 'Keycloak');
        await enter();
      },
    ],
  ])('by %s leads to the first blank', async (_way, choose) => {
    await open();
    await choose();
    expect(document.activeElement).toBe(field('Server address'));
    expect(problemOf('Server address')).toBeUndefined();
    await enter();
    expect(problemOf('Server address')).toBe('This field is needed.');
  });

  test('has Lanyard’s redirect URI at hand, which it has to know', async () => {
    const { copied } = await open();
    await type(ISSUER_FIELD, 'Keycloak');
    await leave(ISSUER_FIELD);
    await press('Copy redirect URI');
    expect(copied).toHaveBeenCalledWith('https://abcdefghijklmnop.chromiumapp.org/');
    expect(screen.queryByText('Open Keycloak’s console')).toBeNull();
    await type('Server address', 'id.example.com');
    await choose('How to get the token', 'client_credentials');
    expect(screen.queryByText('Copy redirect URI')).toBeNull();
  });

  test('that several have lets one choose', async () => {
    await open();
    await type(ISSUER_FIELD, 'okta');
    await leave(ISSUER_FIELD);
    await choose('Which one?', 'okta');
    expect(screen.getByLabelText('Authorization server')).toBeTruthy();
    await choose('Which one?', 'okta_org');
    expect(screen.queryByLabelText('Authorization server')).toBeNull();
    await type('Domain', 'dev-1.okta.com');
    expect(value(ISSUER_FIELD)).toBe('https://dev-1.okta.com');
    await choose('Kind of app', 'web');
    expect(value('Client authentication')).toBe('client_secret_basic');
  });

  test('whose metadata nobody publishes brings the endpoints itself', async () => {
    const page = await open();
    await type(ISSUER_FIELD, 'GitHub');
    await press('Find endpoints');
    expect(screen.getByText(/GitHub publishes no metadata/)).toBeTruthy();
    expect(value('Token endpoint')).toBe('https://github.com/login/oauth/access_token');
    expect(value('Client authentication')).toBe('client_secret_post');
    expect(page.send).not.toHaveBeenCalled();
  });

  test('gives way to another, with what it filled in', async () => {
    await open();
    await type(ISSUER_FIELD, 'Google');
    await leave(ISSUER_FIELD);
    expect(value('Prompt')).toBe('consent');
    await type(ISSUER_FIELD, 'https://tenant.eu.auth0.com');
    await leave(ISSUER_FIELD);
    expect(value('Prompt')).toBe('');
    expect(value(ISSUER_FIELD)).toBe('https://tenant.eu.auth0.com/');
    expect(screen.getByText('Recognised Auth0. Filled in: Scope.')).toBeTruthy();
  });
});

describe('an address', () => {
  test('that is pasted is read and searched at once', async () => {
    const page = await open();
    await paste(ISSUER_FIELD, `${METADATA.issuer}/.well-known/openid-configuration`);
    expect(value(ISSUER_FIELD)).toBe(METADATA.issuer);
    expect(page.request).toHaveBeenCalledTimes(1);
    await page.discover({ kind: 'found', metadata: METADATA });
    expect(value('Token endpoint')).toBe(METADATA.tokenEndpoint);
  });

  test('that is left asks nobody for permission', async () => {
    const page = await open();
    await type(ISSUER_FIELD, METADATA.issuer);
    await leave(ISSUER_FIELD);
    expect(page.request).not.toHaveBeenCalled();
    expect(page.send).not.toHaveBeenCalled();
  });

  test('that is left is searched where that is allowed already', async () => {
    const page = await open(['https://id.example.com:443/*']);
    await type(ISSUER_FIELD, METADATA.issuer);
    await leave(ISSUER_FIELD);
    expect(page.commands()).toEqual(['discover']);
    expect(page.request).not.toHaveBeenCalled();
  });

  test('is searched by the Enter key, and nothing is saved', async () => {
    const page = await open();
    await type(ISSUER_FIELD, METADATA.issuer);
    await enter();
    expect(page.commands()).toEqual(['discover']);
  });

  test.each([
    [
      'left',
      async () => {
        await type(ISSUER_FIELD, 'foo.bar');
        await leave(ISSUER_FIELD);
      },
    ],
    ['pasted', () => paste(ISSUER_FIELD, 'foo.bar')],
  ])('without its scheme is not tried when it is %s, only when it is meant', async (_, give) => {
    const page = await open(['*://*/*']);
    await give();
    expect(value(ISSUER_FIELD)).toBe('foo.bar');
    expect(page.commands()).toEqual([]);
    await enter();
    expect(value(ISSUER_FIELD)).toBe('https://foo.bar');
    expect(page.commands()).toEqual(['discover']);
  });

  test('without its scheme is completed', async () => {
    await open();
    await type(ISSUER_FIELD, 'id.example.com');
    await press('Find endpoints');
    expect(value(ISSUER_FIELD)).toBe('https://id.example.com');
  });

  test('of a tenant without a name asks for its ID', async () => {
    await open();
    await type(ISSUER_FIELD, 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize');
    await press('Find endpoints');
    expect(problemOf('Tenant ID')).toBe('This field is needed.');
  });

  test('brings optional blanks, too', async () => {
    await open();
    await type(
      ISSUER_FIELD,
      'https://auth-us.beyondidentity.com/v1/tenants/t1/realms/r1/applications/a1',
    );
    await leave(ISSUER_FIELD);
    expect(value('Realm')).toBe('r1');
    await type('Token lifetime in seconds', '600');
    expect(value('Extra token parameters')).toBe('expiration_time=600');
    await type('Token lifetime in seconds', '');
    expect(value('Extra token parameters')).toBe('');
  });
});

describe('a request of a login page', () => {
  test('fills the form, and says with what', async () => {
    const page = await open();
    await paste(ISSUER_FIELD, REQUEST);
    expect(value('Client ID')).toBe('orders-web');
    expect(value('Scope')).toBe('openid orders');
    expect(value('Audience')).toBe('orders-api');
    expect(value('Registered redirect URI')).toBe('https://shop.example.com/cb');
    expect(value('Authorization endpoint')).toBe(`${METADATA.issuer}/oauth2/authorize`);
    expect(value('Extra authorization parameters')).toBe('');
    expect(screen.getByRole('form').textContent).toMatch(
      /Address read\. Filled in: Endpoints, Client ID, Scope/,
    );
    const [[message] = []] = page.send.mock.calls;
    expect(message).toMatchObject({
      input: {
        issuer: `${METADATA.issuer}/oauth2`,
        candidates: expect.arrayContaining([METADATA.issuer]),
      },
    });
  });

  test('is corrected by what the issuer says', async () => {
    const page = await open();
    await paste(ISSUER_FIELD, REQUEST);
    await page.discover({ kind: 'found', metadata: METADATA });
    expect(value(ISSUER_FIELD)).toBe(METADATA.issuer);
    expect(value('Authorization endpoint')).toBe(METADATA.authorizationEndpoint);
    expect(value('Client ID')).toBe('orders-web');
  });

  test('leaves what was typed by hand', async () => {
    await open();
    await type('Client ID', 'mine');
    await paste(ISSUER_FIELD, REQUEST);
    expect(value('Client ID')).toBe('mine');
    expect(value('Audience')).toBe('orders-api');
  });

  test('leaves a saved app’s own settings', async () => {
    await openOptions('#/app/app-1');
    await paste(ISSUER_FIELD, REQUEST);
    expect(value('Client ID')).toBe('shop');
    expect(value('Registered redirect URI')).toBe('https://shop.example.com/cb');
    await press('Revert');
    expect(value(ISSUER_FIELD)).toBe('https://issuer.test');
    expect(screen.queryByText(/Filled in/)).toBeNull();
  });

  test('does not bring weak PKCE along', async () => {
    await open();
    await paste(ISSUER_FIELD, `${REQUEST}&code_challenge=c&code_challenge_method=plain`);
    expect(value('PKCE')).toBe('S256');
  });

  test('for tokens without a code becomes one for a code, and the page says why', async () => {
    await open();
    await choose('How to get the token', 'authorization_code');
    await paste(ISSUER_FIELD, REQUEST.replace('response_type=code', 'response_type=token'));
    expect(value('How to get the token')).toBe('authorization_code');
    expect(screen.getByText(/Lanyard has no implicit grant/)).toBeTruthy();
  });

  test('that was pushed says only whose it is', async () => {
    await open();
    await paste(
      ISSUER_FIELD,
      `${METADATA.issuer}/authorize?client_id=orders-web&request_uri=urn:ietf:params:oauth:request_uri:x`,
    );
    expect(value('Client ID')).toBe('orders-web');
    expect(field('Push the request first').checked).toBe(true);
    expect(screen.getByText(/was pushed or signed beforehand/)).toBeTruthy();
  });

  test('can be saved without having been searched', async () => {
    const page = await open();
    await type('Name', 'Orders');
    await type('API', 'https://api.example.com');
    await type('Pages that call it', 'https://shop.example.com');
    await type(ISSUER_FIELD, REQUEST);
    await save();
    expect(page.commands()).toEqual(['discover']);
    await page.discover({ kind: 'found', metadata: METADATA });
    expect(savedIn(page)?.app.grant).toMatchObject({
      server: { issuer: METADATA.issuer, tokenEndpoint: METADATA.tokenEndpoint },
      client: { id: 'orders-web' },
    });
  });
});
