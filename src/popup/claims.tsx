import type { App } from '../core/app.ts';
import type { Claims as ClaimSet, TokenReading } from '../core/read-token.ts';
import type { TokenSet } from '../core/session.ts';
import type { Millis } from '../core/time.ts';
import { t } from '../platform/i18n.ts';
import { ClaimRow, OtherRows, Row, type RowsProps, Time } from './claim-rows.tsx';
import styles from './claims.module.css';
import { scopeChips } from './scope-chips.ts';

/** Shown first, under a plain name; the rest follows under its own. */
const NAMED = ['iss', 'sub', 'aud', 'scope', 'exp', 'iat'];

const Who = (props: RowsProps) => (
  <>
    <ClaimRow name={t('claim_iss')} claim="iss" {...props} />
    <ClaimRow name={t('claim_sub')} claim="sub" {...props} />
    <ClaimRow name={t('claim_aud')} claim="aud" {...props} />
  </>
);

const When = (props: RowsProps) => (
  <>
    <ClaimRow name={t('claim_exp')} claim="exp" {...props} />
    <ClaimRow name={t('claim_iat')} claim="iat" {...props} />
  </>
);

/** What an issuer says beside a token: no scope of it is known to be wanted. */
export const PlainClaims = ({ claims, now, but = [] }: RowsProps & { but?: readonly string[] }) => (
  <dl class={styles['claims']}>
    <Who claims={claims} now={now} />
    <ClaimRow name={t('claim_scope')} claim="scope" claims={claims} now={now} />
    <When claims={claims} now={now} />
    <OtherRows claims={claims} now={now} shown={[...NAMED, ...but]} />
  </dl>
);

export interface ClaimsProps {
  readonly app: App;
  readonly tokens: TokenSet;
  readonly reading: TokenReading;
  readonly now: Millis;
}

const Scopes = ({ app, tokens, claims }: { app: App; tokens: TokenSet; claims: ClaimSet }) => {
  const { granted, refused } = scopeChips(app, tokens, claims);
  if (granted.length + refused.length === 0) return null;
  return (
    <Row name={t('claim_scope')}>
      <span class={styles['scopes']}>
        {granted.map((scope) => (
          <span key={scope}>{scope}</span>
        ))}
        {refused.map((scope) => (
          <del key={scope} title={t('scope_refused')}>
            {scope}
          </del>
        ))}
      </span>
    </Row>
  );
};

/** What the issuer's answer says about a token that cannot be read. */
const Unreadable = ({ tokens, now }: Pick<ClaimsProps, 'tokens' | 'now'>) => (
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

const EXPLAINED = {
  'self-contained': undefined,
  referential: 'explain_referential',
  opaque: 'explain_opaque',
} as const;

/** What the access token says, with what people look for first at the top. */
export function Claims({ app, tokens, reading, now }: ClaimsProps) {
  const claims = reading.form === 'self-contained' ? reading.claims : {};
  const issuersNow = now + (tokens.skew ?? 0);
  const explained = EXPLAINED[reading.form];
  return (
    <>
      <dl class={styles['claims']}>
        <Who claims={claims} now={issuersNow} />
        <Scopes app={app} tokens={tokens} claims={claims} />
        <When claims={claims} now={issuersNow} />
        <OtherRows claims={claims} now={issuersNow} shown={NAMED} />
        {explained && <Unreadable tokens={tokens} now={now} />}
      </dl>
      {explained && <p>{t(explained)}</p>}
    </>
  );
}
