import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { AppForm } from '../../src/core/app-form.ts';
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
import { ALL, click, JOB, PASTED, SHOP } from '../support/page.ts';
import { appWith, STORED_APP } from '../support/samples.ts';

async function open(grant: AppForm['grant']) {
  const page = await openOptions('#/new', { apps: [SHOP, JOB], granted: ALL });
  await fillIn();
  await choose('How to get the token', grant);
  await type('Token endpoint', METADATA.tokenEndpoint);
  return page;
}

/** Another app of an issuer. */
const helperAt = (issuer: string, id = 'app-2') => {
  const { grant } = STORED_APP;
  return appWith({ id, name: 'Helper', grant: { ...grant, server: { ...grant.server, issuer } } });
};

const SERVER = { issuer: METADATA.issuer, tokenEndpoint: METADATA.tokenEndpoint };
const CLIENT = { id: 'orders-web', authentication: 'none' };
const REQUEST = { scopes: ['openid', 'orders:read'] };
const COMMON = { server: SERVER, client: CLIENT, request: REQUEST };

describe('a device code', () => {
  test('comes from an endpoint of its own', async () => {
    const page = await open('device_code');
    const deviceAuthorizationEndpoint = 'https://id.example.com/device';
    await type('Device authorization endpoint', deviceAuthorizationEndpoint);
    await save();
    expect(savedIn(page)?.app.grant).toEqual({
      kind: 'device_code',
      ...COMMON,
      server: { ...SERVER, deviceAuthorizationEndpoint },
    });
  });

  test('has its endpoint found', async () => {
    const page = await open('device_code');
    await save();
    expect(page.commands()).toEqual(['discover']);
    await page.discover({
      kind: 'found',
      metadata: { ...METADATA, deviceAuthorizationEndpoint: 'https://id.example.com/device' },
    });
    expect(savedIn(page)?.app.grant).toMatchObject({
      server: { deviceAuthorizationEndpoint: 'https://id.example.com/device' },
    });
  });
});

describe('a token exchange', () => {
  test('names the apps whose tokens go along', async () => {
    const page = await open('token_exchange');
    await choose('Token of', 'app-1');
    await choose('Which token of it', 'id_token');
    await choose('Acting app', 'app-2');
    await save();
    expect(savedIn(page)?.app.grant).toEqual({
      kind: 'token_exchange',
      ...COMMON,
      subject: { app: 'app-1', token: 'id_token' },
      actor: 'app-2',
    });
  });

  test('says to which host the other app’s token goes', async () => {
    await open('token_exchange');
    expect(screen.queryByText(/^The token of/)).toBeNull();
    await choose('Token of', 'app-1');
    expect(screen.getByText('The token of Shop goes to id.example.com.')).toBeTruthy();
    await type('Token endpoint', 'https://login.example.com/token');
    expect(screen.getByText('The token of Shop goes to login.example.com.')).toBeTruthy();
  });

  test('needs an app, and only that', async () => {
    const page = await open('token_exchange');
    await save();
    expect(problemOf('Token of')).toBe('Choose an app.');
    await choose('Token of', 'app-1');
    await save();
    expect(savedIn(page)?.app.grant).toMatchObject({
      subject: { app: 'app-1', token: 'access_token' },
    });
    expect(savedIn(page)?.app.grant).not.toHaveProperty('actor');
  });

  test('offers every app but itself, and still names one that is gone', async () => {
    const exchange = appWith({
      id: 'app-4',
      name: 'On behalf',
      grant: { kind: 'token_exchange', ...COMMON, subject: { app: 'gone', token: 'id_token' } },
    });
    await openOptions('#/app/app-4', { apps: [SHOP, exchange] });
    const options = [...field('Token of').querySelectorAll('option')].map((it) => it.textContent);
    expect(options).toEqual(['Choose an app', 'Shop', 'An app that was deleted']);
    expect(field('Token of').value).toBe('gone');
  });
});

const PEM = '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----';

