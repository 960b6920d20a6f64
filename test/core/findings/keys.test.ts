import { expect, test } from 'vitest';
import { error, warn } from '../../../src/core/findings/finding.ts';
import type { IssuerFacts } from '../../../src/core/issuer-facts.ts';
import type { SignatureCheck } from '../../../src/core/token/check.ts';
import type { TokenFacts } from '../../../src/core/token/facts.ts';
import { factsOfText, factsWith, foundIn, NOON } from '../../support/token-facts.ts';

type Key = NonNullable<IssuerFacts['keys']>[number];

const publishing = (...keys: readonly Key[]): Partial<TokenFacts> => ({
  issuer: { keys, fetchedAt: NOON, freshUntil: NOON },
});

const checked = (signature: SignatureCheck): Partial<TokenFacts> => ({ check: { signature } });

const encoded = (header: object) => Buffer.from(JSON.stringify(header)).toString('base64url');
const encrypted = (header: object) => factsOfText(`${encoded(header)}.a2V5.aXY.Y2lwaGVy.dGFn`);

const CHECKS = [
  ['sig_bad', { kind: 'bad' }],
  ['kid_unknown', { kind: 'unknown_key', keyId: 'key-1' }],
  ['key_weak', { kind: 'unfit_key', why: 'weak' }],
  ['key_use_mismatch', { kind: 'unfit_key', why: 'use' }],
  ['key_use_mismatch', { kind: 'unfit_key', why: 'algorithm' }],
  [undefined, { kind: 'verified', algorithm: 'RS256' }],
  [undefined, { kind: 'unsupported', algorithm: 'RS256' }],
  [undefined, { kind: 'no_keys' }],
] as const satisfies readonly (readonly [string | undefined, SignatureCheck])[];

test.each(CHECKS)('%s is found where the check says %o, and nothing else', (id, signature) => {
  const facts = factsWith({}, checked(signature));
  const ids = ['sig_bad', 'kid_unknown', 'key_weak', 'key_use_mismatch'] as const;
  expect(ids.filter((one) => foundIn(one, facts))).toEqual(id === undefined ? [] : [id]);
  expect(id && foundIn(id, facts)).toEqual(id && error());
});

test('without a check nothing is said of a signature', () => {
  expect(foundIn('sig_bad', factsWith())).toBeUndefined();
});

const NAMELESS = { header: { kid: undefined } };
const RSA = { kty: 'RSA' } as const;

const unsigned = factsOfText(
  factsWith({}, NAMELESS).text.replace(/[^.]+$/, ''),
  publishing(RSA, RSA),
);

test.each([
  ['several keys, and it has no signature', unsigned, undefined],
  ['several keys', factsWith({}, { ...NAMELESS, ...publishing(RSA, RSA) }), warn(2)],
  ['one', factsWith({}, { ...NAMELESS, ...publishing(RSA) }), undefined],
  [
    'one of this kind',
    factsWith({}, { ...NAMELESS, ...publishing(RSA, { kty: 'EC' }) }),
    undefined,
  ],
  [
    'one for this algorithm',
    factsWith({}, { ...NAMELESS, ...publishing(RSA, { ...RSA, alg: 'PS256' }) }),
    undefined,
  ],
  [
    'one for signatures',
    factsWith({}, { ...NAMELESS, ...publishing(RSA, { ...RSA, use: 'enc' }) }),
    undefined,
  ],
  ['several keys, and it names one', factsWith({}, publishing(RSA, RSA)), undefined],
  [
    'several keys, and has a shared secret',
    factsWith({}, { header: { kid: undefined, alg: 'HS256' }, ...publishing(RSA, RSA) }),
    undefined,
  ],
])('a token that names no key, and its issuer has %s', (_what, facts, found) => {
  expect(foundIn('kid_missing', facts)).toEqual(found);
});

const at = (jwksUri: string): Partial<TokenFacts> => ({
  issuer: {
    metadata: {
      issuer: 'https://issuer.test',
      tokenEndpoint: 'https://issuer.test/token',
      jwksUri,
      namesItself: true,
      wantsPushedRequests: false,
    },
    fetchedAt: NOON,
    freshUntil: NOON,
  },
});

const PASTED = { kind: undefined, app: undefined } as const;
const JKU = { header: { jku: 'https://issuer.test/keys' } };
const EVIL = { header: { jku: 'https://evil.test/keys' } };

test.each([
  ['itself', factsWith({}, { header: { jwk: { kty: 'RSA' } } }), error('jwk')],
  [
    'itself, as a DPoP proof has to',
    factsWith({}, { header: { typ: 'dpop+jwt', jwk: {} } }),
    undefined,
  ],
  ['at its issuer', factsWith({}, JKU), undefined],
  ['elsewhere', factsWith({}, EVIL), error('jku: https://evil.test')],
  [
    'elsewhere, where its issuer publishes them',
    factsWith({}, { ...EVIL, ...at('https://evil.test/keys') }),
    undefined,
  ],
  [
    'elsewhere, beside where its issuer publishes them',
    factsWith({}, { ...EVIL, ...at('https://evil.test/') }),
    error('jku: https://evil.test'),
  ],
  [
    'at another port',
    factsWith({}, { header: { jku: 'https://issuer.test:8443/' } }),
    error('jku: https://issuer.test:8443'),
  ],
  [
    'behind a user name',
    factsWith({}, { header: { x5u: 'https://issuer.test@evil.test/' } }),
    error('x5u: https://evil.test'),
  ],
  ['nowhere', factsWith({}, { header: { jku: 5 } }), error('jku')],
  [
    'elsewhere, as its own issuer says, too',
    factsWith({ iss: 'https://evil.test' }, EVIL),
    error('jku: https://evil.test'),
  ],
  [
    'at its own issuer, pasted',
    factsWith({ iss: 'https://evil.test' }, { ...EVIL, ...PASTED }),
    undefined,
  ],
  ['elsewhere, pasted', factsWith({}, { ...EVIL, ...PASTED }), error('jku: https://evil.test')],
  [
    'for whom it is encrypted',
    encrypted({ alg: 'RSA-OAEP', enc: 'A128GCM', jku: 'https://api.test' }),
    undefined,
  ],
  ['nowhere that it says', factsWith(), undefined],
])('a token whose key is %s', (_what, facts, found) => {
  expect(foundIn('header_key', facts)).toEqual(found);
});
