import { practiceApp } from '../../../src/core/practice-app.ts';
import { practiceToken } from '../../../src/core/practice-token.ts';
import { app, ORDERS, onDevice, pasted, SHOP, service } from './apps.ts';
import { ago, ahead, NOW } from './moment.ts';
import { acquiring, active, bob, failed, pastedTokens, tokens } from './sessions.ts';
import { storeOf } from './store.ts';
import { claimsOf, ISSUER, signed } from './tokens.ts';

/** One app for each state that a row can be in. */
export const EVERY_STATE = storeOf(
  [
    ORDERS,
    pasted('Partner token', { environment: 'staging' }),
    pasted('Old partner token'),
    app('Staging gateway', { enabled: false, environment: 'staging' }),
    app('Warehouse'),
    service('Nightly reports'),
    app('Search', { apiScopes: [{ origin: 'https://search.example.net', path: '' }] }),
    app('Customers', { environment: 'dev' }),
    app('Payments'),
    app('Maps'),
    app('Shipping'),
  ],
  {
    'orders-api': active(),
    'partner-token': active(pastedTokens()),
    'old-partner-token': active(pastedTokens({ receivedAt: ago(90), expiresAt: ago(30) })),
    'staging-gateway': active(bob()),
    warehouse: acquiring(),
    'nightly-reports': acquiring({
      tokens: tokens({ who: 'reports-service', expiresAt: ahead(5) }),
    }),
    search: active(),
    payments: failed('sign_in_ended', 'invalid_grant'),
    maps: failed('busy', '503', {
      tokens: tokens({ receivedAt: ago(58), expiresAt: ahead(2) }),
      retry: { attempt: 2, at: ahead(40, 's') },
    }),
    shipping: active(),
  },
  {
    granted: ['https://login.example.com:443/*', 'https://api.example.com:443/*', `${SHOP}:443/*`],
    refusals: {
      shipping: {
        at: ago(2),
        status: 403,
        host: 'api.example.com',
        challenge: { error: 'insufficient_scope', scopes: ['orders:admin'] },
        receivedAt: ago(12),
      },
    },
  },
);

export const SIGNED_IN = storeOf([ORDERS], { 'orders-api': active() });

/** What happened to an identity, and the token that it had before. */
export const WITH_HISTORY = storeOf(
  [ORDERS],
  { 'orders-api': active() },
  {
    histories: {
      'orders-api': {
        events: [
          { kind: 'obtained', at: ago(12), occasion: 'renewal', until: ahead(48) },
          {
            kind: 'refused',
            at: ago(13),
            status: 401,
            host: 'api.example.com',
            error: 'invalid_token',
          },
          { kind: 'failed', at: ago(20), failure: { code: 'busy' }, times: 3, since: ago(31) },
          { kind: 'obtained', at: ago(72), occasion: 'sign_in', until: ago(12) },
        ],
        former: {
          receivedAt: ago(72),
          expiresAt: ago(12),
          scopes: ['openid', 'orders:read'],
          readable: signed(claimsOf({ scope: 'openid orders:read', roles: ['buyer'] }))
            .split('.')
            .slice(0, 2)
            .join('.'),
        },
        subject: 'user-4711',
      },
    },
  },
);

/** A token with much that is worth telling. */
const BAD_TOKEN = signed(
  {
    ...claimsOf({ aud: 'https://other.example.com', exp: '1773225000', iss: ISSUER, scope: '*' }),
    password: 'hunter2',
  },
  'JWT',
);

export const PEOPLE = storeOf([ORDERS], { 'orders-api': active(), 'orders-api~2': active(bob()) });

const GROUPS = ['dev', 'staging', 'prod'];
const PRODUCTS = ['Orders', 'Billing', 'Search', 'Customers', 'Stock', 'Prices', 'Maps', 'Mail'];
const MANY = Array.from({ length: 60 }, (_, place) =>
  app(`${PRODUCTS[place % 8]} ${Math.floor(place / 8) + 1}`, {
    environment: GROUPS[place % 3],
    favourite: place % 20 === 7,
    callers: [{ kind: 'page', origin: place < 3 ? SHOP : `https://page-${place}.example.com` }],
  }),
);

export const MANY_APPS = storeOf(
  MANY,
  Object.fromEntries(MANY.filter((_, place) => place % 4 === 0).map(({ id }) => [id, active()])),
);

/** The practice app, as a newcomer has it. */
export const PRACTICE = storeOf([practiceApp('Practice app')], {
  practice: active(
    pastedTokens({
      accessToken: practiceToken(NOW),
      receivedAt: NOW,
      expiresAt: ahead(1, 'h'),
      who: 'Practice user',
    }),
  ),
});

export const BAD = storeOf([ORDERS], { 'orders-api': active(tokens({ accessToken: BAD_TOKEN })) });

/** A code that waits to be confirmed. */
export const DEVICE = storeOf([onDevice('Terminal')], {
  terminal: acquiring({
    wait: {
      kind: 'device',
      userCode: 'WDJB-MJHT',
      verificationUri: `${ISSUER}/device`,
      verificationUriComplete: `${ISSUER}/device?user_code=WDJB-MJHT`,
      until: ahead(9),
      interval: 5000,
      askAt: ahead(5, 's'),
    },
  }),
});
