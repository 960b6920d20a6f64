import type { App } from '../../src/core/app.ts';
import type { RequestKind } from '../../src/core/request-kind.ts';
import { isPermitted, type RuleRequest } from './rule-judge.ts';

/** All that decides what goes with a request, in the words of a user. */
export interface World {
  readonly apps: readonly App[];
  /** The user's own pages. */
  readonly pages: readonly string[];
  readonly attaching: boolean;
  /** By identity, `APP` or `APP~2`: the token, or null where it is over. Absent: not signed in. */
  readonly tokens: Readonly<Record<string, string | null>>;
  /** By app: whom the user chose. */
  readonly current: Readonly<Record<string, string>>;
  /** By tab. */
  readonly tabs: Readonly<
    Record<number, { paused: boolean; identities: Readonly<Record<string, string | null>> }>
  >;
  readonly granted: readonly string[];
}

/** The kind of each type of request, as the browsers' documentation tells them apart. */
const KINDS: Readonly<Record<string, RequestKind>> = {
  xmlhttprequest: 'fetch',
  ping: 'beacon',
  beacon: 'beacon',
  websocket: 'socket',
  sub_frame: 'frame',
  main_frame: 'navigation',
  image: 'image',
  imageset: 'image',
  stylesheet: 'style',
  font: 'font',
  media: 'media',
  script: 'script',
};

const isGranted = (world: World, address: string) =>
  world.granted.some((pattern) => isPermitted(pattern, address));

const isCalledBy = (app: App, kind: string) => app.callers.some((caller) => caller.kind === kind);

/** https://url.spec.whatwg.org/#concept-url-origin, spelt out; of a WebSocket, as if it were a page. */
const originOf = ({ protocol, hostname, port }: URL) =>
  JSON.stringify([protocol.replace(/^ws/, 'http'), hostname, port]);

/** Path by path segment: a scope's segments are the first of the request's. */
const isBelow = (path: string, scopePath: string) => {
  const [segments, scopeSegments] = [path.split('/'), scopePath.split('/')];
  return scopeSegments.every((segment, index) => segment === segments[index]);
};

type Scope = App['apiScopes'][number];

function isInScope(scope: Scope, request: RuleRequest): boolean {
  const url = new URL(request.url);
  // A page cannot ask for an address with a user in it, and who types one means that user.
  if (url.username !== '' || url.password !== '') return false;
  if (url.protocol.startsWith('ws') !== (request.type === 'websocket')) return false;
  return originOf(url) === originOf(new URL(scope.origin)) && isBelow(url.pathname, scope.path);
}

/** Every address that an app is about: it attaches nothing until all of them are allowed. */
function addressesOf(world: World, app: App): readonly string[] {
  const api = app.apiScopes.map(({ origin }) => origin);
  const sockets = app.kinds.includes('socket') ? api.map((text) => text.replace('http', 'ws')) : [];
  const named = app.callers.flatMap((caller) => (caller.kind === 'page' ? [caller.origin] : []));
  return [...api, ...sockets, ...named, ...(isCalledBy(app, 'my-pages') ? world.pages : [])];
}

const isAllowed = (world: World, app: App) =>
  addressesOf(world, app).every((address) => isGranted(world, address));

/** The pages that may call one scope, as far as the user has allowed them. */
function callersOf(world: World, app: App, scope: Scope): readonly URL[] {
  const pages = app.callers.flatMap((caller) => {
    if (caller.kind === 'page') return [caller.origin];
    if (caller.kind === 'my-pages') return world.pages;
    return caller.kind === 'api-pages' ? [scope.origin] : [];
  });
  return pages.filter((page) => isGranted(world, page)).map((page) => new URL(page));
}

const isAtOrBelow = (host: string, domain: string) =>
  host === domain || host.endsWith(`.${domain}`);

/** The hosts that a grant names, each by itself. */
const namedHosts = ({ granted }: World) =>
  granted.flatMap(
    (pattern) => /^[a-z*]+:\/\/([^*/:[]+|\[[^\]]+\])(?::|\/)/.exec(pattern)?.[1] ?? [],
  );

const lengthOf = (hosts: readonly string[], host: string) =>
  Math.max(0, ...hosts.filter((other) => isAtOrBelow(host, other)).map((other) => other.length));

/** A host that is a caller's, or below one and not one that a grant names for somebody else. */
function isCallersHost(world: World, callers: readonly URL[], host: string): boolean {
  const own = callers.map(({ hostname }) => hostname);
  const others = namedHosts(world).filter((other) => !own.includes(other));
  const below = others.filter((other) => own.some((mine) => isAtOrBelow(other, mine)));
  return lengthOf(own, host) > lengthOf(below, host);
}

