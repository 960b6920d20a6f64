import { exportJWK, type GenerateKeyPairResult, generateKeyPair } from 'jose';
import type { ClientMetadata } from 'oidc-provider';

/** A key of a client's own, with what it registers of it. */
export type ClientKey = Pick<ClientMetadata, 'jwks'> & Pick<GenerateKeyPairResult, 'privateKey'>;

export async function newClientKey(alg: string): Promise<ClientKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg);
  const key = { ...(await exportJWK(publicKey)), alg, use: 'sig' };
  return { privateKey, jwks: { keys: [key] } as NonNullable<ClientMetadata['jwks']> };
}
