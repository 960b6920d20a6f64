import type { App } from './app.ts';
import { pageOrigins } from './caller.ts';
import type { Grant } from './grant.ts';
import { originOf, type WebOrigin } from './web-origin.ts';

const DEFAULT_PORTS: Record<string, string> = {
  'http:': '80',
  'https:': '443',
  'ws:': '80',
  'wss:': '443',
};

/**
 * The match pattern to ask for. The port is always named, even a default one: a pattern without a port
 * covers every port of the host, and then a page on another port of a caller's host would be a caller too.
 */
export function patternOf(origin: WebOrigin): string {
  const { protocol, hostname, port } = new URL(origin);
  return `${protocol}//${hostname}:${port || DEFAULT_PORTS[protocol]}/*`;
}

const PATTERN = /^(\*|https?|wss?):\/\/(\*|(?:\*\.)?[^/*:[\]]+|\[[^\]]+\])(?::(\*|\d+))?\/\*$/;

const coversHost = (patternHost: string, hostname: string) =>
  patternHost === '*' ||
  patternHost === hostname ||
  (patternHost.startsWith('*.') &&
    (hostname === patternHost.slice(2) || hostname.endsWith(patternHost.slice(1))));

/** The star stands for http and https alone. */
const coversScheme = (scheme: string, protocol: string) =>
  scheme === '*' ? protocol.startsWith('http') : `${scheme}:` === protocol;

/** Whether a host permission covers an origin. Users and policies may grant wider ones than we ask for. */
export function covers(pattern: string, origin: WebOrigin): boolean {
  if (pattern === '<all_urls>') return true;
  const [, scheme, host = '', port] = PATTERN.exec(pattern) ?? [];
  if (scheme === undefined) return false;
  const { protocol, hostname, port: ownPort } = new URL(origin);
  const samePort = !port || port === '*' || port === (ownPort || DEFAULT_PORTS[protocol]);
  return coversScheme(scheme, protocol) && samePort && coversHost(host, hostname);
}

export const isGranted = (granted: readonly string[], origin: WebOrigin) =>
  // Nearly always it is the very pattern that we asked for.
  granted.includes(patternOf(origin)) || granted.some((pattern) => covers(pattern, origin));

/** Whether a pattern stands for every site. */
export const isBroad = (pattern: string) =>
  pattern === '<all_urls>' || PATTERN.exec(pattern)?.[2] === '*';

/** The host of a match pattern, or undefined where it stands for several. */
export const hostOf = (pattern: string) => {
  const host = PATTERN.exec(pattern)?.[2];
  return host?.includes('*') ? undefined : host;
};

/** The addresses that the worker itself asks for a token: the authorization endpoint is opened in a window instead. */
function askedAddresses(grant: Grant): readonly string[] {
  if (grant.kind === 'pasted') return [];
  const { issuer, tokenEndpoint } = grant.server;
  return [issuer, tokenEndpoint, ...waysThere(grant)];
}

/** Where a sign-in passes on its way to the token endpoint, and where it has to be caught. */
function waysThere(grant: Grant): readonly string[] {
  if (grant.kind === 'device_code') return [grant.server.deviceAuthorizationEndpoint];
  if (grant.kind !== 'authorization_code') return [];
  const { pushedRequestEndpoint, redirectUri } = grant.authorization;
  return [pushedRequestEndpoint, redirectUri].filter((address) => address !== undefined);
}

const originsOf = (addresses: readonly string[]): readonly WebOrigin[] => [
  ...new Set(addresses.map((address) => originOf(new URL(address)))),
];

/** What signing in needs. */
export const signInOrigins = (app: App): readonly WebOrigin[] =>
  originsOf(askedAddresses(app.grant));

export type Endpoint =
  | 'introspectionEndpoint'
  | 'revocationEndpoint'
  | 'userinfoEndpoint'
  | 'endSessionEndpoint';

/** What asking an issuer about a token needs, beside what signing in needs. */
export function endpointOrigins({ grant }: App, endpoint: Endpoint): readonly WebOrigin[] {
  const address = grant.kind === 'pasted' ? undefined : grant.server[endpoint];
  return address === undefined ? [] : originsOf([address]);
}

/** Where an API's WebSockets are: browsers ask for a permission of their own. */
export const socketOrigin = (origin: WebOrigin) => origin.replace(/^http/, 'ws') as WebOrigin;

/** Where an app's requests go, its WebSockets among them. */
export function apiOrigins({ apiScopes, kinds }: App): readonly WebOrigin[] {
  const api = apiScopes.map(({ origin }) => origin);
  const sockets = kinds.includes('socket') ? api.map(socketOrigin) : [];
  return [...new Set([...api, ...sockets])];
}

/** What attaching needs: the API, and the pages that call it (a browser checks both). */
export const attachOrigins = (app: App): readonly WebOrigin[] => [
  ...new Set([...apiOrigins(app), ...pageOrigins(app)]),
];

export const neededOrigins = (app: App): readonly WebOrigin[] => [
  ...new Set([...signInOrigins(app), ...attachOrigins(app)]),
];

export const missingOrigins = (origins: readonly WebOrigin[], granted: readonly string[]) =>
  origins.filter((origin) => !isGranted(granted, origin));

/** The patterns in force as they were if the user had allowed all that attaching needs, too. */
export const grantedWith = (granted: readonly string[], ...apps: readonly App[]) => [
  ...granted,
  ...missingOrigins(apps.flatMap(attachOrigins), granted).map(patternOf),
];
