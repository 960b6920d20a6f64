import type { Browser } from 'webextension-polyfill';

interface Namespaces {
  readonly browser?: Browser;
  readonly chrome?: Browser;
}

const { browser: own, chrome } = globalThis as Namespaces;

/**
 * What the browser offers, under the one name that all of them understand. In extensions of this manifest Chromium
 * answers with promises as Firefox does, so that nothing has to be put between; only a listener that answers a
 * message later does not work everywhere (`hear.ts`). The popup loads this before its first paint, and the polyfill
 * would be a sixth of all that it may load then.
 */
export const browser = (own ?? chrome) as Browser;
