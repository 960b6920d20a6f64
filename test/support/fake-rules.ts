import type { InstalledRule } from '../../src/core/rule.ts';
import { CHROMIUM } from './samples.ts';

type HeaderChange = { readonly header: string; readonly value: string };
type Update = { readonly removeRuleIds?: number[]; readonly addRules?: InstalledRule[] };

const copyOf = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value));

/** Chromium's session rules as far as we use them: an update is taken whole or not at all. */
export class FakeRules {
  installed: readonly InstalledRule[] = [];
  updates: Update[] = [];
  readonly ResourceType = Object.fromEntries(CHROMIUM.types.map((type) => [type, type]));
  readonly RuleConditionKeys = { TOP_DOMAINS: 'topDomains' };
  /** Which rules this browser does not take: Chromium refuses long regular expressions, for one. */
  refuses: (rule: InstalledRule) => boolean = () => false;

  getSessionRules = async () => copyOf(this.installed);

  updateSessionRules = async (update: Update) => {
    const { removeRuleIds = [], addRules = [] } = copyOf(update);
    const next = [...this.installed.filter(({ id }) => !removeRuleIds.includes(id)), ...addRules];
    if (new Set(next.map(({ id }) => id)).size < next.length) throw new Error('not a unique ID');
    const refused = addRules.find(this.refuses);
    if (refused) throw new Error(`Rule with id ${refused.id} is refused.`);
    this.updates.push(copyOf(update));
    this.installed = next;
  };

  /** How many rules keep answers from the sites that they are addressed to. */
  get blocking(): number {
    return this.installed.filter(({ action }) => 'type' in action && action.type === 'block')
      .length;
  }

  /** The Authorization headers that requests get. */
  get headers(): string[] {
    return this.installed.flatMap(({ action }) => {
      const { requestHeaders: [change] = [] } = action as { requestHeaders?: HeaderChange[] };
      return change?.header === 'authorization' ? [change.value] : [];
    });
  }
}
