import { BEARER, headerNameText, headerValue } from '../header-line.ts';
import type { TokenFacts } from '../token/facts.ts';
import { error, type FindingRule, type Found, warn } from './finding.ts';
import { placeholderIn } from './placeholders.ts';
import { rfc } from './source.ts';
import { isForApi } from './subject.ts';

/** Without an app: as most are sent. */
const carrierOf = ({ app }: TokenFacts) => app?.header ?? BEARER;

const PREFIX = /^\s*(bearer|dpop|token)\s+/i;

/** Where nothing is sent before the token, it may well bring its own prefix. */
function bearerPrefixDoubled(facts: TokenFacts): Found | undefined {
  const prefix = PREFIX.exec(facts.text)?.[1];
  return prefix !== undefined && carrierOf(facts).scheme !== '' ? error(prefix) : undefined;
}

/** b64token = 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"=" */
const NO_B64TOKEN = /[^\w.~+/=-]|=(?=[^=])/;
const NO_VISIBLE_ASCII = /[^\x20-\x7e]/;

const firstOf = (pattern: RegExp, text: string, from = 0) => {
  const index = text.slice(from).search(pattern);
  return index < 0 ? undefined : from + index;
};

/** Only bearer tokens are held to that grammar. A prefix is told of by itself. */
const oddOne = (facts: TokenFacts) =>
  carrierOf(facts).scheme.toLowerCase() === 'bearer'
    ? firstOf(NO_B64TOKEN, facts.text, PREFIX.exec(facts.text)?.[0].length)
    : undefined;

const characterAt = (text: string, at: number) => {
  const number = text.codePointAt(at) ?? 0;
  return `U+${number.toString(16).toUpperCase().padStart(4, '0')}`;
};

/**
 * What no header line can carry is an error. Other signs than those of a b64token are a warning: Salesforce
 * has `!` in its tokens, and takes them.
 */
function badChar(facts: TokenFacts): Found | undefined {
  const { text } = facts;
  if (placeholderIn(text) !== undefined) return undefined;
  const worst = firstOf(NO_VISIBLE_ASCII, text);
  const at = worst ?? oddOne(facts);
  if (at === undefined) return undefined;
  return (worst === undefined ? warn : error)(characterAt(text, at), at + 1);
}

/** Some servers stop at 4 KB; Apache at 8,190 bytes a line, nginx at 8 KB, Node at 16 KB for all lines. */
const LIMITS = [
  { bytes: 8190, found: error },
  { bytes: 4096, found: warn },
];

function headerTooBig(facts: TokenFacts): Found | undefined {
  if (!isForApi(facts) || facts.text === '') return undefined;
  const header = carrierOf(facts);
  const line = `${headerNameText(header.name)}: ${headerValue(header, facts.text)}`;
  const { length } = new TextEncoder().encode(line);
  const passed = LIMITS.find(({ bytes }) => length > bytes);
  return passed?.found(length, passed.bytes);
}

export const HEADER_VALUE_RULES: readonly FindingRule[] = [
  { id: 'bearer_prefix_doubled', source: rfc(6750, '2.1'), find: bearerPrefixDoubled },
  { id: 'bad_char', source: rfc(6750, '2.1'), find: badChar },
  { id: 'header_too_big', source: rfc(6585, '5'), find: headerTooBig },
];