describe('a JWT bearer grant', () => {
  test('saves what is asserted, and the key apart from it', async () => {
    const page = await open('jwt_bearer');
    await type('Subject', 'alice');
    await type('Assertion’s issuer', 'me');
    await type('Assertion’s audience', 'https://id.example.com/token');
    await type('Further claims', '{"groups":["testers"]}');
    await choose('Algorithm', 'RS256');
    await type('Key ID', 'key-1');
    await type('Private key', PEM);
    await save();
    expect(savedIn(page)?.app.grant).toEqual({
      kind: 'jwt_bearer',
      ...COMMON,
      assertion: {
        key: { algorithm: 'RS256', id: 'key-1' },
        subject: 'alice',
        issuer: 'me',
        audience: 'https://id.example.com/token',
        claims: '{"groups":["testers"]}',
      },
    });
    expect(savedIn(page)?.privateKey).toBe(PEM);
    expect(JSON.stringify(savedIn(page)?.app)).not.toContain('BEGIN');
  });

  test('needs a subject, a key, and claims that are JSON', async () => {
    const page = await open('jwt_bearer');
    await type('Further claims', 'role=admin');
    await save();
    expect(problemOf('Subject')).toBe('This field is needed.');
    expect(problemOf('Private key')).toBe('This field is needed.');
    expect(problemOf('Further claims')).toMatch(/not a JSON object/);
    expect(page.send).not.toHaveBeenCalled();
  });
});

describe('user name and password', () => {
  test('are warned of, and the password goes apart', async () => {
    const page = await open('password');
    expect(screen.getByText(/RFC 9700 §2\.4 forbids it/)).toBeTruthy();
    expect(field('Password').type).toBe('password');
    await save();
    expect(problemOf('User name')).toBe('This field is needed.');
    expect(problemOf('Password')).toBe('This field is needed.');
    await type('User name', 'alice');
    await type('Password', ' hush ');
    await save();
    expect(savedIn(page)).toMatchObject({
      app: { grant: { kind: 'password', ...COMMON, username: 'alice' } },
      password: ' hush ',
    });
  });
});

test('a refresh token is taken in a field that shows dots', async () => {
  const page = await open('refresh_token');
  expect(field('Refresh token').tagName).toBe('TEXTAREA');
  await save();
  expect(problemOf('Refresh token')).toBe('This field is needed.');
  await type('Refresh token', ' r3fresh\n');
  await save();
  expect(savedIn(page)).toMatchObject({
    app: { grant: { kind: 'refresh_token', ...COMMON } },
    refreshToken: 'r3fresh',
  });
});

test('no implicit grant is offered, and the form says why', async () => {
  await open('authorization_code');
  const kinds = [...field('How to get the token').querySelectorAll('option')];
  expect(kinds.map(({ value }) => value)).not.toContain('implicit');
  expect(screen.getByText('Why no implicit grant?').closest('details')?.open).toBe(false);
  expect(screen.getByText(/RFC 9700 §2\.1\.2 advises against it/)).toBeTruthy();
  await choose('How to get the token', 'client_credentials');
  expect(screen.queryByText('Why no implicit grant?')).toBeNull();
});

describe('client authentication', () => {
  test.each([
    'client_secret_basic',
    'client_secret_basic_raw',
    'client_secret_post',
    'client_secret_jwt',
  ])('%s takes a secret', async (authentication) => {
    const page = await open('client_credentials');
    await choose('Client authentication', authentication);
    await type('Client secret', 's3cret');
    await save();
    expect(savedIn(page)).toMatchObject({
      app: { grant: { client: { authentication } } },
      clientSecret: 's3cret',
    });
  });

  test('private_key_jwt takes a key instead', async () => {
    const page = await open('client_credentials');
    await choose('Client authentication', 'private_key_jwt');
    expect(screen.queryByLabelText('Client secret')).toBeNull();
    await type('Private key', PEM);
    await save();
    expect(savedIn(page)).toMatchObject({
      app: { grant: { client: { key: { algorithm: 'ES256' } } } },
      privateKey: PEM,
    });
  });

  test('a machine cannot do without', async () => {
    await open('client_credentials');
    const offered = [...field('Client authentication').querySelectorAll('option')];
    expect(offered.map(({ value }) => value)).not.toContain('none');
  });
});

