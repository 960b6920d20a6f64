import type { ComponentChildren } from 'preact';
import type { Claims } from '../core/read-token.ts';
import { isMoment, type Millis, SECOND } from '../core/time.ts';
import { distanceText, momentText } from '../ui/format.ts';

export interface RowsProps {
  readonly claims: Claims;
  /** By the clock of whoever made the claims. */
  readonly now: Millis;
}

const TIMES = ['exp', 'iat', 'nbf', 'auth_time', 'updated_at'];

export const Row = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <>
    <dt title={name}>{name}</dt>
    <dd>{children}</dd>
  </>
);

const valueText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

const Value = ({ value }: { value: unknown }) => (
  <code>{Array.isArray(value) ? value.map(valueText).join(', ') : valueText(value)}</code>
);

export const Time = ({ at, now, claim }: { at: Millis; now: Millis; claim?: string }) => (
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

const isTime = (name: string, value: unknown): value is number =>
  typeof value === 'number' && isMoment(value * SECOND) && TIMES.includes(name);

export interface ClaimRowProps extends RowsProps {
  readonly claim: string;
  /** As people call it. */
  readonly name?: string;
}

/** One claim, as a time where it is one; nothing where it is not there. */
export function ClaimRow({ claim, claims, now, name = claim }: ClaimRowProps) {
  const value = claims[claim];
  if (value === undefined) return null;
  return (
    <Row name={name}>
      {isTime(claim, value) ? (
        <Time at={value * SECOND} now={now} claim={claim} />
      ) : (
        <Value value={value} />
      )}
    </Row>
  );
}

/** All claims but those that are shown already. */
export const OtherRows = ({ claims, now, shown }: RowsProps & { shown: readonly string[] }) => (
  <>
    {Object.keys(claims)
      .filter((claim) => !shown.includes(claim))
      .map((claim) => (
        <ClaimRow key={claim} claim={claim} claims={claims} now={now} />
      ))}
  </>
);
