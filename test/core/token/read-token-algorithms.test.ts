import {
  CompactEncrypt,
  type CompactJWEHeaderParameters,
  type CryptoKey,
  generateKeyPair,
  generateSecret,
  type KeyObject,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { expect, test } from 'vitest';
import { readToken } from '../../../src/core/token/read-token.ts';

const CLAIMS = { iss: 'https://issuer.test', sub: 'Älice', exp: 1767268800 };

type Key = CryptoKey | KeyObject | Uint8Array;

async function signed(alg: string, key: Key) {
  const header = { alg, typ: 'at+jwt', kid: 'k' };
  const text = await new SignJWT(CLAIMS).setProtectedHeader(header).sign(key);
  expect(readToken(text)).toEqual({
    form: 'self-contained',
    header,
    claims: CLAIMS,
    isSigned: true,
    flaws: [],
  });
}

test.each([
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
])('signed with %s', async (alg) => {
  await signed(alg, (await generateKeyPair(alg)).privateKey);
});

test.each([
  ['HS256', 32],
  ['HS384', 48],
  ['HS512', 64],
])('signed with %s', async (alg, size) => {
  await signed(alg, new Uint8Array(size).fill(7));
});

test('not signed at all', () => {
  expect(readToken(new UnsecuredJWT(CLAIMS).encode())).toEqual({
    form: 'self-contained',
    header: { alg: 'none' },
    claims: CLAIMS,
    isSigned: false,
    flaws: [],
  });
});

async function encrypted(header: CompactJWEHeaderParameters, key: Key) {
  const plain = new TextEncoder().encode(JSON.stringify(CLAIMS));
  const text = await new CompactEncrypt(plain).setProtectedHeader(header).encrypt(key);
  const reading = readToken(text);
  expect(reading).toMatchObject({ form: 'referential', header, flaws: [] });
  expect(JSON.stringify(reading)).not.toContain('issuer.test');
}

test.each([
  'RSA-OAEP',
  'RSA-OAEP-256',
  'RSA-OAEP-384',
  'RSA-OAEP-512',
  'ECDH-ES',
  'ECDH-ES+A128KW',
  'ECDH-ES+A192KW',
  'ECDH-ES+A256KW',
])('encrypted for a public key with %s', async (alg) => {
  await encrypted({ alg, enc: 'A256GCM' }, (await generateKeyPair(alg)).publicKey);
});

test.each(['A128KW', 'A192KW', 'A256KW', 'A128GCMKW', 'A192GCMKW', 'A256GCMKW'])(
  'encrypted with a key that both sides have, with %s',
  async (alg) => {
    await encrypted({ alg, enc: 'A128CBC-HS256' }, await generateSecret(alg));
  },
);

test.each(['A128GCM', 'A192GCM', 'A256GCM', 'A128CBC-HS256', 'A192CBC-HS384', 'A256CBC-HS512'])(
  'encrypted directly with %s',
  async (enc) => {
    await encrypted({ alg: 'dir', enc }, await generateSecret(enc));
  },
);

test('encrypted with a password', async () => {
  const header = { alg: 'PBES2-HS256+A128KW', enc: 'A128GCM' };
  await encrypted(header, new TextEncoder().encode('a password'));
});
