import { createSecretKey, randomBytes } from 'node:crypto';
import { compactDecrypt } from 'jose';

/** What the issuer and the API share, so that nobody else can read a token for the invoices. */
const key = createSecretKey(randomBytes(32));

/** RFC 7518 §4.4: a key of 256 bits wraps that of each token. */
export const sealing = { alg: 'A256KW', enc: 'A256GCM', key } as const;

/** The signed token inside a sealed one (RFC 7519 §5.2). Throws what jose throws. */
export async function unsealed(token: string): Promise<string> {
  const { plaintext } = await compactDecrypt(token, key);
  return new TextDecoder().decode(plaintext);
}
