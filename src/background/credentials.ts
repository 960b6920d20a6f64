import type { SigningKey } from '../core/client.ts';
import { FailureError, failure } from '../core/failure.ts';
import { type IssuerGrant, signingKeyOf, usesSecret } from '../core/grant.ts';
import { keyNameOf } from '../core/key-fields.ts';
import type { Secrets } from '../core/secrets.ts';
import type { Credentials } from '../oauth/ports.ts';
import { signingKey } from '../oauth/signing-key.ts';
import { readKey } from '../platform/keys.ts';

/** The key itself: from the browser's store where it was made here, else as it was pasted. */
async function keyFor({ made, algorithm }: SigningKey, { privateKey }: Secrets) {
  if (made !== undefined) {
    const key = await readKey(keyNameOf(made)).catch(() => undefined);
    if (!key) throw new FailureError(failure('key_unusable'));
    return key;
  }
  if (!privateKey) throw new FailureError(failure('secret_missing'));
  return signingKey(privateKey, algorithm);
}

/** With what a grant's client proves who it is. Throws `FailureError`: `secret_missing`, `key_unusable`. */
export async function credentialsOf(grant: IssuerGrant, secrets: Secrets): Promise<Credentials> {
  const key = signingKeyOf(grant);
  return {
    ...(usesSecret(grant) && { secret: secrets.clientSecret }),
    ...(key && { key: await keyFor(key, secrets) }),
  };
}
