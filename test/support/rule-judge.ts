import type { Rule } from '../../src/core/rule.ts';

export interface RuleRequest {
  readonly url: string;
  /** The origin that asks. Absent: nobody does, an address was typed, or the asker is opaque. */
  readonly initiator?: string;
  readonly method: string;
  readonly type: string;
  /** The tab that asks. Absent: some tab; -1: none, as for our own worker. */
  readonly tab?: number;
}

const isWithin = (domains: readonly string[], host: string) =>
  domains.some((domain) => host === domain || host.endsWith(`.${domain}`));

/** What RE2 does not know, or reads in another way than JavaScript does. */
const BEYOND_RE2 = /\(\?[=!<]|\\[1-9kpPuxc]/;

const initiatorHost = ({ initiator }: RuleRequest) => initiator && new URL(initiator).hostname;

type Condition = Rule['condition'];
type Judge<Key extends keyof Condition> = (
  value: NonNullable<Condition[Key]>,
  request: RuleRequest,
) => boolean;

const JUDGES: { [Key in keyof Condition]-?: Judge<Key> } = {
  isUrlFilterCaseSensitive: (value) => value,
  urlFilter: (filter, { url }) => {
    if (!/^\|[^|^*]+$/.test(filter)) throw new Error(`not plain text anchored left: ${filter}`);
    return new URL(url).href.startsWith(filter.slice(1));
  },
  regexFilter: (filter, { url }) => {
    if (BEYOND_RE2.test(filter)) throw new Error(`not for RE2: ${filter}`);
    return new RegExp(filter).test(new URL(url).href);
  },
  requestDomains: (domains, { url }) => isWithin(domains, new URL(url).hostname),
  initiatorDomains: (domains, request) => {
    const host = initiatorHost(request);
    return host !== undefined && isWithin(domains, host);
  },
  excludedInitiatorDomains: (domains, request) => {
    const host = initiatorHost(request);
    return host === undefined || !isWithin(domains, host);
  },
  requestMethods: (methods, { method }) => methods.includes(method.toLowerCase()),
  excludedRequestMethods: (methods, { method }) => !methods.includes(method.toLowerCase()),
  resourceTypes: (types, { type }) => types.includes(type),
  tabIds: (tabs, { tab }) => tab !== undefined && tabs.includes(tab),
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
    return judge(value, request);
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

/** The `Authorization` header that a request gets. */
export function headerFor(rules: readonly Rule[], request: RuleRequest): string | undefined {
  const action = actionFor(rules, request);
  const change = action?.type === 'modifyHeaders' ? action.requestHeaders[0] : undefined;
  return change?.header === 'authorization' ? change.value : undefined;
}
