import fc from 'fast-check';
import { expect, test } from 'vitest';
import catalogue from '../../../public/_locales/en/messages.json' with { type: 'json' };
import type { Finding, Found } from '../../../src/core/findings/finding.ts';
import { findingsOf } from '../../../src/core/findings/findings.ts';
import type { SignatureCheck } from '../../../src/core/token/check.ts';
import type { TokenFacts } from '../../../src/core/token/facts.ts';
import { appWith, jwtWith } from '../../support/samples.ts';
import {
  asking,
  factsOfText,
  NOON,
  SOUND,
  SOUND_HEADER,
  tokensWith,
} from '../../support/token-facts.ts';

/** Every claim and member that some rule looks at. */
const NAMES = [
  ...Object.keys(SOUND),
  ...Object.keys(SOUND_HEADER),
  ...['nbf', 'azp', 'cid', 'appid', 'cnf', 'nonce', 'at_hash', 'scope', 'scp', 'token_use', 'tid'],
  ...['jwk', 'jku', 'x5u', 'crit', 'b64', 'cty', 'enc', '_claim_names', 'hasgroups', 'email'],
  ...['password', '__proto__', 'constructor', 'toString'],
];

const TEXTS = ['', 'none', 'JWT', 'shop', 'https://[', 'https://dev.x.test/', '{{x}}', '\ud800'];

const value = fc.oneof(
  fc.jsonValue(),
  fc.bigInt(),
  fc.double(),
  fc.constantFrom(...TEXTS),
  fc.constantFrom(Infinity, -Infinity, 8.64e15, 1e300, -1),
  fc.array(fc.oneof(fc.constantFrom(...TEXTS), fc.jsonValue())),
  fc.dictionary(fc.constantFrom('jkt', 'groups', 'pwd', '__proto__'), fc.jsonValue()),
);

const members = fc.dictionary(fc.constantFrom(...NAMES), value);

const kind = fc.constantFrom('access_token', 'id_token', undefined);

const SIGNATURES: readonly (SignatureCheck | undefined)[] = [
  undefined,
  { kind: 'bad' },
  { kind: 'critical' },
  { kind: 'unfit_key', why: 'use' },
];

const around: fc.Arbitrary<Partial<TokenFacts>> = fc.record({
  kind,
  app: fc.constantFrom(
    undefined,
    appWith(),
    appWith({ send: 'id_token' }),
    appWith({ grant: { kind: 'pasted' } }),
    asking({}),
  ),
  tokens: fc.option(
    fc
      .record({ expiresAt: fc.integer(), skew: fc.integer(), renewable: fc.boolean() })
      .map((changes) => tokensWith(changes)),
    { nil: undefined },
  ),
  check: fc
    .constantFrom(...SIGNATURES)
    .map((signature) => signature && { signature, fitsAccessToken: false }),
  answers: fc.option(
    members.map((claims) => ({ introspection: { at: NOON, receivedAt: NOON, claims } })),
    { nil: undefined },
  ),
});

const isNumber = (number: number) => Number.isFinite(number);

/** What a page can put into words: an endless number or a moment beyond all calendars is none. */
const canBeShown = ({ values = [] }: Found) =>
  values.every((shown) => {
    if (typeof shown === 'string') return true;
    if (typeof shown === 'number') return isNumber(shown);
    if ('span' in shown) return isNumber(shown.span) && shown.span >= 0;
    if ('part' in shown) return true;
    if ('moment' in shown) return !Number.isNaN(new Date(shown.moment).getTime());
    return shown.list.every((text) => typeof text === 'string');
  });

const highestIn = (message: string) =>
  Math.max(0, ...[...message.matchAll(/\$(\d)/g)].map(([, number]) => Number(number)));

/** Whether there is a value for every place that its sentence and its remedy have. */
function fitsItsSentences({ id, sentence, remedy, values = [] }: Finding) {
  const keys = [
    `finding_${sentence ?? id}`,
    `remedy_${remedy ?? id}`,
  ] as (keyof typeof catalogue)[];
  return keys.every((key) => highestIn(catalogue[key].message) <= values.length);
}

const isTold = (facts: TokenFacts) =>
  findingsOf(facts).every((finding) => canBeShown(finding) && fitsItsSentences(finding));

test('whatever types claims have, findings are made and can be shown', () => {
  fc.assert(
    fc.property(members, members, around, fc.boolean(), (header, claims, changes, isSigned) => {
      const reading = { form: 'self-contained', header, claims, isSigned, flaws: [] } as const;
      expect(isTold({ ...factsOfText('a.b.c'), ...changes, reading })).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('whatever types the header of an encrypted or broken token has, too', () => {
  const form = fc.constantFrom('referential', 'malformed');
  fc.assert(
    fc.property(members, around, form, (header, changes, form) => {
      expect(
        isTold({ ...factsOfText('a.b.c'), ...changes, reading: { form, header, flaws: [] } }),
      ).toBe(true);
    }),
    { numRuns: 200 },
  );
});

const jsonMembers = fc.dictionary(fc.constantFrom(...NAMES), fc.jsonValue());

test('whatever a text is, findings are made and can be shown', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string().map((rest) => `Bearer ${rest}`),
    fc.tuple(jsonMembers, jsonMembers).map(([claims, header]) => jwtWith(claims, header)),
    fc.tuple(jsonMembers, fc.nat(), fc.string({ maxLength: 2 })).map(([claims, at, put]) => {
      const token = jwtWith(claims);
      const cut = at % token.length;
      return `${token.slice(0, cut)}${put}${token.slice(cut + 1)}`;
    }),
  );
  fc.assert(
    fc.property(text, around, (text, changes) => {
      expect(isTold(factsOfText(text, changes))).toBe(true);
    }),
    { numRuns: 500 },
  );
});
