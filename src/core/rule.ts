export interface Condition {
  readonly requestDomains: readonly string[];
  readonly isUrlFilterCaseSensitive: true;
  readonly urlFilter?: string;
  readonly regexFilter?: string;
  readonly initiatorDomains?: readonly string[];
  readonly excludedInitiatorDomains?: readonly string[];
  readonly requestMethods?: readonly string[];
  readonly excludedRequestMethods?: readonly string[];
  readonly resourceTypes: readonly string[];
  readonly topDomains?: readonly string[];
  readonly tabIds?: readonly number[];
  readonly excludedTabIds?: readonly number[];
}

type HeaderChange =
  | { readonly header: string; readonly operation: 'set'; readonly value: string }
  | { readonly header: 'origin'; readonly operation: 'remove' };

/** A declarativeNetRequest rule as far as we use one; its id is given when it is applied. */
export interface Rule {
  readonly priority: number;
  readonly condition: Condition;
  readonly action:
    | { readonly type: 'modifyHeaders'; readonly requestHeaders: readonly [HeaderChange] }
    | { readonly type: 'block' };
}

/** Text as it has to stand in a rule's regular expression to mean itself. */
export const escapeRegex = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

export interface InstalledRule {
  readonly id: number;
  readonly priority?: number | undefined;
  readonly condition: object;
  readonly action: object;
}

/** The same text for the same content: keys sorted, and no difference between null and absent (Firefox). */
const contentOf = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(contentOf).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).filter(([, part]) => part !== null && part !== undefined);
  return `{${entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => `${JSON.stringify(key)}:${contentOf(part)}`)}}`;
};

const ruleContent = ({ priority, condition, action }: Omit<InstalledRule, 'id'>) =>
  contentOf({ priority, condition, action });

export interface RuleChange {
  readonly removeRuleIds: readonly number[];
  readonly addRules: readonly (Rule & { readonly id: number })[];
}

/** Ids for new rules: the smallest that are free once the old rules are gone. */
function* freeIds(taken: ReadonlySet<number>) {
  for (let id = 1; ; id++) if (!taken.has(id)) yield id;
}

/**
 * What turns the rules in force into the wanted ones, or undefined where nothing has to change. A rule is
 * known by its content, so that no list of ids has to be kept, or can be wrong.
 */
export function ruleChange(
  installed: readonly InstalledRule[],
  wanted: readonly Rule[],
): RuleChange | undefined {
  const missing = new Map(wanted.map((rule) => [ruleContent(rule), rule]));
  const kept = new Set<number>();
  for (const rule of installed) if (missing.delete(ruleContent(rule))) kept.add(rule.id);
  const removeRuleIds = installed.map(({ id }) => id).filter((id) => !kept.has(id));
  if (removeRuleIds.length === 0 && missing.size === 0) return undefined;
  const ids = freeIds(kept);
  const addRules = [...missing.values()].map((rule) => ({
    ...rule,
    id: ids.next().value as number,
  }));
  return { removeRuleIds, addRules };
}
