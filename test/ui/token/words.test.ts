import { describe, expect, test } from 'vitest';
import type { SignatureCheck } from '../../../src/core/token/check.ts';
import type { TokenFacts } from '../../../src/core/token/facts.ts';
import { readToken } from '../../../src/core/token/read-token.ts';
import type { SelfContained } from '../../../src/core/token/reading.ts';
import { formText } from '../../../src/ui/token/form-text.ts';
import { signatureText, signatureTone } from '../../../src/ui/token/signature-text.ts';
import { NOON } from '../../support/grants.ts';
import { PASTED, SHOP } from '../../support/page.ts';
import { jwtWith } from '../../support/samples.ts';

const READ: SelfContained = {
  form: 'self-contained',
  header: { alg: 'ES256' },
  claims: {},
  isSigned: true,
  flaws: [],
};

test.each([
  [READ, 'Self-contained JWS · ES256'],
  [{ ...READ, header: {} }, 'Self-contained JWS'],
  [{ ...READ, header: { alg: 7 } }, 'Self-contained JWS'],
  [{ ...READ, isSigned: false, header: { alg: 'none' } }, 'Self-contained, unsecured · none'],
  [{ ...READ, disclosures: [] }, 'SD-JWT · ES256'],
  [{ ...READ, nested: READ }, 'Nested JWT · ES256'],
  [
    { form: 'referential', header: { alg: 'dir', enc: 'A256GCM' }, flaws: [] } as const,
    'Referential JWE · dir · A256GCM',
  ],
  [{ form: 'malformed', flaws: [] } as const, 'Malformed'],
  [{ form: 'opaque' } as const, 'Opaque'],
])('the form of a token in words: %#', (reading, text) => {
  expect(formText(reading)).toBe(text);
});

const text = jwtWith({});
const factsWith = (check: SignatureCheck | undefined, changes: Partial<TokenFacts> = {}) => ({
  kind: 'access_token' as const,
  text,
  reading: readToken(text),
  now: NOON,
  app: SHOP,
  ...(check && { check: { signature: check } }),
  ...changes,
});

describe('what came of checking a signature', () => {
  const CHECKS: readonly [SignatureCheck, RegExp][] = [
    [{ kind: 'bad' }, /does not fit/],
    [{ kind: 'unsigned' }, /^No signature/],
    [{ kind: 'symmetric', algorithm: 'HS256' }, /HS256 takes a shared secret/],
    [{ kind: 'unknown_key', keyId: 'k' }, /no key k$/],
    [{ kind: 'unknown_key', keyId: '22132fcd-a7a9-4b47-9418' }, /no key 22132fcd…$/],
    [{ kind: 'unknown_key' }, /no key for it/],
    [{ kind: 'unfit_key', why: 'use' }, /not for signatures/],
    [{ kind: 'unfit_key', why: 'algorithm' }, /another algorithm/],
    [{ kind: 'unfit_key', why: 'weak' }, /too short/],
    [{ kind: 'unsupported', algorithm: 'ML-DSA-44' }, /does not offer ML-DSA-44/],
    [{ kind: 'critical' }, /“crit”/],
    [{ kind: 'no_keys' }, /fetching the issuer’s keys/],
  ];

  test.each(CHECKS)('%j is never called verified', (check, words) => {
    expect(signatureText(factsWith(check))).toMatch(words);
    expect(signatureText(factsWith(check))).not.toMatch(/signature verified|valid/i);
    expect(signatureTone(factsWith(check))).not.toBe('live');
  });

  test('that fits is verified, whatever its key is called', () => {
    const verified = { kind: 'verified', algorithm: 'ES256' } as const;
    expect(signatureText(factsWith(verified))).toBe('Signature verified');
    const named = factsWith({ ...verified, keyId: '22132fcd-a7a9-4b47-9418' });
    expect(signatureText(named)).toBe('Signature verified');
    expect(signatureTone(named)).toBe('live');
  });

  test('is not known yet, or never will be', () => {
    expect(signatureText(factsWith(undefined))).toMatch(/^Checking/);
    expect(signatureText(factsWith({ kind: 'no_keys' }, { app: PASTED }))).toMatch(/no issuer/);
    expect(signatureText(factsWith(undefined, { reading: { form: 'opaque' } }))).toBeUndefined();
  });
});
