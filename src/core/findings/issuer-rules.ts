import { API_RULES } from './api-answers.ts';
import { DISCOVERY_RULES } from './discovery.ts';
import type { FindingRule } from './finding.ts';
import { REFRESH_RULES } from './refresh.ts';
import { SCOPE_RULES } from './scopes.ts';
import { SENDING_RULES } from './sending.ts';
import { SETTING_RULES } from './settings.ts';
import { SIGN_IN_RULES } from './sign-in.ts';

/** What shows beside the app, its issuer, its API and what they answered. */
export const ISSUER_RULES: readonly FindingRule[] = [
  ...SCOPE_RULES,
  ...REFRESH_RULES,
  ...SIGN_IN_RULES,
  ...API_RULES,
  ...SENDING_RULES,
  ...SETTING_RULES,
  ...DISCOVERY_RULES,
];
