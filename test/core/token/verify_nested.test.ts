import { beforeAll, expect, test } from 'vitest';
import { jwtWith } from '../../support/samples.ts';
import { base64url, checked, type Signer, signerWith } from '../../support/signed.ts';

const CLAIMS = { iss: 'https://issuer.test', sub: 'alice' };

let signer: Signer;
let stranger: Signer;
beforeAll(async () => {
  signer = await signerWith('ES256');
  stranger = await signerWith('ES256');
});

/** What comes of a token inside one that the issuer signed. */
const checkedInside = async (inner: string, header: object = {}) =>
  checked(await signer.sign(inner, { cty: 'JWT', ...header }), [signer.published]);

const ENCRYPTED = `${base64url('{"alg":"dir","enc":"A256GCM"}')}..aXY.dGV4dA.dGFn`;

test('claims that nobody signed are not verified by what is around them', async () => {
  expect(await checkedInside(jwtWith(CLAIMS, { alg: 'none' }))).toEqual({ kind: 'unsigned' });
});

test('nor are those that someone else signed', async () => {
  expect(await checkedInside(await stranger.sign(CLAIMS))).toEqual({ kind: 'bad' });
  const unknown = { kind: 'unknown_key', keyId: 'key-9' };
  expect(await checkedInside(await stranger.sign(CLAIMS, { kid: 'key-9' }))).toEqual(unknown);
});

test('nor what cannot be read', async () => {
  for (const inner of [ENCRYPTED, `${base64url('{"alg":"ES256"}')}.e30`]) {
    expect(await checkedInside(inner)).toEqual({ kind: 'not_applicable' });
  }
});

test('nor claims that an inner SD-JWT discloses and nobody signed', async () => {
  const disclosed = base64url('["salt","role","admin"]');
  const inner = await signer.sign({ ...CLAIMS, _sd: [] });
  expect(await checkedInside(`${inner}~${disclosed}~`)).toEqual({ kind: 'bad' });
});

test('however deep', async () => {
  const forged = await signer.sign(jwtWith(CLAIMS, { alg: 'none' }), { cty: 'JWT' });
  expect(await checkedInside(forged)).toEqual({ kind: 'unsigned' });
});

test('claims that the issuer signed twice are verified', async () => {
  const verified = { kind: 'verified', algorithm: 'ES256', keyId: 'key-1' };
  const inner = await signer.sign(CLAIMS);
  expect(await checkedInside(inner)).toEqual(verified);
  expect(await checkedInside(await signer.sign(inner, { cty: 'JWT' }))).toEqual(verified);
});

test('a good one inside does not help what is around it', async () => {
  const text = await stranger.sign(await signer.sign(CLAIMS), { cty: 'JWT' });
  expect(await checked(text, [signer.published])).toEqual({ kind: 'bad' });
});
