import { beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../src/core/app.ts';
import { type FailureCode, failure } from '../../src/core/failure.ts';
import type { IdentityId } from '../../src/core/identity.ts';
import { nextStep, signInStep } from '../../src/ui/next-step.ts';
import { NOON } from '../support/grants.ts';
import { JOB, PASTED, SHOP, tokens, watchPorts } from '../support/page.ts';
import { appWith } from '../support/samples.ts';

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
});

const server = { issuer: 'https://issuer.test', tokenEndpoint: 'https://issuer.test/token' };
const BOB = 'app-1~2' as IdentityId;

const appOf = (grant: object): App =>
  appWith({
    grant: {
      server,
      client: { id: 'shop', authentication: 'none' },
      request: { scopes: [] },
      ...grant,
    },
  });

const DEVICE = appOf({
  kind: 'device_code',
  server: { ...server, deviceAuthorizationEndpoint: 'https://issuer.test/device' },
});
const EXCHANGE = appOf({
  kind: 'token_exchange',
  subject: { app: 'app-2', token: 'access_token' },
});
const PASSWORD = appOf({ kind: 'password', username: 'alice' });
const REFRESH = appOf({ kind: 'refresh_token' });
const key = { algorithm: 'ES256' };
const BEARER = appOf({ kind: 'jwt_bearer', assertion: { key, subject: 'alice' } });
const KEYED = appOf({
  kind: 'client_credentials',
  client: { id: 'shop', authentication: 'private_key_jwt', key },
});
const MADE = appOf({
  kind: 'client_credentials',
  client: {
    id: 'shop',
    authentication: 'private_key_jwt',
    key: { ...key, made: '{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}' },
  },
});

test.each([
  ['a user in a window', SHOP, 'Sign in'],
  ['a user on any device', DEVICE, 'Sign in'],
  ['the client itself', JOB, 'Get token'],
  ['another token', EXCHANGE, 'Get token'],
  ['an assertion', BEARER, 'Get token'],
  ['a password', PASSWORD, 'Get token'],
  ['a refresh token', REFRESH, 'Get token'],
  ['a pasted token', PASTED, 'Paste token'],
])('a token by %s: %s', (_name, app, label) => {
  expect(signInStep(app).label).toBe(label);
  expect(nextStep(app, { kind: 'signed-out' })?.label).toBe(label);
});

describe('what helps after a failure', () => {
  const stepAfter = (app: App, code: FailureCode, retryAt?: number) =>
    nextStep(app, {
      kind: 'failed',
      failure: failure(code),
      ...(retryAt !== undefined && { retryAt }),
    });

  test.each<[string, App, FailureCode, string, string]>([
    ['a secret', JOB, 'secret_missing', 'Enter secret', 'clientSecret'],
    ['a key', KEYED, 'secret_missing', 'Enter key', 'privateKey'],
    ['the key of an assertion', BEARER, 'secret_missing', 'Enter key', 'privateKey'],
    ['a password', PASSWORD, 'secret_missing', 'Enter password', 'password'],
    ['a refresh token', REFRESH, 'secret_missing', 'Enter refresh token', 'refreshToken'],
    ['another key', KEYED, 'key_unusable', 'Enter key', 'privateKey'],
    ['another refresh token', REFRESH, 'sign_in_ended', 'Enter refresh token', 'refreshToken'],
    ['a secret that is not taken', JOB, 'client_refused', 'Enter secret', 'clientSecret'],
    ['a key that is not taken', KEYED, 'client_refused', 'Enter key', 'privateKey'],
    ['a password that is not taken', PASSWORD, 'grant_refused', 'Enter password', 'password'],
    ['a secret of which nothing is known', SHOP, 'secret_missing', 'Enter secret', 'clientSecret'],
  ])('is to type %s', (_name, app, code, label, field) => {
    const step = stepAfter(app, code);
    expect(step?.label).toBe(label);
    step?.act();
    expect(ports.opened.mock.calls[0]?.[0].url).toMatch(new RegExp(`/${app.id}\\?field=${field}$`));
    expect(ports.send).not.toHaveBeenCalled();
  });

  test.each<[FailureCode]>([
    ['login_required'],
    ['subject_changed'],
    ['sign_in_ended'],
    ['device_expired'],
  ])('is to sign in: %s', (code) => {
    expect(stepAfter(SHOP, code)?.label).toBe('Sign in');
  });

  test.each<[string, App, FailureCode]>([
    ['a client without a secret', EXCHANGE, 'client_refused'],
    ['a client whose key was made here', MADE, 'client_refused'],
    ['an assertion of a public client', BEARER, 'client_refused'],
    ['an assertion', BEARER, 'grant_refused'],
  ])('is nothing to type for %s', (_name, app, code) => {
    expect(stepAfter(app, code)?.label).toBe('Get token');
  });

  test('is to sign in to the app whose token is needed', () => {
    const phase = { kind: 'failed', failure: failure('subject_missing'), retryAt: NOON } as const;
    const step = nextStep(EXCHANGE, phase, undefined, SHOP);
    expect(step?.label).toBe('Sign in: Shop');
    step?.act();
    expect(ports.send.mock.calls).toEqual([[{ command: 'signIn', input: { id: SHOP.id } }]]);
  });

  test.each<[FailureCode]>([['subject_missing'], ['steward_missing']])(
    'is to try again: %s',
    (code) => {
      const step = stepAfter(EXCHANGE, code);
      expect(step?.label).toBe('Try now');
      step?.act();
      expect(ports.send.mock.calls).toEqual([[{ command: 'refresh', input: { id: 'app-1' } }]]);
    },
  );

  test('is to try again now where that happens later anyway', () => {
    expect(stepAfter(SHOP, 'unreachable', NOON + 1000)?.label).toBe('Try now');
  });

  test('is nothing for an app that is switched off', () => {
    expect(stepAfter({ ...SHOP, enabled: false }, 'cancelled')).toBeUndefined();
  });
});

test('what is renewed is whom the app acts as', () => {
  nextStep(SHOP, { kind: 'expired', tokens: tokens() }, BOB)?.act();
  expect(ports.send.mock.calls).toEqual([[{ command: 'refresh', input: { id: BOB } }]]);
});

test('a device’s sign-in asks for the place where it begins, too', () => {
  const elsewhere = appOf({
    kind: 'device_code',
    server: { ...server, deviceAuthorizationEndpoint: 'https://device.test/begin' },
  });
  signInStep(elsewhere).act();
  expect(ports.request.mock.calls[0]?.[0].origins).toContain('https://device.test:443/*');
  expect(ports.send.mock.calls).toEqual([[{ command: 'signIn', input: { id: 'app-1' } }]]);
});
