import type { ComponentChildren } from 'preact';
import { findingsOf } from '../../core/findings/findings.ts';
import type { TokenFacts } from '../../core/token/facts.ts';
import { useChecked } from './check-token.ts';
import { Checklist } from './checklist.tsx';
import { Claims } from './claims.tsx';
import { Findings, type FindingsProps } from './findings.tsx';
import { KeysMissing } from './keys-missing.tsx';
import { RawToken } from './raw-token.tsx';
import { TokenChips } from './token-chips.tsx';
import styles from './token-reading.module.css';
import { VerdictLine } from './verdict-line.tsx';

export interface TokenReadingProps extends Pick<FindingsProps, 'onSilence'> {
  /** What came of checking it is computed here, from the keys in `issuer`. */
  readonly facts: TokenFacts;
}

export interface TokenBodyProps {
  readonly facts: TokenFacts;
  /** What else is to be said in the line of facts. */
  readonly more?: readonly string[] | undefined;
  /** What belongs between what is known of a token and what stands in it. */
  readonly children?: ComponentChildren;
}

/** A token: what it is, what it says, what was checked of it, and itself behind a click. */
export const TokenBody = ({ facts, more, children }: TokenBodyProps) => (
  <>
    <TokenChips facts={facts} more={more} />
    <KeysMissing facts={facts} />
    {children}
    <Claims facts={facts} />
    <Checklist facts={facts} />
    {facts.reading && <RawToken token={facts.text} reading={facts.reading} />}
  </>
);

/** All that can be told of one token: whether it is good, what is wrong with it, and what it says. */
export function TokenReading({ facts, onSilence }: TokenReadingProps) {
  const checked = useChecked(facts);
  const findings = findingsOf(checked);
  return (
    <div class={styles['reading']}>
      <VerdictLine facts={checked} findings={findings} />
      <Findings facts={checked} findings={findings} onSilence={onSilence} />
      <TokenBody facts={checked} />
    </div>
  );
}
