import { generateKeyPair } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { jwtWith } from '../../support/samples.ts';
import {
  CLAIMS,
  checked,
  keyFrom,
  type Signer,
  signerWith,
  withHeader,
  without,
} from '../../support/signed.ts';

let rs256: Signer;
let es256: Signer;
beforeAll(async () => {
  rs256 = await signerWith('RS256');
  es256 = await signerWith('ES256', { kid: 'key-2' });
});

test.each([
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
])('a token that is signed by %s is verified, and by no other key', async (algorithm) => {
  const signer = await signerWith(algorithm);
  const other = await signerWith(algorithm);
  const token = await signer.sign(CLAIMS);
  const verified = { kind: 'verified', algorithm, keyId: 'key-1' };
  expect(await checked(token, [signer.published])).toEqual(verified);
  expect(await checked(token, [without(signer.published, 'alg', 'use')])).toEqual(verified);
  expect(await checked(token, [other.published])).toEqual({ kind: 'bad' });
});

test.each(['EdDSA', 'Ed25519'])(
  '%s is one algorithm under two names (RFC 9864 §2.2)',
  async (alg) => {
    const signer = await signerWith('Ed25519');
    const token = await signer.sign(CLAIMS, { alg });
    for (const name of ['EdDSA', 'Ed25519']) {
      const key = { ...signer.published, alg: name };
      expect(await checked(token, [key])).toMatchObject({ kind: 'verified', algorithm: alg });
    }
  },
);

test('a signature that this runtime cannot check is said to be so', async () => {
  const algorithm = 'ML-DSA-44';
  const hasIt = await generateKeyPair(algorithm).then(
    () => true,
    () => false,
  );
  const token = jwtWith(CLAIMS, { alg: algorithm });
  const key = keyFrom({ kty: 'AKP', alg: algorithm, pub: 'AAAA' });
  const unusable = { kind: 'unfit_key', why: 'algorithm' };
  expect(await checked(token, [key])).toEqual(
    hasIt ? unusable : { kind: 'unsupported', algorithm },
  );
});

test('nor can one on the second curve of EdDSA', async () => {
  const key = keyFrom({ kty: 'OKP', crv: 'Ed448', x: 'AAAA' });
  const unsupported = { kind: 'unsupported', algorithm: 'EdDSA' };
  expect(await checked(jwtWith(CLAIMS, { alg: 'EdDSA' }), [key])).toEqual(unsupported);
});

test.each(['ES256K', 'Ed448', 'RSA1_5', 'RS1', 'rs256', 'ES256 ', '', '__proto__', 'constructor'])(
  'nobody checks %j',
  async (algorithm) => {
    const token = jwtWith(CLAIMS, { alg: algorithm });
    expect(await checked(token, [rs256.published])).toEqual({ kind: 'unsupported', algorithm });
  },
);

test.each(['none', 'None', 'NONE', 'nOnE', ' none '])('%j is no signature', async (alg) => {
  expect(await checked(jwtWith(CLAIMS, { alg }), [rs256.published])).toEqual({ kind: 'unsigned' });
});

test('nor is an empty one', async () => {
  const token = `${(await rs256.sign(CLAIMS)).split('.').slice(0, 2).join('.')}.`;
  expect(await checked(token, [rs256.published])).toEqual({ kind: 'unsigned' });
});

test.each([
  'opaque',
  '',
  'a.b.c',
  // A JWE: what is signed in it only its API can read.
  `${jwtWith({}, { alg: 'RSA-OAEP', enc: 'A256GCM' })}.text.tag`,
])('%j has no signature that could be checked', async (text) => {
  expect(await checked(text, [rs256.published])).toEqual({ kind: 'not_applicable' });
});

test('without the issuer’s keys there is nothing to check with', async () => {
  expect(await checked(await rs256.sign(CLAIMS), undefined)).toEqual({ kind: 'no_keys' });
});

describe('which key', () => {
  test('the one that is named, among others of its kind', async () => {
    const keys = [(await signerWith('RS256', { kid: 'key-0' })).published, rs256.published];
    expect(await checked(await rs256.sign(CLAIMS), keys)).toMatchObject({ keyId: 'key-1' });
  });

  test('no other one, although it fits', async () => {
    const token = await rs256.sign(CLAIMS);
    const renamed = { ...rs256.published, kid: 'key-9' };
    const unknown = { kind: 'unknown_key', keyId: 'key-1' };
    expect(await checked(token, [renamed, without(rs256.published, 'kid')])).toEqual(unknown);
    expect(await checked(token, [])).toEqual(unknown);
  });

  test('two of one name: whichever fits', async () => {
    const other = await signerWith('RS256');
    const keys = [{ ...es256.published, kid: 'key-1' }, other.published, rs256.published];
    expect(await checked(await rs256.sign(CLAIMS), keys)).toMatchObject({ kind: 'verified' });
  });

  test('without a name any that fits', async () => {
    const token = await rs256.sign(CLAIMS, { kid: undefined });
    const others = [es256.published, (await signerWith('RS256', { kid: 'key-0' })).published];
    expect(await checked(token, [...others, rs256.published])).toMatchObject({ keyId: 'key-1' });
    expect(await checked(token, others)).toEqual({ kind: 'bad' });
    expect(await checked(token, [es256.published])).toMatchObject({ kind: 'unfit_key' });
    expect(await checked(token, [])).toEqual({ kind: 'unknown_key' });
  });

  test('without a name at most ten are tried', async () => {
    const token = await rs256.sign(CLAIMS, { kid: undefined });
    const other = (await signerWith('RS256')).published;
    const behind = (count: number) => [
      ...Array.from({ length: count }, () => other),
      rs256.published,
    ];
    expect(await checked(token, behind(9))).toMatchObject({ kind: 'verified' });
    expect(await checked(token, behind(10))).toEqual({ kind: 'unknown_key' });
    expect(await checked(token, behind(9).slice(0, 9))).toEqual({ kind: 'bad' });
  });
});

test.each([[['exp']], [['b64', 'exp']], [[]], ['b64'], [null], [7]])(
  'what is critical and not understood is told: %j',
  async (crit) => {
    const token = withHeader(await rs256.sign(CLAIMS), { crit, exp: 1 });
    expect(await checked(token, [rs256.published])).toEqual({ kind: 'critical' });
  },
);
