import type { Millis } from '../../core/time.ts';
import { claimTime } from '../../core/token/claim-time.ts';
import { isTree } from '../../core/token/json.ts';
import type { Place } from './about-claim.ts';
import { ClaimItems, Meaning } from './claim-items.tsx';
import { ClaimText } from './claim-text.tsx';
import { ClaimTime } from './claim-time.tsx';
import { ClaimTree } from './claim-tree.tsx';
import { isFew } from './tree.ts';

export interface ClaimValueProps {
  readonly claim: string;
  readonly value: unknown;
  /** By the clock of whoever made the claims. */
  readonly now: Millis;
  readonly place?: Place | undefined;
}

/** Claims whose members are claims themselves (RFC 7800 §3.1, RFC 8693 §4.1 and 4.4). */
const HOLD_CLAIMS = ['cnf', 'act', 'may_act', 'token_introspection'];

/** One value: a time where it is one, else text, a few values, or a tree. */
export function ClaimValue({ claim, value, now, place = 'claims' }: ClaimValueProps) {
  if (place === 'claims' && claimTime(claim, value)) {
    return <ClaimTime claim={claim} value={value} now={now} />;
  }
  if (isFew(value)) return <ClaimItems path={claim} claim={claim} items={value} />;
  if (isTree(value)) {
    const inner = HOLD_CLAIMS.includes(claim) ? 'claims' : undefined;
    return <ClaimTree path={claim} value={value} place={inner} />;
  }
  return (
    <>
      <ClaimText value={value} />
      <Meaning claim={claim} value={value} />
    </>
  );
}
