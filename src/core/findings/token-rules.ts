import { ALGORITHM_RULES } from './algorithms.ts';
import { AUDIENCE_RULES } from './audience.ts';
import { BINDING_RULES } from './binding.ts';
import { ENVIRONMENT_RULES } from './environment.ts';
import type { FindingRule } from './finding.ts';
import { FORMAT_RULES } from './format.ts';
import { HEADER_VALUE_RULES } from './header-value.ts';
import { KEY_RULES } from './keys.ts';
import { KIND_RULES } from './kind-of-token.ts';
import { LIFETIME_RULES } from './lifetimes.ts';
import { PARTY_RULES } from './parties.ts';
import { PERSONAL_DATA_RULES } from './personal-data.ts';
import { PLACEHOLDER_RULES } from './placeholders.ts';
import { SECRET_RULES } from './secrets.ts';
import { TIME_RULES } from './times.ts';

/** What the token itself shows. */
export const TOKEN_RULES: readonly FindingRule[] = [
  ...PLACEHOLDER_RULES,
  ...HEADER_VALUE_RULES,
  ...FORMAT_RULES,
  ...ALGORITHM_RULES,
  ...KEY_RULES,
  ...TIME_RULES,
  ...LIFETIME_RULES,
  ...KIND_RULES,
  ...AUDIENCE_RULES,
  ...ENVIRONMENT_RULES,
  ...PARTY_RULES,
  ...BINDING_RULES,
  ...PERSONAL_DATA_RULES,
  ...SECRET_RULES,
];
