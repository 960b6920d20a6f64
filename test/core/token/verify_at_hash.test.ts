import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { readToken } from '../../../src/core/token/read-token.ts';
import { checkToken } from '../../../src/core/token/verify.ts';
import { jwtWith } from '../../support/samples.ts';

const ACCESS = 'access-1';

const half = (text: string, hash: string) => {
  const digest = createHash(hash).update(text).digest();
  return digest.subarray(0, digest.length / 2).toString('base64url');
};

async function fits(claims: object, alg: unknown, accessToken: string | undefined) {
  const text = jwtWith(claims, { alg });
  const reading = readToken(text);
  return (await checkToken({ text, reading, keys: undefined, accessToken })).fitsAccessToken;
}

test.each([
  ['RS256', 'sha256'],
  ['PS384', 'sha384'],
  ['ES512', 'sha512'],
  ['HS256', 'sha256'],
  ['EdDSA', 'sha512'],
  ['Ed25519', 'sha512'],
])('at_hash under %s is the left half of %s', async (alg, hash) => {
  const claims = { at_hash: half(ACCESS, hash) };
  expect(await fits(claims, alg, ACCESS)).toBe(true);
  expect(await fits(claims, alg, 'access-2')).toBe(false);
});

// OpenID Connect Core appendix A.4 has it for a code, whose hash is made in the same way (§3.3.2.11).
test('the example of the specification fits', async () => {
  const code = 'Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk';
  expect(await fits({ at_hash: 'LDktKdoQak3Pk0cnXxCltA' }, 'RS256', code)).toBe(true);
});

test.each([
  null,
  7,
  ['x'],
  {},
  '',
  `${half(ACCESS, 'sha256')}=`,
  half(ACCESS, 'sha256').toLowerCase(),
])('at_hash %j does not fit', async (value) => {
  expect(await fits({ at_hash: value }, 'RS256', ACCESS)).toBe(false);
});

test('nothing is said where there is none, no access token, or no known hash', async () => {
  const claims = { at_hash: half(ACCESS, 'sha256') };
  expect(await fits({}, 'RS256', ACCESS)).toBeUndefined();
  expect(await fits(claims, 'RS256', undefined)).toBeUndefined();
  for (const alg of ['none', 'ML-DSA-44', 'RS256 ', 256, undefined]) {
    expect(await fits(claims, alg, ACCESS)).toBeUndefined();
  }
});
