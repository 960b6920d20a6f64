import { randomUUID } from 'node:crypto';
import { type CompactVerifyGetKey, createLocalJWKSet, exportJWK, generateKeyPair } from 'jose';
import type { JWKS } from 'oidc-provider';

export type IssuerKeys = {
  readonly signing: JWKS;
  /** Finds the public key that a token of this issuer was signed with. */
  readonly verifying: CompactVerifyGetKey;
};

export async function newIssuerKeys(): Promise<IssuerKeys> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const usage = { kty: 'RSA', alg: 'RS256', use: 'sig', kid: randomUUID() };
  return {
    signing: { keys: [{ ...(await exportJWK(privateKey)), ...usage }] } as JWKS,
    verifying: createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), ...usage }] }),
  };
}
