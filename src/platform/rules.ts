import browser, { type DeclarativeNetRequest } from 'webextension-polyfill';
import type { InstalledRule, RuleChange } from '../core/rule.ts';

/** Session rules only: dynamic ones are written to disk, token included. */
export const installedRules = (): Promise<InstalledRule[]> =>
  browser.declarativeNetRequest.getSessionRules();

/** Applied whole or not at all; rejects when the browser refuses any one of the rules. */
export const updateRules = ({ removeRuleIds, addRules }: RuleChange): Promise<void> =>
  browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [...removeRuleIds],
    addRules: addRules as unknown as DeclarativeNetRequest.Rule[],
  });
