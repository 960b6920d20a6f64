import { closeCards, openCard, press, pressButton } from './acts.ts';
import { ORDERS } from './apps.ts';
import { BAD, DEVICE, EVERY_STATE, PEOPLE, SIGNED_IN, WITH_HISTORY } from './popup-stores.ts';
import type { Scene } from './scene.ts';
import { active, failed } from './sessions.ts';
import { storeOf } from './store.ts';

/** Tall enough for all that an open app has to show, which in a popup is scrolled to. */
const WHOLE = { width: 400, height: 1500 };

/** The popup with an app that is open. */
export const DETAIL_SCENES: readonly Scene[] = [
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
    store: BAD,
    shows: () => 'password',
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
    store: DEVICE,
    shows: () => 'WDJB-MJHT',
  },
  {
    name: 'refused',
    page: 'popup',
    store: EVERY_STATE,
    act: async (page, say) => {
      await closeCards(page, say);
      await openCard('Shipping')(page, say);
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
    name: 'copy-menu',
    page: 'popup',
    store: SIGNED_IN,
    act: pressButton('copy_more'),
    shows: (say) => say('copy_as_postman'),
  },
];
