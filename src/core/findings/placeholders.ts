import type { TokenFacts } from '../token/facts.ts';
import { error, type FindingRule, type Found } from './finding.ts';
import { rfc } from './source.ts';

/**
 * What tools leave in the place of a value that nobody filled in, and what code makes of one that is not there.
 * Brackets stand in no bearer token; whatever could be one counts only where nothing stands beside it.
 */
const PLACEHOLDERS: readonly RegExp[] = [
  /\{\{[^{}]*\}\}/,
  /\$\{[^{}]*\}/,
  /<[a-z][\w .-]*>/i,
  /^\$[A-Z][A-Z0-9_]*$/,
  /^%[a-z_]\w{2,}%$/i,
  /^:[a-z_]\w*$/i,
  /^\[[a-z][a-z _-]*\]$/i,
  /^(?:your|insert|paste|put|replace|enter)[a-z _-]{0,40}(?:token|jwt|bearer|key)[a-z _-]{0,40}$/i,
  /^(?:undefined|null)$/,
];

const withoutPrefix = (text: string) => text.trim().replace(/^bearer\s+/i, '');

/** The sign that stands where a token should, and nothing of a token beside it. */
export function placeholderIn(text: string): string | undefined {
  const value = withoutPrefix(text);
  return PLACEHOLDERS.map((pattern) => pattern.exec(value)?.[0]).find(
    (found) => found !== undefined,
  );
}

const LONGEST = 40;

function template({ text }: TokenFacts): Found | undefined {
  const found = placeholderIn(text);
  return found === undefined ? undefined : error(found.slice(0, LONGEST));
}

export const PLACEHOLDER_RULES: readonly FindingRule[] = [
  { id: 'template', source: rfc(6750, '2.1'), find: template },
];
