import type { Page } from 'playwright-core';
import { formOf } from '../../../src/core/form-of.ts';
import { fill, openAll, pressButton } from './acts.ts';
import { app, ORDERS, onDevice, SHOP, service } from './apps.ts';
import { ago } from './moment.ts';
import { MANY_APPS } from './popup-stores.ts';
import type { Say } from './say.ts';
import type { Scene } from './scene.ts';
import { active } from './sessions.ts';
import { FACTS, storeOf } from './store.ts';
import { claimsOf, ID_TOKEN, ISSUER, signed } from './tokens.ts';

const TALL = { width: 900, height: 1600 };

const THREE = storeOf(
  [ORDERS, app('Staging gateway', { environment: 'staging' }), service('Nightly reports')],
  { 'orders-api': active() },
  { settings: { attaching: true, owesGrant: false, pages: [SHOP as never] } },
);

const search = async (page: Page, say: Say) => {
  await fill('field_issuer', ISSUER)(page, say);
  await pressButton('find_endpoints')(page, say);
};

/** What a token endpoint answers, pasted whole. */
const ANSWER = JSON.stringify({
  access_token: signed(claimsOf()),
  id_token: ID_TOKEN,
  token_type: 'Bearer',
  expires_in: 3600,
});

export const OPTIONS_SCENES: readonly Scene[] = [
  { name: 'home-empty', page: 'options', store: {}, shows: (say) => say('new_app') },
  { name: 'home', page: 'options', store: THREE, shows: () => 'Orders API' },
  {
    name: 'home-many',
    page: 'options',
    store: MANY_APPS,
    shows: () => 'Orders 1',
  },
  {
    name: 'new',
    page: 'options',
    hash: '#/new',
    store: THREE,
    shows: (say) => say('save'),
  },
  {
    name: 'app',
    page: 'options',
    hash: '#/app/orders-api',
    size: TALL,
    store: THREE,
    shows: (say) => say('save'),
  },
  {
    name: 'app-all-fields',
    page: 'options',
    hash: '#/app/orders-api',
    size: { width: 900, height: 3600 },
    store: THREE,
    act: openAll,
    shows: (say) => say('field_pkce'),
    isUnpictured: true,
  },
  {
    name: 'service',
    page: 'options',
    hash: '#/app/nightly-reports',
    size: TALL,
    store: THREE,
    shows: (say) => say('save'),
    isUnpictured: true,
  },
  {
    name: 'device',
    page: 'options',
    hash: '#/app/terminal',
    size: TALL,
    store: storeOf([onDevice('Terminal')]),
    act: openAll,
    shows: (say) => say('save'),
    isUnpictured: true,
  },
  {
    name: 'errors',
    page: 'options',
    hash: '#/new',
    size: TALL,
    store: THREE,
    act: pressButton('save'),
    shows: (say) => say('problem_required'),
  },
  {
    name: 'discovery-found',
    page: 'options',
    hash: '#/new',
    store: {
      ...THREE,
      discovery: { kind: 'found', issuer: ISSUER, metadata: FACTS.metadata as never },
    },
    act: fill('field_issuer', ISSUER),
    shows: (say) => say('save'),
  },
  {
    name: 'discovery-failed',
    page: 'options',
    hash: '#/new',
    store: {
      ...THREE,
      discovery: { kind: 'failed', issuer: ISSUER, failure: { code: 'no_metadata' } },
    },
    act: search,
    shows: (say) => say('save'),
  },
  {
    name: 'undo',
    page: 'options',
    store: { ...THREE, trash: { app: app('Maps'), index: 1, deletedAt: ago(3, 's') } },
    shows: (say) => say('deleted', 'Maps'),
  },
  {
    name: 'pages',
    page: 'options',
    hash: '#/pages',
    store: THREE,
    shows: (say) => say('save'),
  },
  {
    name: 'token',
    page: 'options',
    hash: '#/token',
    size: { width: 900, height: 1800 },
    store: THREE,
    act: fill('field_any_token', ANSWER),
    shows: (say) => say('signature_verified'),
  },
  {
    name: 'token-none',
    page: 'options',
    hash: '#/token',
    store: THREE,
    act: fill('field_any_token', 'nothing in it'),
    shows: (say) => say('read_a_token'),
    isUnpictured: true,
  },
  {
    name: 'settings',
    page: 'options',
    hash: '#/settings',
    size: { width: 900, height: 1000 },
    store: THREE,
    shows: (say) => say('field_clear_copied'),
  },
  {
    name: 'help',
    page: 'options',
    hash: '#/help',
    size: { width: 900, height: 900 },
    store: THREE,
    shows: (say) => say('help_title'),
  },
  {
    name: 'help-whole',
    page: 'options',
    hash: '#/help',
    size: { width: 900, height: 6000 },
    store: THREE,
    shows: (say) => say('help_title'),
    isUnpictured: true,
  },
  {
    name: 'draft',
    page: 'options',
    hash: '#/app/orders-api',
    store: {
      ...THREE,
      drafts: { 'orders-api': { ...formOf(ORDERS), name: 'Orders API of the shop' } },
    },
    shows: (say) => say('draft_back'),
  },
  {
    name: 'test',
    page: 'options',
    hash: '#/app/orders-api',
    size: TALL,
    store: THREE,
    act: pressButton('test_start'),
    shows: (say) => say('test_step_api'),
  },
];
