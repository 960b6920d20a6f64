import type { ComponentChildren } from 'preact';
import type { App } from '../core/app.ts';
import type { Claims as ClaimSet, TokenReading } from '../core/read-token.ts';
import type { TokenSet } from '../core/session.ts';
import { isMoment, type Millis, SECOND } from '../core/time.ts';
import { t } from '../platform/i18n.ts';
import { distanceText, momentText } from '../ui/format.ts';
import styles from './claims.module.css';
import { scopeChips } from './scope-chips.ts';

export interface ClaimsProps {
  readonly app: App;
  readonly tokens: TokenSet;
  readonly reading: TokenReading;
  readonly now: Millis;
}

/** Shown first, under a plain name; the rest follows under its own. */
const NAMED = ['iss', 'sub', 'aud', 'scope', 'exp', 'iat'];
const TIMES = ['exp', 'iat', 'nbf', 'auth_time', 'updated_at'];

const Row = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <>
    <dt title={name}>{name}</dt>
    <dd>{children}</dd>
  </>
);

const valueText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

const Value = ({ value }: { value: unknown }) => (
  <code>{Array.isArray(value) ? value.map(valueText).join(', ') : valueText(value)}</code>
);

const Time = ({ at, now, claim }: { at: Millis; now: Millis; claim?: string }) => (
  <>
    {momentText(at, now)}
    <small>
      {distanceText(at, now)}
      {claim && (
        <>
          {' · '}
          <code>
            {claim} {at / SECOND}
          </code>
        </>
      )}
    </small>
  </>
);

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

const isTime = (name: string, value: unknown): value is number =>
  typeof value === 'number' && isMoment(value * SECOND) && TIMES.includes(name);

const Named = ({ name, claim, claims }: { name: string; claim: string; claims: ClaimSet }) =>
  claims[claim] === undefined ? null : (
    <Row name={name}>
      <Value value={claims[claim]} />
    </Row>
  );

const NamedTime = ({
  name,
  claim,
  claims,
  now,
}: {
  name: string;
  claim: string;
  claims: ClaimSet;
  now: Millis;
}) => {
  const value = claims[claim];
  if (!isTime(claim, value)) return <Named name={name} claim={claim} claims={claims} />;
  return (
    <Row name={name}>
      <Time at={value * SECOND} now={now} claim={claim} />
    </Row>
  );
};

const Rest = ({ claims, now }: { claims: ClaimSet; now: Millis }) => (
  <>
    {Object.keys(claims)
      .filter((claim) => !NAMED.includes(claim))
      .map((claim) => (
        <NamedTime key={claim} name={claim} claim={claim} claims={claims} now={now} />
      ))}
  </>
);

/** What the issuer's answer says about a token that cannot be read. */
const Unreadable = ({ reading, tokens, now }: Omit<ClaimsProps, 'app'>) => (
  <>
    {tokens.expiresAt !== undefined && (
      <Row name={t('claim_exp')}>
        <Time at={tokens.expiresAt} now={now} />
      </Row>
    )}
    <Row name={t('claim_received')}>
      <Time at={tokens.receivedAt} now={now} />
    </Row>
    <p>{t(reading.form === 'opaque' ? 'explain_opaque' : 'explain_referential')}</p>
  </>
);

/** What the token says, with what people look for first at the top. */
export function Claims({ app, tokens, reading, now }: ClaimsProps) {
  const claims = reading.form === 'self-contained' ? reading.claims : {};
  return (
    <dl class={styles['claims']}>
      <Named name={t('claim_iss')} claim="iss" claims={claims} />
      <Named name={t('claim_sub')} claim="sub" claims={claims} />
      <Named name={t('claim_aud')} claim="aud" claims={claims} />
      <Scopes app={app} tokens={tokens} claims={claims} />
      <NamedTime name={t('claim_exp')} claim="exp" claims={claims} now={now} />
      <NamedTime name={t('claim_iat')} claim="iat" claims={claims} now={now} />
      <Rest claims={claims} now={now} />
      {reading.form !== 'self-contained' && (
        <Unreadable reading={reading} tokens={tokens} now={now} />
      )}
    </dl>
  );
}
