import type { ComponentChildren } from 'preact';
import type { Millis } from '../../core/time.ts';
import { TermMark } from '../term.tsx';
import type { Topic } from '../topics.ts';
import { ClaimCopy } from './claim-copy.tsx';
import { ClaimName, type ClaimNameProps } from './claim-name.tsx';
import { ClaimValue } from './claim-value.tsx';
import styles from './claims.module.css';
import { Row } from './row.tsx';

/** A longer name has a line to itself. */
const LONG_NAME = 18;

export interface ClaimRowProps extends ClaimNameProps {
  /** As it is copied. */
  readonly value: unknown;
  /** By the clock of whoever made the claims. */
  readonly now: Millis;
  /** Instead of the value as it stands there. */
  readonly children?: ComponentChildren;
}

/** The claims that every token should have, by which most of what goes wrong is found. */
const TOPICS: Readonly<Record<string, Topic>> = {
  iss: 'issuer',
  sub: 'subject',
  aud: 'audience',
  scope: 'scope',
  scp: 'scope',
  exp: 'expiry',
};

/** What stands in a header or in an object has a meaning of its own. */
function NamedClaim(named: ClaimNameProps) {
  const topic = named.plain === undefined ? undefined : TOPICS[named.name];
  return (
    <>
      <ClaimName {...named} />
      {topic && (
        <span class={styles['help']}>
          <TermMark topic={topic} />
        </span>
      )}
    </>
  );
}

/** One claim: its name, which explains itself, its value, and a way to copy that. */
export const ClaimRow = ({ value, now, children, ...named }: ClaimRowProps) => (
  <Row
    name={<NamedClaim {...named} />}
    isWide={named.plain === undefined && named.name.length > LONG_NAME}
  >
    {children ?? <ClaimValue claim={named.name} value={value} now={now} place={named.place} />}
    <ClaimCopy path={named.name} value={value} />
  </Row>
);
