/** What came of checking a signature against the keys of the issuer that an app is configured with. */
export type SignatureCheck =
  | { readonly kind: 'verified'; readonly algorithm: string; readonly keyId?: string }
  /** It does not fit (RFC 7515 §5.2). */
  | { readonly kind: 'bad' }
  /** `alg` is none, in any spelling, or there is no signature (RFC 8725 §3.1). */
  | { readonly kind: 'unsigned' }
  /** HS256 and the like: only who has the secret can check it (RFC 7518 §3.2). */
  | { readonly kind: 'symmetric'; readonly algorithm: string }
  /** The issuer publishes no key with this `kid`; without one: none was found among those that were tried. */
  | { readonly kind: 'unknown_key'; readonly keyId?: string }
  /** The key is not for this (RFC 7517 §4.2–4.4), or an RSA key of less than 2,048 bits (RFC 7518 §3.3). */
  | {
      readonly kind: 'unfit_key';
      readonly why: 'use' | 'algorithm' | 'weak';
      readonly keyId?: string;
    }
  /** This browser cannot check it. */
  | { readonly kind: 'unsupported'; readonly algorithm: string }
  /** `crit` names what we do not understand (RFC 7515 §4.1.11). */
  | { readonly kind: 'critical' }
  /** The issuer's keys are not at hand: `IssuerFacts` says why. */
  | { readonly kind: 'no_keys' }
  /** There is no signature to check: the token cannot be read, or no app knows its issuer. */
  | { readonly kind: 'not_applicable' };

/** What can be told of a token by computing only. */
export interface TokenCheck {
  readonly signature: SignatureCheck;
  /** Whether `at_hash` of an ID token fits its access token (OpenID Connect Core §3.1.3.6). Absent: it has none. */
  readonly fitsAccessToken?: boolean;
}
