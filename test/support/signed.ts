import { CompactSign, exportJWK, generateKeyPair, type JWK, type JWTHeaderParameters } from 'jose';
import * as v from 'valibot';
import { type IssuerKey, IssuerKeySchema } from '../../src/core/issuer-facts.ts';
import { readToken } from '../../src/core/token/read-token.ts';
import { checkToken } from '../../src/core/token/verify.ts';

/** A key pair of an issuer, and what it publishes of it. */
export interface Signer {
  readonly algorithm: string;
  readonly published: IssuerKey;
  /** Signs claims, or any other text. */
  sign(claims: object | string, header?: object): Promise<string>;
}

/** As it would stand in a store. */
export const keyFrom = (jwk: JWK | object): IssuerKey => v.parse(IssuerKeySchema, jwk);

export async function signerWith(algorithm: string, changes: Partial<JWK> = {}): Promise<Signer> {
  const pair = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(pair.publicKey);
  return {
    algorithm,
    published: keyFrom({ ...jwk, kid: 'key-1', use: 'sig', alg: algorithm, ...changes }),
    sign: (claims, header = {}) => {
      const text = typeof claims === 'string' ? claims : JSON.stringify(claims);
      const whole = { alg: algorithm, kid: 'key-1', ...header };
      return new CompactSign(new TextEncoder().encode(text))
        .setProtectedHeader(whole as JWTHeaderParameters)
        .sign(pair.privateKey);
    },
  };
}

export const CLAIMS = { iss: 'https://issuer.test', sub: 'alice', name: 'Älice' };

/** A key that does not say some things of itself. */
export const without = (key: IssuerKey, ...members: (keyof IssuerKey)[]) =>
  Object.fromEntries(
    Object.entries(key).filter(([name]) => !members.includes(name as keyof IssuerKey)),
  ) as IssuerKey;

/** What checking a token came to. */
export const checked = async (text: string, keys: readonly IssuerKey[] | undefined) =>
  (await checkToken({ text, reading: readToken(text), keys })).signature;

export const base64url = (text: string) => Buffer.from(text).toString('base64url');

/** The same token with other members in its header, its signature as it was. */
export function withHeader(token: string, changes: object): string {
  const [header = '', ...rest] = token.split('.');
  const members = JSON.parse(Buffer.from(header, 'base64url').toString());
  return [base64url(JSON.stringify({ ...members, ...changes })), ...rest].join('.');
}
