import { headerOf, type TokenFacts } from '../token/facts.ts';
import type { Flaw, FlawCode } from '../token/reading.ts';
import { error, type FindingRule, type Found, info } from './finding.ts';
import type { SentenceId } from './ids.ts';
import { placeholderIn } from './placeholders.ts';
import { rfc } from './source.ts';
import { askableAt, mediaTypeIn } from './subject.ts';

const SENTENCES: Readonly<Record<FlawCode, SentenceId>> = {
  parts: 'malformed_parts',
  base64url: 'malformed_base64url',
  utf8: 'malformed_utf8',
  json: 'malformed_json',
  not_an_object: 'malformed_not_an_object',
  too_deep: 'malformed_too_deep',
  duplicate: 'malformed_duplicate',
};

const flawFound = ({ code, part, member = '' }: Flaw): Found => ({
  ...error({ part }, member),
  sentence: SENTENCES[code],
});

/** The worst flaw, also of a token that can be read all the same. */
function malformed({ reading, text }: TokenFacts): Found | undefined {
  const [flaw] = reading && 'flaws' in reading ? reading.flaws : [];
  return flaw && placeholderIn(text) === undefined ? flawFound(flaw) : undefined;
}

/** Whether its issuer has said what it is, or that it never will. What went wrong on the way may go well next time. */
function isAnswered({ answers }: TokenFacts): boolean {
  const { claims, failure } = answers?.introspection ?? {};
  return claims !== undefined || failure?.code === 'introspection_refused';
}

/** An issuer that can be asked is the place to go on. */
function withIssuer(facts: TokenFacts): Found {
  const remedy = isAnswered(facts) ? 'see_answer' : askableAt(facts);
  return remedy ? { ...info(), remedy } : info();
}

const jwe = (facts: TokenFacts): Found | undefined =>
  facts.reading?.form === 'referential' ? withIssuer(facts) : undefined;

const opaque = (facts: TokenFacts): Found | undefined =>
  facts.reading?.form === 'opaque' && placeholderIn(facts.text) === undefined
    ? withIssuer(facts)
    : undefined;

function nested(facts: TokenFacts): Found | undefined {
  const { reading } = facts;
  const isInside = reading?.form === 'self-contained' && reading.nested !== undefined;
  return isInside || mediaTypeIn(headerOf(facts), 'cty') === 'jwt' ? info() : undefined;
}

const sdJwt = ({ reading }: TokenFacts): Found | undefined =>
  reading?.form === 'self-contained' && reading.disclosures ? info() : undefined;

export const FORMAT_RULES: readonly FindingRule[] = [
  { id: 'malformed', source: rfc(7519, '7.2'), find: malformed },
  { id: 'jwe', source: rfc(7516, '3.1'), find: jwe },
  { id: 'opaque', source: rfc(6749, '1.4'), find: opaque },
  { id: 'nested', source: rfc(7519, '5.2'), find: nested },
  { id: 'sd_jwt', source: rfc(9901, '4'), find: sdJwt },
];
