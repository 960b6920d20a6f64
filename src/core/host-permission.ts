import type { App, Grant } from './app.ts';
import { pageOrigins } from './caller.ts';
import { originOf, type WebOrigin } from './web-origin.ts';

const DEFAULT_PORTS: Record<string, string> = { 'http:': '80', 'https:': '443' };

/**
 * The match pattern to ask for. The port is always named, even a default one: a pattern without a port
 * covers every port of the host, and then a page on another port of a caller's host would be a caller too.
 */
export function patternOf(origin: WebOrigin): string {
  const { protocol, hostname, port } = new URL(origin);
  return `${protocol}//${hostname}:${port || DEFAULT_PORTS[protocol]}/*`;
}

const PATTERN = /^(\*|https?):\/\/(\*|(?:\*\.)?[^/*:[\]]+|\[[^\]]+\])(?::(\*|\d+))?\/\*$/;

const coversHost = (patternHost: string, hostname: string) =>
  patternHost === '*' ||
  patternHost === hostname ||
  (patternHost.startsWith('*.') &&
    (hostname === patternHost.slice(2) || hostname.endsWith(patternHost.slice(1))));

/** Whether a host permission covers an origin. Users and policies may grant wider ones than we ask for. */
export function covers(pattern: string, origin: WebOrigin): boolean {
  if (pattern === '<all_urls>') return true;
  const [, scheme, host = '', port] = PATTERN.exec(pattern) ?? [];
  if (scheme === undefined) return false;
  const { protocol, hostname, port: ownPort } = new URL(origin);
  const samePort = !port || port === '*' || port === (ownPort || DEFAULT_PORTS[protocol]);
  return (scheme === '*' || `${scheme}:` === protocol) && samePort && coversHost(host, hostname);
}

export const isGranted = (granted: readonly string[], origin: WebOrigin) =>
  granted.some((pattern) => covers(pattern, origin));

/** The host of a match pattern, or undefined where it stands for several. */
export const hostOf = (pattern: string) => {
  const host = PATTERN.exec(pattern)?.[2];
  return host?.includes('*') ? undefined : host;
};

/** The origins that the worker itself asks: the authorization endpoint is opened in a window instead. */
const issuerOrigins = (grant: Grant) =>
  grant.kind === 'pasted'
    ? []
    : [grant.server.issuer, grant.server.tokenEndpoint].map((url) => originOf(new URL(url)));

/** What signing in needs. */
export const signInOrigins = (app: App): readonly WebOrigin[] => [
  ...new Set(issuerOrigins(app.grant)),
];

/** What attaching needs: the API, and the pages that call it (a browser checks both). */
export const attachOrigins = ({ apiScopes, callers }: App): readonly WebOrigin[] => [
  ...new Set([...apiScopes.map(({ origin }) => origin), ...pageOrigins(callers)]),
];

export const neededOrigins = (app: App): readonly WebOrigin[] => [
  ...new Set([...signInOrigins(app), ...attachOrigins(app)]),
];

export const missingOrigins = (origins: readonly WebOrigin[], granted: readonly string[]) =>
  origins.filter((origin) => !isGranted(granted, origin));
