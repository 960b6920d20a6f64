import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding } from '../../../src/core/findings/finding.ts';
import { findingsOf } from '../../../src/core/findings/findings.ts';
import type { SignatureCheck } from '../../../src/core/token/check.ts';
import type { TokenFacts } from '../../../src/core/token/facts.ts';
import { verdictOf } from '../../../src/core/token/verdict.ts';
import { appWith } from '../../support/samples.ts';
import { factsOfText, factsWith, NOON_S, tokensWith } from '../../support/token-facts.ts';

const VALID = 'verdict_signature_valid';

const OTHERS: readonly SignatureCheck[] = [
  { kind: 'bad' },
  { kind: 'unsigned' },
  { kind: 'symmetric', algorithm: 'HS256' },
  { kind: 'unknown_key' },
  { kind: 'unfit_key', why: 'weak' },
  { kind: 'unsupported', algorithm: 'ML-DSA-65' },
  { kind: 'critical' },
  { kind: 'no_keys' },
  { kind: 'not_applicable' },
];

const asideFor = (signature: SignatureCheck | undefined) =>
  verdictOf(factsWith({}, { check: signature && { signature } }), []).aside;

test('a signature is valid where it was verified', () => {
  expect(asideFor({ kind: 'verified', algorithm: 'ES256', keyId: 'k' })).toBe(VALID);
});

test.each<[SignatureCheck['kind'] | undefined, string]>([
  [undefined, 'verdict_signature_unchecked_yet'],
  ['bad', 'verdict_signature_bad'],
  ['unsigned', 'verdict_unsigned'],
  ['symmetric', 'verdict_signature_uncheckable'],
  ['no_keys', 'verdict_signature_uncheckable'],
  ['unsupported', 'verdict_signature_uncheckable'],
  ['not_applicable', 'verdict_signature_unchecked'],
])('a signature that is %s is told as that, whatever was found', (kind, aside) => {
  expect(asideFor(OTHERS.find((one) => one.kind === kind))).toBe(aside);
});

const claims = fc.record(
  {
    exp: fc.option(fc.integer({ min: NOON_S - 99, max: NOON_S + 9999 }), { nil: undefined }),
    sub: fc.constantFrom('alice', VALID, '(signature valid)', undefined),
    aud: fc.constantFrom('shop-api', 'shop', VALID, undefined),
    nonce: fc.constantFrom('n', undefined),
    verified: fc.constant(true),
  },
  { requiredKeys: [] },
);

const facts: fc.Arbitrary<TokenFacts> = fc
  .record({
    token: fc.oneof(
      claims.map((some) => factsWith(some)),
      fc.string().map((text) => factsOfText(text)),
      fc.constant(factsOfText('e30.e30.AA.AA.AA')),
    ),
    kind: fc.constantFrom('access_token' as const, 'id_token' as const, undefined),
    check: fc.constantFrom(undefined, ...OTHERS.map((signature) => ({ signature }))),
    app: fc.constantFrom(
      undefined,
      appWith(),
      appWith({ send: 'id_token' }),
      appWith({ silenced: ['sig_bad', 'alg_none', 'expired', 'kid_unknown'] }),
    ),
    tokens: fc.constantFrom(undefined, tokensWith(), tokensWith({ expiresAt: NOON_S * 1000 + 9 })),
    active: fc.constantFrom(true, false, undefined),
  })
  .map(({ token, active, ...rest }) => ({
    ...token,
    ...rest,
    answers: { introspection: { at: 0, receivedAt: 0, claims: { active } } },
  }));

const saysValid = (told: TokenFacts, findings: readonly Finding[]) => {
  const { key, aside } = verdictOf(told, findings);
  return [key, aside].includes(VALID);
};

test('no token is called valid whose signature was not verified', () => {
  fc.assert(
    fc.property(facts, (told) => {
      expect(saysValid(told, findingsOf(told))).toBe(false);
      expect(saysValid(told, [])).toBe(false);
    }),
    { numRuns: 500 },
  );
});
