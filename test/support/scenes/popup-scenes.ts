import { closeCards, fill, press, pressButton } from './acts.ts';
import { ahead } from './moment.ts';
import { EVERY_STATE, MANY_APPS, PRACTICE, SIGNED_IN } from './popup-stores.ts';
import type { Scene } from './scene.ts';
import { claimsOf, ISSUER, signed } from './tokens.ts';

/** The popup as a list, and as a newcomer sees it. */
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
    store: PRACTICE,
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
    act: pressButton('keys_title'),
    shows: (say) => say('keys_change'),
  },
];
