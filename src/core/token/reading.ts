/** The members of a header or of a set of claims. An integer that a double cannot hold is a `bigint`: see `jsonText`. */
export type Claims = Readonly<Record<string, unknown>>;

/** What is wrong with the form of a token (RFC 7515 §5.2, RFC 7519 §7.2, RFC 8725 §3.7). */
export const FLAWS = [
  /** Not three or five of them; or an SD-JWT whose parts are not in order. */
  'parts',
  /** Not base64url: a wrong sign, padding, a part that cannot be (RFC 7515 §2). */
  'base64url',
  'utf8',
  'json',
  /** JSON, but no object; or a disclosure that is no list of two or three (RFC 9901 §4.2). */
  'not_an_object',
  /** Nested deeper than anyone reads. */
  'too_deep',
  /** A member stands there twice: parsers differ about which counts (RFC 7519 §4). */
  'duplicate',
] as const;
export type FlawCode = (typeof FLAWS)[number];

/** The parts of a token that a flaw can be in. */
export type TokenPart = 'token' | 'header' | 'claims' | 'signature' | 'disclosure';

export interface Flaw {
  readonly code: FlawCode;
  readonly part: TokenPart;
  /** The member that stands there twice, as a path: `aud`, `realm_access.roles`. */
  readonly member?: string;
}

/** One claim that an SD-JWT discloses (RFC 9901 §4.2). */
export interface Disclosure {
  /** Absent: an element of an array. */
  readonly name?: string;
  readonly value: unknown;
}

/** A JWS: anyone can read it. */
export interface SelfContained {
  readonly form: 'self-contained';
  readonly header: Claims;
  /** Of a token inside the token where there is one (RFC 7519 §7.2). */
  readonly claims: Claims;
  /** Whether a signature is there: that says nothing of its worth. */
  readonly isSigned: boolean;
  /** What does not keep it from being read. Empty: none. */
  readonly flaws: readonly Flaw[];
  /** An SD-JWT discloses these (RFC 9901). Absent: it is none. */
  readonly disclosures?: readonly Disclosure[];
  /** A token inside the token (RFC 7519 §5.2). */
  readonly nested?: TokenReading;
  /** Its payload is not base64url (RFC 7797): `claims` is empty where it is no JSON either. */
  readonly isUnencoded?: true;
}

/** A JWE: whoever has the key can read it, and everyone its header. */
export interface Referential {
  readonly form: 'referential';
  readonly header: Claims;
  readonly flaws: readonly Flaw[];
}

/** It looks like a JWT and is none. */
export interface Malformed {
  readonly form: 'malformed';
  /** At least one, the worst first. */
  readonly flaws: readonly Flaw[];
  /** Where that much could be read. */
  readonly header?: Claims;
}

/** What a token tells by itself. */
export type TokenReading = SelfContained | Referential | Malformed | { readonly form: 'opaque' };
