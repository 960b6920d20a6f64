import type { ApiScope } from './api-scope.ts';
import type { App } from './app.ts';
import { type Caller, pageOrigins } from './caller.ts';
import { hostOf, isGranted } from './host-permission.ts';
import { escapeRegex, type Rule } from './rule.ts';

export interface RuleContext {
  /** The host of our own pages and worker: our own requests never get a token. */
  readonly ownHost: string;
  /** The host permissions in force, as match patterns. */
  readonly granted: readonly string[];
  /** Of two apps that match one request, the one with the higher number wins. */
  readonly priority: number;
}

/**
 * Matches the exact origin, and at or below the path: `/v1`, `/v1/x`, `/v1?q`, not `/v1x`. The text that
 * the browser compares includes the fragment, so both ends are anchored. A whole origin needs no regular
 * expression, of which there may be only 1,000.
 */
const urlCondition = ({ origin, path }: ApiScope) =>
  path === ''
    ? { urlFilter: `|${origin}/` }
    : { regexFilter: `^${escapeRegex(origin)}${escapeRegex(path)}(?:[/?#]|$)` };

const hostsOf = (callers: readonly Caller[], granted: readonly string[]) => [
  ...new Set(
    pageOrigins(callers)
      .filter((origin) => isGranted(granted, origin))
      .map((origin) => new URL(origin).hostname),
  ),
];

/**
 * A browser lets an initiator domain stand for its subdomains too. It also asks for our permission for
 * the initiator, so only subdomains that we hold a permission for could pass: those are excluded. What a
 * wide grant of the user's covers cannot be: `otherCallers` tells about it.
 */
const subdomainsOf = (hosts: readonly string[], granted: readonly string[]) => {
  const others = granted.map(hostOf).filter((host) => host !== undefined && !hosts.includes(host));
  const below = others.filter((other) => hosts.some((host) => other?.endsWith(`.${host}`)));
  return [...new Set(below as string[])];
};

const pageRule = (hosts: readonly string[], { ownHost, granted }: RuleContext) => ({
  initiatorDomains: hosts,
  excludedInitiatorDomains: [ownHost, ...subdomainsOf(hosts, granted)],
  excludedRequestMethods: ['options'],
  resourceTypes: ['xmlhttprequest'],
});

/** No condition can tell a typed address from a followed link, so the method must at least be a safe one. */
const addressBarRule = ({ ownHost }: RuleContext) => ({
  excludedInitiatorDomains: [ownHost],
  requestMethods: ['get'],
  resourceTypes: ['main_frame'],
});

const setHeader = (token: string): Rule['action'] => ({
  type: 'modifyHeaders',
  requestHeaders: [{ header: 'authorization', operation: 'set', value: `Bearer ${token}` }],
});

/**
 * The rules that put one app's token on its requests and on no other: for every API scope that we hold a
 * permission for, one for the calling pages and one for the address bar, as far as the app names them.
 */
export function rulesFor(app: App, token: string, context: RuleContext): readonly Rule[] {
  const hosts = hostsOf(app.callers, context.granted);
  const callers = [
    ...(hosts.length > 0 ? [pageRule(hosts, context)] : []),
    ...(app.callers.some(({ kind }) => kind === 'address-bar') ? [addressBarRule(context)] : []),
  ];
  const scopes = app.apiScopes.filter(({ origin }) => isGranted(context.granted, origin));
  return scopes.flatMap((scope) =>
    callers.map((caller) => ({
      priority: context.priority,
      condition: {
        requestDomains: [new URL(scope.origin).hostname],
        isUrlFilterCaseSensitive: true as const,
        ...urlCondition(scope),
        ...caller,
      },
      action: setHeader(token),
    })),
  );
}
