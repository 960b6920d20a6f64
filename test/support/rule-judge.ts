import type { Rule } from '../../src/core/rule.ts';

export interface RuleRequest {
  readonly url: string;
  /** The origin that asks. Absent or `null`: nobody does, an address was typed, or the asker is opaque. */
  readonly initiator?: string;
  readonly method: string;
  readonly type: string;
  /** The origin of the page that the tab shows. */
  readonly top?: string;
  /** The tab that asks. Absent: some tab; -1: none, as for our own worker. */
  readonly tab?: number;
}

const isWithin = (domains: readonly string[], host: string) =>
  domains.some((domain) => host === domain || host.endsWith(`.${domain}`));

/** What RE2 does not know, or reads in another way than JavaScript does. */
const BEYOND_RE2 = /\(\?[=!<]|\\[1-9kpPuxc]/;

const isOpaque = ({ initiator }: RuleRequest) => initiator === undefined || initiator === 'null';

const initiatorHost = (request: RuleRequest) =>
  isOpaque(request) ? undefined : new URL(request.initiator as string).hostname;

type Condition = Rule['condition'];
type Judge<Key extends keyof Condition> = (
  value: NonNullable<Condition[Key]>,
  request: RuleRequest,
  condition: Condition,
) => boolean;

/** How much of a host the longest of some domains is. */
const longest = (domains: readonly string[], host: string) =>
  Math.max(0, ...domains.filter((domain) => isWithin([domain], host)).map(({ length }) => length));

const JUDGES: { [Key in keyof Condition]-?: Judge<Key> } = {
  isUrlFilterCaseSensitive: () => true,
  urlFilter: (filter, { url }, { isUrlFilterCaseSensitive }) => {
    if (!/^\|?[^|^*]+$/.test(filter)) throw new Error(`not plain text anchored left: ${filter}`);
    const asCompared = (text: string) => (isUrlFilterCaseSensitive ? text : text.toLowerCase());
    const [text, href] = [filter.replace(/^\|/, ''), new URL(url).href].map(asCompared);
    const at = (href as string).indexOf(text as string);
    return filter.startsWith('|') ? at === 0 : at >= 0;
  },
  regexFilter: (filter, { url }, { isUrlFilterCaseSensitive }) => {
    if (BEYOND_RE2.test(filter)) throw new Error(`not for RE2: ${filter}`);
    return new RegExp(filter, isUrlFilterCaseSensitive ? '' : 'i').test(new URL(url).href);
  },
  requestDomains: (domains, { url }) => isWithin(domains, new URL(url).hostname),
  initiatorDomains: (domains, request) => {
    const host = initiatorHost(request);
    return host !== undefined && isWithin(domains, host);
  },
  // Where both lists name it, the longer name counts.
  excludedInitiatorDomains: (domains, request, { initiatorDomains }) => {
    const host = initiatorHost(request);
    if (host === undefined || !isWithin(domains, host)) return true;
    return longest(initiatorDomains ?? [], host) > longest(domains, host);
  },
  requestMethods: (methods, { method }) => methods.includes(method.toLowerCase()),
  excludedRequestMethods: (methods, { method }) => !methods.includes(method.toLowerCase()),
  resourceTypes: (types, { type }) => types.includes(type),
  topDomains: (domains, { top }) =>
    top !== undefined && top !== 'null' && isWithin(domains, new URL(top).hostname),
  tabIds: (tabs, { tab }) => tab !== undefined && tabs.includes(tab),
  excludedTabIds: (tabs, { tab }) => tab === undefined || !tabs.includes(tab),
};

/**
 * Whether a browser would apply a rule to a request, as far as our rules use conditions: written from what
 * was measured in Chromium, not from the code that makes the rules. It compares the whole URL, the fragment
 * included. An empty list and an unknown condition are errors, as they are there.
 */
export function isMatch({ condition }: Rule, request: RuleRequest): boolean {
  return Object.entries(condition).every(([key, value]) => {
    const judge = JUDGES[key as keyof Condition] as Judge<keyof Condition> | undefined;
    if (!judge || (Array.isArray(value) && value.length === 0))
      throw new Error(`condition: ${key}`);
    return judge(value, request, condition);
  });
}

/** What happens to a request: of the rules that match, the one with the highest priority decides. */
export function actionFor(
  rules: readonly Rule[],
  request: RuleRequest,
): Rule['action'] | undefined {
  const [first] = rules
    .filter((rule) => isMatch(rule, request))
    .sort((a, b) => b.priority - a.priority);
  return first?.action;
}

const PATTERN = /^(\*|[a-z]+):\/\/(\*|\[[^\]]+\]|[^/:]+)(?::(\*|\d+))?\/\*$/;
const PORTS: Readonly<Record<string, string>> = { 'https:': '443', 'wss:': '443' };

/** Whether a browser says that a host permission is one for this address. */
export function isPermitted(pattern: string, address: string): boolean {
  const { protocol, hostname, port } = new URL(address);
  if (pattern === '<all_urls>') return /^(?:https?|wss?):$/.test(protocol);
  const [, scheme, host = '', ports = '*'] = PATTERN.exec(pattern) ?? [];
  const schemes = scheme === '*' ? ['http:', 'https:'] : [`${scheme}:`];
  const isHost = host.startsWith('*.') ? isWithin([host.slice(2)], hostname) : host === hostname;
  const isPort = ports === '*' || ports === (port || (PORTS[protocol] ?? '80'));
  return schemes.includes(protocol) && isPort && (host === '*' || isHost);
}

const DOCUMENTS = ['main_frame', 'sub_frame'];

/**
 * Whether a browser lets an extension's rules near a request: it demands a permission for the address, and
 * for the page that asks, but not for one without an origin nor for who leads to a document.
 */
export function isInReach(request: RuleRequest, granted: readonly string[]): boolean {
  const isGranted = (address: string) => granted.some((pattern) => isPermitted(pattern, address));
  const { initiator, type, url } = request;
  const asksForPage = !DOCUMENTS.includes(type) && !isOpaque(request);
  return isGranted(url) && (!asksForPage || isGranted(initiator as string));
}

/** The headers that a request gets, by name: of each the rule with the highest priority decides. */
export function headersFor(
  rules: readonly Rule[],
  request: RuleRequest,
): Readonly<Record<string, string>> {
  const matching = rules.filter((rule) => isMatch(rule, request));
  const headers: Record<string, string> = {};
  for (const { action } of matching.sort((a, b) => b.priority - a.priority)) {
    if (action.type === 'block') return headers;
    const [change] = action.requestHeaders;
    if (change.operation === 'set') headers[change.header] ??= change.value;
  }
  return headers;
}

/** The `Authorization` header that a request gets. */
export const headerFor = (rules: readonly Rule[], request: RuleRequest): string | undefined =>
  headersFor(rules, request)['authorization'];
