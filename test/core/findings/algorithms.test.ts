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

const unsigned = (header: object) => {
  const { text, ...facts } = factsWith({}, { header: { ...header } });
  return factsOfText(text.replace(/[^.]+$/, ''), { app: facts.app });
};

test.each([
  ['none', factsWith({}, { header: { alg: 'none' } }), error()],
  ['none, in odd letters', factsWith({}, { header: { alg: 'nOnE' } }), error()],
  ['none, without a signature', unsigned({ alg: 'none' }), error()],
  ['one, without a signature', unsigned({ alg: 'RS256' }), error()],
  ['one', factsWith(), undefined],
  ['a number', factsWith({}, { header: { alg: 0 } }), undefined],
  ['none, in a text that is no token', factsOfText('{"alg":"none"}'), undefined],
])('no signature: the algorithm is %s', (_what, facts, found) => {
  expect(foundIn('alg_none', facts)).toEqual(found);
});

const HS256 = { header: { alg: 'HS256' } };

test.each([
  ['keys', factsWith({}, { ...HS256, ...publishing({ kty: 'RSA' }) }), warn('HS256')],
  [
    'where its keys are',
    factsWith(
      {},
      {
        ...HS256,
        issuer: {
          metadata: {
            issuer: 'https://issuer.test',
            tokenEndpoint: 'https://issuer.test/token',
            jwksUri: 'https://issuer.test/jwks',
            namesItself: true,
            wantsPushedRequests: false,
          },
          fetchedAt: NOON,
          freshUntil: NOON,
        },
      },
    ),
    warn('HS256'),
  ],
  ['no keys', factsWith({}, { ...HS256, ...publishing() }), undefined],
  ['what nobody fetched yet', factsWith({}, HS256), undefined],
  ['keys, and signs with them', factsWith({}, publishing({ kty: 'RSA' })), undefined],
])('a shared secret, and the issuer publishes %s', (_what, facts, found) => {
  expect(foundIn('alg_hs_with_public_idp', facts)).toEqual(found);
});

const encoded = (header: object) => Buffer.from(JSON.stringify(header)).toString('base64url');
const encrypted = (header: object) => factsOfText(`${encoded(header)}.a2V5.aXY.Y2lwaGVy.dGFn`);

test.each(['A192CBC', 'A256CBC', 'A128CTR', 'A192CTR', 'A256CTR'])(
  'an algorithm without integrity: %s',
  (enc) => {
    expect(foundIn('alg_deprecated', encrypted({ alg: 'dir', enc }))).toEqual(warn(enc));
  },
);

test.each([
  ['RS1', factsWith({}, { header: { alg: 'RS1' } }), warn('RS1')],
  ['HS1', factsWith({}, { header: { alg: 'HS1' } }), warn('HS1')],
  ['ES256K', factsWith({}, { header: { alg: 'ES256K' } }), warn('ES256K')],
  ['RSA1_5', encrypted({ alg: 'RSA1_5', enc: 'A128GCM' }), warn('RSA1_5')],
  ['A128CBC', encrypted({ alg: 'RSA-OAEP', enc: 'A128CBC' }), warn('A128CBC')],
  ['RSA-OAEP', encrypted({ alg: 'RSA-OAEP', enc: 'A128GCM' }), undefined],
  ['EdDSA', factsWith({}, { header: { alg: 'EdDSA' } }), undefined],
  ['RS256', factsWith(), undefined],
])('an algorithm that libraries refuse: %s', (_what, facts, found) => {
  expect(foundIn('alg_deprecated', facts)).toEqual(found);
});

test.each([
  ['not encoded', factsWith({}, { header: { b64: false, crit: ['b64'] } }), warn()],
  ['encoded', factsWith({}, { header: { b64: true } }), undefined],
  ['as ever', factsWith(), undefined],
])('claims that are %s', (_what, facts, found) => {
  expect(foundIn('b64_false', facts)).toEqual(found);
});

test.each([
  [
    'one that nobody knows',
    factsWith({}, { header: { crit: ['exp', 'b64'] } }),
    error({ list: ['exp'] }),
  ],
  ['no list', factsWith({}, { header: { crit: 'exp' } }), error({ list: ['?'] })],
  ['an empty list', factsWith({}, { header: { crit: [] } }), error({ list: ['?'] })],
  ['a number', factsWith({}, { header: { crit: [1] } }), error({ list: ['?'] })],
  [
    'one, in what is encrypted',
    encrypted({ alg: 'dir', enc: 'A128GCM', crit: ['x'] }),
    error({ list: ['x'] }),
  ],
  ['one, as the check says', factsWith({}, checked({ kind: 'critical' })), error('?')],
  [
    'that claims are not encoded',
    factsWith({}, { header: { b64: false, crit: ['b64'] }, ...checked({ kind: 'critical' }) }),
    undefined,
  ],
  ['none', factsWith({}, checked({ kind: 'verified', algorithm: 'RS256' })), undefined],
])('extensions that have to be understood: %s', (_what, facts, found) => {
  expect(foundIn('crit_unknown', facts)).toEqual(found);
});
