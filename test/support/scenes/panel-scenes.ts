import type { Page } from 'playwright-core';
import type { RequestEntry } from '../../../src/core/request-log.ts';
import { ORDERS } from './apps.ts';
import { ago } from './moment.ts';
import type { Say } from './say.ts';
import type { Scene } from './scene.ts';
import { active } from './sessions.ts';
import { storeOf } from './store.ts';
import { API, claimsOf, signed } from './tokens.ts';

const ANSWERS: readonly (readonly [method: string, path: string, status: number])[] = [
  ['GET', '/orders', 200],
  ['POST', '/orders', 201],
  ['DELETE', '/orders/4711', 403],
  ['GET', '/orders/4712/items', 404],
  ['GET', '/orders', 401],
  ['GET', '/orders/summary', 503],
];

const LOG = ANSWERS.map(
  ([method, path, status], place): RequestEntry => ({
    id: `${place}`,
    at: ago(place * 40 + 5, 's'),
    method,
    url: `${API}${path}`,
    status,
    type: 'xmlhttprequest',
    tab: 1,
    identity: 'orders-api' as RequestEntry['identity'],
    ...(status === 403 && { error: 'insufficient_scope', description: 'Needs orders:admin' }),
    ...(status === 401 && { error: 'invalid_token' }),
  }),
);

const SIGNED_IN = storeOf([ORDERS], { 'orders-api': active() });
const WITH_LOG = { ...SIGNED_IN, requests: { 'orders-api': LOG } };

const showAll = (page: Page, say: Say) => page.getByLabel(say('all_tabs')).check();

export const PANEL_SCENES: readonly Scene[] = [
  { name: 'no-apps', page: 'panel', store: {}, shows: (say) => say('requests_no_apps') },
  {
    name: 'no-requests',
    page: 'panel',
    store: SIGNED_IN,
    act: showAll,
    shows: (say) => say('requests_none'),
  },
  { name: 'log', page: 'panel', store: WITH_LOG, act: showAll, shows: () => 'DELETE' },
  {
    name: 'request',
    page: 'panel',
    size: { width: 360, height: 1000 },
    store: WITH_LOG,
    act: async (page, say) => {
      await showAll(page, say);
      await page.locator('summary').nth(2).click();
    },
    shows: () => 'Needs orders:admin',
  },
  {
    name: 'token',
    page: 'panel',
    size: { width: 360, height: 1600 },
    store: SIGNED_IN,
    act: async (page, say) => {
      await page.getByLabel(say('panel_token'), { exact: true }).check();
      await page.getByLabel(say('field_any_token')).fill(signed(claimsOf()));
    },
    shows: (say) => say('signature_verified'),
  },
];
