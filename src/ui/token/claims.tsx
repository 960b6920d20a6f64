import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { TokenSet } from '../../core/session.ts';
import type { Millis } from '../../core/time.ts';
import { issuersNow, type TokenFacts } from '../../core/token/facts.ts';
import type { Claims as ClaimSet } from '../../core/token/reading.ts';
import { type Scopes, scopesOf } from '../../core/token/scopes.ts';
import { t } from '../../platform/i18n.ts';
import { ClaimFilter, isWorthSearching } from './claim-filter.tsx';
import { ClaimRow } from './claim-row.tsx';
import { ClaimSurface } from './claim-surface.tsx';
import { Time } from './claim-time.tsx';
import styles from './claims.module.css';
import { Row } from './row.tsx';
import { ScopeChips } from './scope-chips.tsx';
import { ShowAll } from './show-all.tsx';
import { isFound, type ShownClaim, shownClaims, withDisclosures } from './shown-claims.ts';

interface ClaimListProps {
  readonly claims: ClaimSet;
  readonly now: Millis;
  /** Not shown, because something else tells it. */
  readonly but?: readonly string[];
  readonly disclosed?: readonly string[];
  /** Absent: no scope of it is known to be wanted. */
  readonly scopes?: Scopes | undefined;
  /** What else there is to tell, below. */
  readonly children?: ComponentChildren;
}

/** More than this many stand behind a click: each takes some elements, and is drawn anew each second. */
const SHOWN = 200;

const isScope = (plain: string | undefined) => plain === t('claim_scope');

/** Whether there is something to show for it: scopes are known without a claim as well. */
const isThere = ({ claim, plain }: ShownClaim, claims: ClaimSet, scopes: Scopes | undefined) =>
  claims[claim] !== undefined ||
  (isScope(plain) && scopes !== undefined && scopes.granted.length + scopes.refused.length > 0);

function ClaimList({ claims, now, but, disclosed = [], scopes, children }: ClaimListProps) {
  const typed = useSignal('');
  const isAll = useSignal(false);
  const all = shownClaims(claims, but).filter((one) => isThere(one, claims, scopes));
  const isSearched = isWorthSearching(all.length);
  const query = isSearched ? typed.value.trim().toLowerCase() : '';
  const found = all.filter((one) => isFound(one, claims, query));
  const shown = isAll.value ? found : found.slice(0, SHOWN);
  const ofDisclosures = new Set(disclosed);
  return (
    <ClaimSurface query={query}>
      {isSearched && <ClaimFilter query={typed} found={found.length} of={all.length} />}
      <dl class={styles['claims']}>
        {shown.map(({ claim, plain }) => (
          <ClaimRow
            key={claim}
            name={claim}
            value={claim in claims ? claims[claim] : scopes?.granted.join(' ')}
            now={now}
            plain={plain}
            isDisclosed={ofDisclosures.has(claim)}
          >
            {isScope(plain) && scopes ? <ScopeChips scopes={scopes} /> : undefined}
          </ClaimRow>
        ))}
        {children}
      </dl>
      {shown.length < found.length && <ShowAll count={found.length} isAll={isAll} />}
    </ClaimSurface>
  );
}

export interface PlainClaimsProps {
  readonly claims: ClaimSet;
  readonly now: Millis;
  readonly but?: readonly string[];
}

/** What an issuer says beside a token: no scope of it is known to be wanted. */
export const PlainClaims = (props: PlainClaimsProps) => <ClaimList {...props} />;

/** What the issuer's answer says about a token that cannot be read. */
const Unreadable = ({ tokens, now }: { readonly tokens: TokenSet; readonly now: Millis }) => (
  <>
    {tokens.expiresAt !== undefined && (
      <Row name={t('claim_exp')}>
        <Time at={tokens.expiresAt} now={now} />
      </Row>
    )}
    <Row name={t('claim_received')}>
      <Time at={tokens.receivedAt} now={now} />
    </Row>
  </>
);

/** What a token says, with what people look for first at the top. A reading has what a token inside it says. */
export function Claims({ facts }: { readonly facts: TokenFacts }) {
  const { reading, tokens, now, kind } = facts;
  const { claims, disclosed } = withDisclosures(reading);
  const isReadable = reading?.form === 'self-contained';
  return (
    <ClaimList
      claims={claims}
      now={issuersNow(facts)}
      disclosed={disclosed}
      scopes={kind === 'id_token' ? undefined : scopesOf(facts)}
    >
      {!isReadable && tokens && <Unreadable tokens={tokens} now={now} />}
    </ClaimList>
  );
}
