import fc from 'fast-check';
import type { App } from '../../src/core/app.ts';
import { OWN_HOST, often, PAGES, STRANGERS } from './any-app.ts';
import type { RuleRequest } from './rule-judge.ts';
import { CHROMIUM } from './samples.ts';
import { urlNear } from './url-near.ts';

const OURSELVES = `chrome-extension://${OWN_HOST}`;

/** A WebSocket's address has a scheme of its own. */
const asTyped = ({ url, initiator, ...rest }: AnyRequest): RuleRequest => ({
  ...rest,
  url: rest.type === 'websocket' ? url.replace(/^http/i, 'ws') : url,
  ...(initiator !== undefined && { initiator }),
});

type AnyRequest = Omit<RuleRequest, 'initiator'> & { readonly initiator?: string | undefined };

/** A request near these scopes by anyone. */
const requestNear = (scopes: readonly string[]): fc.Arbitrary<AnyRequest> =>
  fc.record({
    url: fc.constantFrom(...scopes).chain(urlNear),
    type: fc.constantFrom('main_frame', 'sub_frame', 'websocket', ...CHROMIUM.types),
    method: fc.constantFrom('GET', 'POST', 'OPTIONS', 'delete'),
    initiator: fc.constantFrom(undefined, 'null', OURSELVES, OURSELVES, ...PAGES, ...STRANGERS),
    top: fc.constantFrom(...PAGES, ...STRANGERS),
    tab: fc.constantFrom(1, 2, 3, -1),
  });

const TYPES: Readonly<Record<string, string>> = {
  fetch: 'xmlhttprequest',
  beacon: 'ping',
  worker: 'xmlhttprequest',
  socket: 'websocket',
  frame: 'sub_frame',
  navigation: 'main_frame',
  style: 'stylesheet',
};

const textOf = ({ origin, path }: App['apiScopes'][number]) => origin + path;

const pagesOf = ({ callers, apiScopes }: App): readonly string[] => [
  ...callers.flatMap((caller) => (caller.kind === 'page' ? [caller.origin] : [])),
  ...apiScopes.map(({ origin }) => origin),
];

const waysOf = ({ kinds, callers }: App) => [
  ...kinds,
  'fetch',
  ...callers.flatMap(({ kind }) => (kind === 'address-bar' ? ['navigation', 'navigation'] : [])),
];

/** A request that an app is for, but for permissions, identities and tabs. */
const requestOf = (app: App): fc.Arbitrary<AnyRequest> =>
  fc
    .record({
      scope: fc.constantFrom(...app.apiScopes.map(textOf)),
      end: fc.constantFrom('', '/', '?q=1', '#top', '/x?q=1#top'),
      type: fc.constantFrom(...waysOf(app)).map((kind) => TYPES[kind] ?? kind),
      page: fc.constantFrom(...pagesOf(app)),
      isSandboxed: often(false, true),
      tab: fc.constantFrom(1, 2, 3, 4, 4, 4, -1),
    })
    .map(({ scope: text, end, page, isSandboxed, ...rest }) => ({
      ...rest,
      url: text + end,
      method: 'GET',
      initiator: isSandboxed ? 'null' : page,
      top: page,
    }));

const PARTS: (keyof AnyRequest)[] = ['url', 'type', 'method', 'initiator', 'top', 'tab'];

/** Requests that are for one of some apps, or differ from such a one in a thing or two. */
export const requestTo = (apps: readonly App[]): fc.Arbitrary<RuleRequest> =>
  fc.constantFrom(...apps).chain((app) =>
    fc
      .record({
        meant: requestOf(app),
        near: requestNear(app.apiScopes.map(textOf)),
        differs: fc.oneof(fc.constant<typeof PARTS>([]), fc.subarray(PARTS, { maxLength: 2 })),
      })
      .map(({ meant, near, differs }) =>
        asTyped({ ...meant, ...Object.fromEntries(differs.map((part) => [part, near[part]])) }),
      ),
  );
