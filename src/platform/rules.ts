import type { DeclarativeNetRequest } from 'webextension-polyfill';
import type { InstalledRule, RuleChange } from '../core/rule.ts';
import { browser } from './browser.ts';

/** Session rules only: dynamic ones are written to disk, token included. */
export const installedRules = (): Promise<InstalledRule[]> =>
  browser.declarativeNetRequest.getSessionRules();

/** Applied whole or not at all; rejects when the browser refuses any one of the rules. */
export const updateRules = ({ removeRuleIds, addRules }: RuleChange): Promise<void> =>
  browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [...removeRuleIds],
    addRules: addRules as unknown as DeclarativeNetRequest.Rule[],
  });

type Enumeration = Readonly<Record<string, string>>;

/** What the polyfill's types leave out of a browser's own account of itself. */
interface Vocabulary {
  readonly ResourceType: Enumeration;
  /** Chromium only. */
  readonly RuleConditionKeys?: Enumeration;
}

const vocabulary = () => browser.declarativeNetRequest as unknown as Vocabulary;

/** The types of request that this browser tells apart. */
export const resourceTypes = (): readonly string[] => Object.values(vocabulary().ResourceType);

/** Whether a rule of this browser may ask which page the tab shows. Older ones refuse such a rule. */
export const canMatchTop = (): boolean =>
  Object.values(vocabulary().RuleConditionKeys ?? {}).includes('topDomains');
