import type { Page } from 'playwright-core';
import { practiceApp } from '../../../src/core/practice-app.ts';
import { practiceToken } from '../../../src/core/practice-token.ts';
import { app, ORDERS, onDevice, pasted, SHOP, service } from './apps.ts';
import { ago, ahead, NOW } from './moment.ts';
import type { Say } from './say.ts';
import type { Scene } from './scene.ts';
import { acquiring, active, bob, failed, pastedTokens, tokens } from './sessions.ts';
import { storeOf } from './store.ts';
import { claimsOf, ISSUER, signed } from './tokens.ts';

/** Tall enough for all that an open app has to show, which in a popup is scrolled to. */
const WHOLE = { width: 400, height: 1500 };

/** Closes whatever app is open at first. */
const closeCards = async (page: Page) => {
  const open = page.locator('button[aria-expanded="true"]');
  for (const button of await open.all()) await button.click();
};

const openCard = (name: string) => (page: Page) =>
  page.locator(`section:has-text("${name}") button[aria-expanded="false"]`).first().click();

const press =
  (key: Parameters<Say>[0], ...values: readonly string[]) =>
  (page: Page, say: Say) =>
    page
      .getByText(say(key, ...values), { exact: true })
      .first()
      .click();

/** One app for each state that a row can be in. */
const EVERY_STATE = storeOf(
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

const SIGNED_IN = storeOf([ORDERS], { 'orders-api': active() });

/** What happened to an identity, and the token that it had before. */
const WITH_HISTORY = storeOf(
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

const PEOPLE = storeOf([ORDERS], { 'orders-api': active(), 'orders-api~2': active(bob()) });

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

export const POPUP_SCENES: readonly Scene[] = [
  { name: 'empty', page: 'popup', store: {}, shows: (say) => say('practice_try') },
  {
    name: 'begin-with-issuer',
    page: 'popup',
    store: {},
    act: fill('begin_issuer', ISSUER),
    shows: (say) => say('begin_continue'),
  },
  {
    name: 'begin-with-token',
    page: 'popup',
    store: {},
    act: async (page, say) => {
      await press('paste_a_token')(page, say);
      await page.getByRole('textbox').last().fill(signed(claimsOf()));
    },
    shows: (say) => say('begin_token_go'),
  },
  {
    name: 'practice',
    page: 'popup',
    store: storeOf([practiceApp('Practice app')], {
      practice: active(
        pastedTokens({
          accessToken: practiceToken(NOW),
          receivedAt: NOW,
          expiresAt: ahead(1, 'h'),
          who: 'Practice user',
        }),
      ),
    }),
    shows: (say) => say('practice_note'),
  },
  {
    name: 'states',
    page: 'popup',
    size: { width: 400, height: 900 },
    store: EVERY_STATE,
    act: closeCards,
    shows: () => 'Shipping',
  },
  { name: 'open', page: 'popup', store: SIGNED_IN, shows: () => 'Orders API' },
  {
    name: 'open-whole',
    page: 'popup',
    size: WHOLE,
    store: SIGNED_IN,
    shows: (say) => say('signature_verified'),
  },
  {
    name: 'findings',
    page: 'popup',
    size: WHOLE,
    store: storeOf([ORDERS], { 'orders-api': active(tokens({ accessToken: BAD_TOKEN })) }),
    shows: (say) => say('findings'),
  },
  {
    name: 'compare',
    page: 'popup',
    size: { width: 400, height: 1800 },
    store: WITH_HISTORY,
    act: press('compare'),
    shows: (say) => say('compare_with'),
  },
  {
    name: 'history',
    page: 'popup',
    size: { width: 400, height: 1800 },
    store: WITH_HISTORY,
    act: press('history'),
    shows: (say) => say('event_sign_in'),
  },
  {
    name: 'people',
    page: 'popup',
    size: { width: 400, height: 720 },
    store: PEOPLE,
    shows: () => 'bob',
  },
  {
    name: 'someone-else-in-this-tab',
    page: 'popup',
    size: { width: 400, height: 720 },
    store: (shop) => ({
      ...PEOPLE,
      tabs: { [shop]: { paused: false, identities: { 'orders-api': 'orders-api~2' } } } as never,
    }),
    shows: () => 'bob',
  },
  {
    name: 'device-code',
    page: 'popup',
    store: storeOf([onDevice('Terminal')], {
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
    }),
    shows: () => 'WDJB-MJHT',
  },
  {
    name: 'paused',
    page: 'popup',
    store: { ...EVERY_STATE, settings: { attaching: false, owesGrant: false, pages: [] } },
    act: closeCards,
    shows: () => 'Orders API',
  },
  {
    name: 'paused-in-this-tab',
    page: 'popup',
    store: (shop) => ({ ...SIGNED_IN, tabs: { [shop]: { paused: true, identities: {} } } }),
    shows: (say) => say('paused_in_tab'),
  },
  {
    name: 'refused',
    page: 'popup',
    store: EVERY_STATE,
    act: async (page) => {
      await closeCards(page);
      await openCard('Shipping')(page);
    },
    size: { width: 400, height: 1000 },
    shows: (say) => say('sign_in_with', 'orders:admin'),
  },
  {
    name: 'needs-permission',
    page: 'popup',
    store: {
      ...storeOf([ORDERS], { 'orders-api': active() }),
      granted: ['https://login.example.com:443/*'],
    },
    shows: (say) => say('allow'),
  },
  {
    name: 'sign-in-ended',
    page: 'popup',
    store: storeOf([ORDERS], { 'orders-api': failed('sign_in_ended', 'invalid_grant') }),
    act: openCard('Orders API'),
    shows: () => 'Orders API',
  },
  {
    name: 'watching',
    page: 'popup',
    store: (shop) => ({
      ...SIGNED_IN,
      watch: { kind: 'watching', tab: shop, until: ahead(8), keepsGrant: false },
    }),
    shows: (say) => say('watching_tab'),
  },
  { name: 'many', page: 'popup', store: MANY_APPS, act: closeCards, shows: () => 'Orders 1' },
  {
    name: 'search',
    page: 'popup',
    store: MANY_APPS,
    act: fill('search_apps', 'bill'),
    shows: () => 'Billing 1',
  },
  {
    name: 'search-finds-nothing',
    page: 'popup',
    store: MANY_APPS,
    act: fill('search_apps', 'xylophone'),
    shows: (say) => say('clear_search'),
  },
  {
    name: 'keys',
    page: 'popup',
    store: MANY_APPS,
    size: { width: 400, height: 600 },
    act: (page, say) => page.getByRole('button', { name: say('keys_title') }).click(),
    shows: (say) => say('keys_change'),
  },
  {
    name: 'copy-menu',
    page: 'popup',
    store: SIGNED_IN,
    act: (page, say) => page.getByRole('button', { name: say('copy_more') }).click(),
    shows: (say) => say('copy_as_postman'),
  },
];
