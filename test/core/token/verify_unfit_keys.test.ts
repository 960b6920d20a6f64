import { beforeAll, describe, expect, test } from 'vitest';
import type { IssuerKey } from '../../../src/core/issuer-facts.ts';
import { CLAIMS, checked, type Signer, signerWith, without } from '../../support/signed.ts';

let rs256: Signer;
let es256: Signer;
beforeAll(async () => {
  rs256 = await signerWith('RS256');
  es256 = await signerWith('ES256', { kid: 'key-2' });
});

describe('an unfit key', () => {
  test.each<[string, string, Partial<IssuerKey>]>([
    ['is for encryption', 'use', { use: 'enc' }],
    ['is not for checking', 'use', { key_ops: ['encrypt'] }],
    ['is for another algorithm', 'algorithm', { alg: 'RS512' }],
    ['is on a curve', 'algorithm', { kty: 'EC', crv: 'P-256' }],
    ['has no numbers', 'weak', { n: '' }],
    ['has numbers that are none', 'weak', { n: '!' }],
  ])('%s', async (_what, why, changes) => {
    const key = { ...rs256.published, ...changes };
    const unfit = { kind: 'unfit_key', why, keyId: 'key-1' };
    expect(await checked(await rs256.sign(CLAIMS), [key])).toEqual(unfit);
  });

  test('is on another curve', async () => {
    const token = await es256.sign(CLAIMS, { kid: 'key-2' });
    const key = { ...without(es256.published, 'alg'), crv: 'P-384' };
    expect(await checked(token, [key])).toMatchObject({ kind: 'unfit_key', why: 'algorithm' });
  });

  test('is no point of its curve', async () => {
    const token = await es256.sign(CLAIMS, { kid: 'key-2' });
    const key = { ...es256.published, x: 'AAAA' };
    expect(await checked(token, [key])).toMatchObject({ kind: 'unfit_key', why: 'algorithm' });
  });

  test('is an RSA key of 2,047 bits, and not one of 2,048', async () => {
    const token = await rs256.sign(CLAIMS);
    const bytes = Buffer.from(rs256.published.n as string, 'base64url');
    const zeros = Buffer.concat([Buffer.alloc(8), bytes]).toString('base64url');
    // Shorter by one bit, and no longer for the zeros before it.
    bytes[0] = 0x7f;
    for (const n of [bytes, Buffer.concat([Buffer.alloc(8), bytes])]) {
      const key = { ...rs256.published, n: n.toString('base64url') };
      expect(await checked(token, [key])).toMatchObject({ kind: 'unfit_key', why: 'weak' });
    }
    expect(await checked(token, [{ ...rs256.published, n: zeros }])).not.toMatchObject({
      why: 'weak',
    });
  });

  test('does not keep a fit one of the same name from being used', async () => {
    const keys = [{ ...rs256.published, use: 'enc' }, rs256.published];
    expect(await checked(await rs256.sign(CLAIMS), keys)).toMatchObject({ kind: 'verified' });
  });

  test('of several tells why the one that comes nearest is', async () => {
    const token = await rs256.sign(CLAIMS, { kid: undefined });
    const keys = [es256.published, { ...rs256.published, use: 'enc' }];
    expect(await checked(token, keys)).toMatchObject({ kind: 'unfit_key', why: 'use' });
  });

  test('may do more than to check', async () => {
    const key = { ...rs256.published, key_ops: ['sign', 'verify'] };
    expect(await checked(await rs256.sign(CLAIMS), [key])).toMatchObject({ kind: 'verified' });
  });
});
