import type { TokenFacts } from '../token/facts.ts';
import type { Finding, FindingRule, Level } from './finding.ts';
import { FINDING_IDS } from './ids.ts';
import { ISSUER_RULES } from './issuer-rules.ts';
import { TOKEN_RULES } from './token-rules.ts';

/** Every rule that there is. */
export const FINDING_RULES: readonly FindingRule[] = [...TOKEN_RULES, ...ISSUER_RULES];

const LEVELS: readonly Level[] = ['error', 'warn', 'info'];

const weightOf = ({ level, id }: Finding) =>
  LEVELS.indexOf(level) * FINDING_IDS.length + FINDING_IDS.indexOf(id);

/** All that is worth telling about a token, what hurts most first. */
export const findingsOf = (facts: TokenFacts): readonly Finding[] =>
  FINDING_RULES.flatMap(({ id, source, find }): Finding[] => {
    const found = find(facts);
    return found ? [{ ...found, id, source }] : [];
  }).sort((a, b) => weightOf(a) - weightOf(b));