describe('a sign-in', () => {
  const open = async () => {
    const page = await openOptions('#/new', {
      apps: [SHOP, helperAt(METADATA.issuer)],
      granted: ALL,
    });
    await fillIn();
    await type('Authorization endpoint', METADATA.authorizationEndpoint);
    await type('Token endpoint', METADATA.tokenEndpoint);
    return page;
  };

  test('can have everything that the protocol has', async () => {
    const page = await open();
    await type('Resources', 'https://a.test/\nurn:b');
    await type('Extra token parameters', 'expiration_time=600');
    await type('Authorization details', '[{"type":"payment"}]');
    await click(field('One that is registered already'));
    await type('Registered redirect URI', 'https://shop.example.com/cb');
    await choose('PKCE', 'plain');
    await choose('Response mode', 'form_post');
    await click(field('Push the request first'));
    await type('Pushed authorization request endpoint', 'https://id.example.com/par');
    await type('Prompt', 'login');
    await type('Login hint', 'alice');
    await type('ACR values', 'mfa');
    await type('Maximum age', '60');
    await type('Extra authorization parameters', 'access_type=offline');
    await click(field('Renew silently when there is no refresh token'));
    await choose('Token to send', 'id_token');
    await choose('Origin of token requests', 'redirect');
    await choose('Introspect and revoke as', 'app-2');
    await type('Introspection endpoint', 'https://id.example.com/introspect');
    await save();
    expect(savedIn(page)?.app).toMatchObject({
      grant: {
        server: { introspectionEndpoint: 'https://id.example.com/introspect' },
        request: {
          resources: ['https://a.test/', 'urn:b'],
          parameters: [{ name: 'expiration_time', value: '600' }],
          details: '[{"type":"payment"}]',
        },
        authorization: {
          redirectUri: 'https://shop.example.com/cb',
          pkce: 'plain',
          responseMode: 'form_post',
          pushedRequestEndpoint: 'https://id.example.com/par',
          prompt: 'login',
          loginHint: 'alice',
          acrValues: 'mfa',
          maxAge: 60,
          parameters: [{ name: 'access_type', value: 'offline' }],
          renewsSilently: false,
        },
      },
      send: 'id_token',
      originHeader: 'redirect',
      steward: 'app-2',
    });
  });

  test.each([
    ['PKCE', 'plain', /whoever sees the request/],
    ['PKCE', 'none', /stolen code can be redeemed/],
    ['Token to send', 'id_token', /tells this client who signed in/],
  ])('warns of %s: %s', async (name, value, warning) => {
    await open();
    expect(screen.queryByText(warning)).toBeNull();
    await choose(name, value);
    expect(screen.getByText(warning)).toBeTruthy();
  });

  test('wants the redirect URI that is said to be registered', async () => {
    const page = await open();
    await click(field('One that is registered already'));
    await save();
    expect(field('Registered redirect URI').getAttribute('aria-invalid')).toBe('true');
    expect(savedIn(page)).toBeUndefined();
  });

  test('shows Lanyard’s own redirect URI, or takes another, and goes back', async () => {
    const page = await open();
    const choices = screen.getByRole('radiogroup', { name: 'Redirect URI' });
    expect(choices.textContent).toContain('https://abcdefghijklmnop.chromiumapp.org/');
    await click(field('One that is registered already'));
    await type('Registered redirect URI', 'https://shop.example.com/cb');
    await click(field('Lanyard’s own'));
    expect(screen.queryByLabelText('Registered redirect URI')).toBeNull();
    await save();
    expect(savedIn(page)?.app.grant).not.toHaveProperty('authorization.redirectUri');
  });
});

describe('who may ask about an app’s tokens', () => {
  const REALM = 'https://auth-us.beyondidentity.com/v1/tenants/t1/realms/r1';
  const offered = () =>
    [...field('Introspect and revoke as').querySelectorAll('option')].map(({ value }) => value);

  test('is an app of the same issuer', async () => {
    const apps = [
      helperAt('https://id.example.com/', 'app-5'),
      helperAt('https://other.test', 'app-6'),
      PASTED,
    ];
    await openOptions('#/new', { apps });
    await fillIn();
    expect(offered()).toEqual(['', 'app-5']);
  });

  test('is at Beyond Identity an app of the same realm', async () => {
    const apps = [
      helperAt(`${REALM}/applications/management`, 'app-5'),
      helperAt(`${REALM.replace('/r1', '/r2')}/applications/management`, 'app-6'),
    ];
    await openOptions('#/new', { apps });
    await type(ISSUER_FIELD, `${REALM}/applications/web`);
    expect(offered()).toEqual(['', 'app-5']);
  });

  test('is still shown where it was chosen before', async () => {
    const app = appWith({ steward: 'app-6' });
    await openOptions('#/app/app-1', { apps: [app, helperAt('https://other.test', 'app-6')] });
    expect(offered()).toEqual(['', 'app-6']);
  });
});
