import { type Failure, passesSoon } from './failure.ts';
import { isGranted } from './host-permission.ts';
import type { IssuerFacts } from './issuer-facts.ts';
import { HOUR, MINUTE, type Millis, SECOND } from './time.ts';
import type { WebOrigin } from './web-origin.ts';

/**
 * A token may name any key it likes: no more often is an issuer asked for one that it did not have. The first time
 * it is asked at once, because keys are most often lacking when they have just been rotated.
 */
const COOL_DOWN: Millis = MINUTE;

/** What is likely to pass by itself may be asked again almost at once. */
const SHORT_COOL_DOWN: Millis = 10 * SECOND;

/** Issuers move their keys less often than that. */
const METADATA_LIFE: Millis = 24 * HOUR;

/** How long an issuer is left alone after it could not be asked. `retryAfter`: as long as it said itself. */
export const pauseAfter = (reason: Failure, retryAfter: Millis = 0): Millis =>
  Math.max(passesSoon(reason) ? SHORT_COOL_DOWN : COOL_DOWN, Math.min(retryAfter, HOUR));

/** Keys that nobody has confirmed for longer may have been withdrawn, stolen ones above all. */
const KEYS_LIFE: Millis = 24 * HOUR;

/** What a token was found to want of the keys that are known. */
export interface Wanted {
  /** The name of a key. */
  readonly keyId?: string;
  /** Its signature does not fit: another key may have come under the same name. */
  readonly distrusted?: boolean;
}

/** Whether a key that is named is not among those that are known, or may no longer be what it was. */
export const isKeyLacking = (
  facts: IssuerFacts | undefined,
  { keyId, distrusted = false }: Wanted,
) => distrusted || (keyId !== undefined && !facts?.keys?.some(({ kid }) => kid === keyId));

/** What kept it from being asked may be gone. */
const isAllowedNow = ({ failure }: IssuerFacts, granted: readonly string[]) =>
  failure?.code === 'permission_missing' && isGranted(granted, failure.detail as WebOrigin);

/** Whether a moment is in a span that begins at another one. A clock that was put back is in none. */
const isWithin = (span: Millis, since: Millis | undefined, now: Millis) =>
  since !== undefined && now >= since && now - since < span;

/** Whether an issuer is to be asked for its keys. */
export function areKeysDue(
  facts: IssuerFacts | undefined,
  wanted: Wanted,
  granted: readonly string[],
  now: Millis,
): boolean {
  if (!facts || isAllowedNow(facts, granted)) return true;
  const { fetchedAt, freshUntil, soughtAt, failure } = facts;
  if (!isWithin(freshUntil - fetchedAt, fetchedAt, now)) return true;
  return !failure && isKeyLacking(facts, wanted) && !isWithin(COOL_DOWN, soughtAt, now);
}

/** Whether its metadata need not be looked for again. */
export const areMetadataCurrent = ({ foundAt }: IssuerFacts, now: Millis) =>
  isWithin(METADATA_LIFE, foundAt, now);

/** Whether keys still count after an attempt in vain. `jwksUri`: where the issuer says now that they are. */
export const areKeysKept = (
  { metadata, keysAt }: IssuerFacts,
  jwksUri: string | undefined,
  now: Millis,
) => metadata?.jwksUri === jwksUri && isWithin(KEYS_LIFE, keysAt, now);
