import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { jsonIn } from '../core/json-fields.ts';
import { keyNameOf, type SigningAlgorithm } from '../core/key-fields.ts';
import { forgetKey, saveKey } from '../platform/keys.ts';
import type { FormModel } from './form-model.ts';

type KeyForm = Pick<FormModel, 'form' | 'saved' | 'set' | 'status'>;

/** The public half, as the issuer wants it registered (RFC 7517 §4). Its name is its thumbprint (RFC 7638). */
async function publicJwk(key: CryptoKey, algorithm: SigningAlgorithm): Promise<JWK> {
  const jwk = await exportJWK(key);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: algorithm, use: 'sig' };
}

/** Makes a pair whose private half nobody can read, and keeps that. Gives the public one as JSON. */
async function makeKey(algorithm: SigningAlgorithm): Promise<string> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: false });
  const jwk = JSON.stringify(await publicJwk(publicKey, algorithm));
  await saveKey(keyNameOf(jwk), privateKey);
  return jwk;
}

/** A key that no saved app names signs for nobody. */
export function dropUnsavedKey({
  form,
  saved,
  status,
}: Pick<KeyForm, 'form' | 'saved' | 'status'>) {
  const { madeKey } = form.value;
  if (madeKey === '' || madeKey === saved.value.madeKey || status.value === 'saving') return;
  void forgetKey(keyNameOf(madeKey)).catch(() => undefined);
}

/** Back to a key that is pasted. */
export function withoutMadeKey(model: KeyForm) {
  const { madeKey, keyId } = model.form.value;
  dropUnsavedKey(model);
  if (madeKey !== '' && keyId === keyNameOf(madeKey)) model.set('keyId', '');
  model.set('madeKey', '');
}

/** Resolves with whether the browser could make one. */
export async function adoptMadeKey(model: KeyForm): Promise<boolean> {
  const algorithm = model.form.value.keyAlgorithm;
  const made = await makeKey(algorithm).catch(() => undefined);
  if (made === undefined) return false;
  dropUnsavedKey(model);
  model.set('madeKey', made);
  model.set('keyId', keyNameOf(made));
  model.set('privateKey', '');
  return true;
}

const indented = (value: unknown) => JSON.stringify(value, undefined, 2);

export const jwkText = (made: string) => indented(jsonIn(made));

/** The same as a set of one, which is what most issuers take (RFC 7517 §5). */
export const jwksText = (made: string) => indented({ keys: [jsonIn(made)] });
