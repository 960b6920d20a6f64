import { FailureError, failure } from '../core/failure.ts';
import type { TokenSet } from '../core/session.ts';
import { claimsIn } from '../core/token/read-token.ts';
import { quote } from './failure-of.ts';

/** What says whom earlier tokens stand for. */
export type Previous = Pick<TokenSet, 'accessToken' | 'idToken' | 'subject' | 'who'>;

const subjectIn = (token: string | undefined): unknown => claimsIn(token)?.['sub'];

const differ = (before: unknown, after: unknown) =>
  before !== undefined && after !== undefined && before !== after;

/**
 * Whether the issuer gave a token for another user. Like is compared with like, because `sub` may differ from
 * one audience to the next (OpenID Connect Core §8.1): Entra names the same user one way in an ID token and
 * another way in an access token. An access token that cannot be read never named the subject of before.
 */
function isAnother(before: Previous, after: TokenSet): boolean {
  const [accessBefore, access] = [subjectIn(before.accessToken), subjectIn(after.accessToken)];
  const [idBefore, id] = [subjectIn(before.idToken), subjectIn(after.idToken)];
  const known = idBefore ?? (accessBefore === undefined ? before.subject : undefined);
  if (known !== undefined && id !== undefined) return known !== id;
  return differ(accessBefore, access);
}

/**
 * Refuses tokens that stand for another user than those that they follow: an app that renews itself must not
 * turn into someone else (RFC 6749 §6, OpenID Connect Core §12.2).
 * Throws `FailureError`: `subject_changed`; the detail says who it was, an arrow, who it is.
 */
export function assertSameSubject(before: Previous | undefined, after: TokenSet) {
  if (!before || !isAnother(before, after)) return;
  const from = before.who ?? before.subject ?? subjectIn(before.accessToken);
  // Without an ID token it still says who it was.
  const to = after.idToken === undefined ? subjectIn(after.accessToken) : after.who;
  throw new FailureError(failure('subject_changed', quote(`${from} → ${to}`, [])));
}
