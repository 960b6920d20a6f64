import type { RuleContext } from '../core/requests-of.ts';
import { canMatchTop, resourceTypes } from '../platform/rules.ts';
import { ownHost } from '../platform/runtime.ts';
import type { PageState } from './page-state.ts';

/** What rules depend on beside the apps: who we are, and what this browser lets us and can do. */
export const ruleContext = ({ granted }: Pick<PageState, 'granted'>): RuleContext => ({
  ownHost: ownHost(),
  granted,
  types: resourceTypes(),
  knowsTop: canMatchTop(),
});
