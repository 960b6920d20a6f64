import type { FormerToken } from '../history.ts';
import { SECOND } from '../time.ts';
import type { Comparable } from './compare.ts';
import type { TokenFacts } from './facts.ts';
import { readToken } from './read-token.ts';
import type { Claims, TokenReading } from './reading.ts';

/** A token as one side of a comparison. */
export interface ComparedToken {
  /** Undefined: it could not be read. */
  readonly read: Comparable | undefined;
  /** What is known of it by other ways, as claims: its scopes, its end, what its issuer told of it. */
  readonly known: Comparable;
}

const readIn = (reading: TokenReading | undefined): Comparable | undefined =>
  reading?.form === 'self-contained'
    ? { header: reading.header, claims: reading.claims }
    : undefined;

type Told = Pick<FormerToken, 'scopes' | 'expiresAt'>;

const told = ({ scopes, expiresAt }: Told, more: Claims = {}): Comparable => ({
  header: {},
  claims: {
    ...(scopes && { scope: scopes.join(' ') }),
    ...(expiresAt !== undefined && { exp: Math.floor(expiresAt / SECOND) }),
    ...more,
  },
});

/** A token at hand. */
export const comparedOf = ({ reading, tokens, answers }: TokenFacts): ComparedToken => ({
  read: readIn(reading),
  known: told(tokens ?? {}, answers?.introspection?.claims),
});

/** The one before it. */
export const comparedFormer = (former: FormerToken, read = readToken): ComparedToken => ({
  read: former.readable === undefined ? undefined : readIn(read(former.readable)),
  known: told(former),
});

/** What both sides have of the same kind: what they say, or else what is known of them. */
export function sidesOf(
  left: ComparedToken,
  right: ComparedToken,
): { readonly left: Comparable; readonly right: Comparable; readonly areRead: boolean } {
  if (left.read && right.read) return { left: left.read, right: right.read, areRead: true };
  return { left: left.known, right: right.known, areRead: false };
}
