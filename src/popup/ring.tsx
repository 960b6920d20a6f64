import type { IdentityMark } from '../core/identity-mark.ts';
import { Disc } from '../ui/disc.tsx';
import styles from './ring.module.css';
import { StateMark } from './state-mark.tsx';
import type { CardState } from './state-of.ts';

const RADIUS = 16;
const LENGTH = 2 * Math.PI * RADIUS;

export interface RingProps {
  readonly letters: string;
  /** From 0 to 1; undefined: there is nothing to count down. */
  readonly left: number | undefined;
  readonly state: CardState;
  /** Whom requests go as, where there are several. */
  readonly mark?: IdentityMark | undefined;
}

const BUSY: readonly CardState[] = ['signing-in', 'refreshing'];

interface CirclesProps {
  readonly left: number | undefined;
  readonly isBusy: boolean;
}

/** What is left of a token's life, or that one is on its way. Where there is neither, the ring is broken. */
const Circles = ({ left, isBusy }: CirclesProps) => {
  const hasArc = (left ?? 0) > 0 || isBusy;
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 36 36"
      fill="none"
      stroke-width="3"
      class={`${styles['circles']} ${isBusy ? styles['busy'] : ''}`}
    >
      <circle class={hasArc ? styles['track'] : styles['broken']} cx="18" cy="18" r={RADIUS} />
      {hasArc && (
        <circle
          class={styles['left']}
          cx="18"
          cy="18"
          r={RADIUS}
          stroke-dasharray={LENGTH}
          stroke-dashoffset={LENGTH * (1 - (isBusy ? 0.25 : (left ?? 0)))}
        />
      )}
    </svg>
  );
};

/**
 * An app's letters in a ring that empties as its token runs out, with a mark of its state. The text beside it says
 * the same.
 */
export const Ring = ({ letters, left, state, mark }: RingProps) => (
  <span class={styles['ring']} aria-hidden="true">
    <Circles left={left} isBusy={BUSY.includes(state)} />
    {letters}
    <StateMark state={state} />
    {mark && (
      <span class={styles['mark']}>
        <Disc mark={mark} />
      </span>
    )}
  </span>
);
