import type { Condition, Rule } from './rule.ts';

/** A request as a browser tells of it. */
export interface SeenRequest {
  readonly url: string;
  readonly method: string;
  readonly type: string;
  /** The origin that asks; `null`: one that has none. Absent: the browser itself, for an address that was typed. */
  readonly initiator?: string | undefined;
  /** The origin of the page that the tab shows. Absent: it is not known, so it may be any. */
  readonly top?: string | undefined;
  /** -1: none, as for workers that no page owns. */
  readonly tab: number;
}

/** The host of an origin; undefined: it has none. */
const hostIn = (origin: string | undefined) =>
  (origin !== undefined && URL.canParse(origin) && new URL(origin).hostname) || undefined;

/** How long the longest of these domains is that a host is, or is below; 0: none. */
const lengthWithin = (domains: readonly string[], host: string) =>
  Math.max(
    0,
    ...domains.flatMap((domain) =>
      host === domain || host.endsWith(`.${domain}`) ? domain.length : [],
    ),
  );

type Initiators = Pick<Condition, 'initiatorDomains' | 'excludedInitiatorDomains'>;

/**
 * Whether a request may come from a host. Of the domains that are let in and those that are not the longest
 * counts. Who has no host passes where no domain is named that is let in, whatever is not.
 */
export function letsIn(initiators: Initiators, host: string | undefined): boolean {
  const { initiatorDomains, excludedInitiatorDomains } = initiators;
  if (host === undefined) return initiatorDomains === undefined;
  const included = initiatorDomains ? lengthWithin(initiatorDomains, host) : 1;
  return included > lengthWithin(excludedInitiatorDomains ?? [], host);
}

/** Whether a host is one of these domains, or below one; without any, each is. */
export const isBelowAny = (domains: readonly string[] | undefined, host: string) =>
  domains === undefined || lengthWithin(domains, host) > 0;

const has = <Value>(values: readonly Value[] | undefined, value: Value) =>
  values === undefined || values.includes(value);
const lacks = <Value>(values: readonly Value[] | undefined, value: Value) =>
  values === undefined || !values.includes(value);

/** The URL as a browser compares it: parsed, with its fragment. Our filters are anchored on the left. */
const isAt = ({ requestDomains, urlFilter, regexFilter }: Condition, { href, hostname }: URL) =>
  isBelowAny(requestDomains, hostname) &&
  (urlFilter === undefined || href.startsWith(urlFilter.slice(1))) &&
  (regexFilter === undefined || new RegExp(regexFilter).test(href));

const isFrom = (condition: Condition, { initiator, top, tab }: SeenRequest) =>
  letsIn(condition, hostIn(initiator)) &&
  (top === undefined || isBelowAny(condition.topDomains, hostIn(top) ?? '')) &&
  has(condition.tabIds, tab) &&
  lacks(condition.excludedTabIds, tab);

/** Whether a browser applies one of our rules to a request, permissions apart. */
export function matches({ condition }: Pick<Rule, 'condition'>, request: SeenRequest): boolean {
  const method = request.method.toLowerCase();
  return (
    has(condition.resourceTypes, request.type) &&
    has(condition.requestMethods, method) &&
    lacks(condition.excludedRequestMethods, method) &&
    isFrom(condition, request) &&
    isAt(condition, new URL(request.url))
  );
}

/** The headers that our rules set on a request, by name: of each the rule with the highest priority decides. */
export function headersOn(
  rules: readonly Rule[],
  request: SeenRequest,
): Readonly<Record<string, string>> {
  const matching = rules.filter((rule) => matches(rule, request));
  const changes = matching
    .sort((a, b) => a.priority - b.priority)
    .flatMap(({ action }) => (action.type === 'modifyHeaders' ? action.requestHeaders : []))
    .flatMap((change) =>
      change.operation === 'set' ? [[change.header, change.value] as const] : [],
    );
  return Object.fromEntries(changes);
}