const isOpaque = ({ initiator }: RuleRequest) => initiator === undefined || initiator === 'null';

/**
 * A caller is known by its exact origin. Two limits are ours to tell, not to hide: the rules of a browser
 * know hosts alone, so a page elsewhere on a caller's host passes where the user has allowed it for another
 * app, and leads to documents in any case.
 */
function isFromCaller(world: World, app: App, scope: Scope, request: RuleRequest): boolean {
  if (isOpaque(request)) return false;
  const initiator = new URL(request.initiator as string);
  const callers = callersOf(world, app, scope);
  if (callers.some((caller) => originOf(caller) === originOf(initiator))) return true;
  const needsNoGrant = ['main_frame', 'sub_frame'].includes(request.type);
  return (
    (needsNoGrant || isGranted(world, request.initiator as string)) &&
    isCallersHost(world, callers, initiator.hostname)
  );
}

/** A frame without an origin, in a page on a caller's host; never where a grant is for many hosts. */
function isFromSandbox(world: World, app: App, scope: Scope, request: RuleRequest): boolean {
  const { top = 'null' } = request;
  const isPlain = !['main_frame', 'sub_frame', 'websocket'].includes(request.type);
  if (!isCalledBy(app, 'sandboxed-frames') || !isOpaque(request) || !isPlain) return false;
  if (top === 'null' || world.granted.some((pattern) => /^<|\/\/\*/.test(pattern))) return false;
  const { hostname } = new URL(top);
  return callersOf(world, app, scope).some((caller) => isAtOrBelow(hostname, caller.hostname));
}

const isFromAddressBar = (app: App, { type, initiator }: RuleRequest) =>
  isCalledBy(app, 'address-bar') &&
  type === 'main_frame' &&
  initiator?.startsWith('chrome-extension:') !== true;

/** Whether the kind of a request is one that the app has on, with a method that is none of reading a page's mind. */
function isKindOn(app: App, { type, method, tab }: RuleRequest): boolean {
  const kind = KINDS[type];
  if (kind === undefined || !app.kinds.includes(kind)) return false;
  if (tab === -1 && !app.kinds.includes('worker')) return false;
  if (kind === 'frame' || kind === 'navigation') return method.toUpperCase() === 'GET';
  return kind === 'socket' || method.toUpperCase() !== 'OPTIONS';
}

const isTypedGet = (app: App, request: RuleRequest) =>
  isFromAddressBar(app, request) &&
  request.method.toUpperCase() === 'GET' &&
  (request.tab !== -1 || app.kinds.includes('worker'));

function takes(world: World, app: App, scope: Scope, request: RuleRequest): boolean {
  if (!isInScope(scope, request) || !isGranted(world, request.url)) return false;
  if (isTypedGet(app, request)) return true;
  return (
    isKindOn(app, request) &&
    (isFromCaller(world, app, scope, request) || isFromSandbox(world, app, scope, request))
  );
}

const numberOf = (identity: string) => Number(identity.split('~')[1] ?? 1);

/** As whom an app acts where no tab says otherwise: who was chosen and is there, else the first who is. */
function currentOf({ tokens, current }: World, app: App): string | undefined {
  const chosen = current[app.id];
  if (chosen !== undefined && chosen in tokens) return chosen;
  const there = Object.keys(tokens).filter((identity) => identity.split('~')[0] === app.id);
  return there.sort((a, b) => numberOf(a) - numberOf(b))[0];
}

/** The token that an app would send from a tab; undefined: none. */
function tokenFor(world: World, app: App, tab: number | undefined): string | undefined {
  const choice = tab === undefined ? undefined : world.tabs[tab];
  if (choice?.paused) return undefined;
  const chosen = choice?.identities[app.id];
  const identity = chosen === undefined ? currentOf(world, app) : chosen;
  return (identity && world.tokens[identity]) || undefined;
}

/** The headers that a request is to get, by name: decided from what the user said, not from any rule. */
export function expectedHeaders(
  world: World,
  request: RuleRequest,
): Readonly<Record<string, string>> {
  const headers: Record<string, { value: string; length: number }> = {};
  const apps = world.apps.filter((app) => app.enabled && isAllowed(world, app));
  for (const app of world.attaching ? apps : []) {
    const token = tokenFor(world, app, request.tab);
    const { name, scheme } = app.header;
    for (const scope of app.apiScopes) {
      const length = scope.path.length;
      if (token === undefined || !takes(world, app, scope, request)) continue;
      if (length > (headers[name]?.length ?? -1))
        headers[name] = { value: scheme === '' ? token : `${scheme} ${token}`, length };
    }
  }
  return Object.fromEntries(Object.entries(headers).map(([name, { value }]) => [name, value]));
}
