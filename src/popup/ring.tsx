import type { IdentityMark } from '../core/identity-mark.ts';
import { Disc } from '../ui/disc.tsx';
import styles from './ring.module.css';

const RADIUS = 16;
const LENGTH = 2 * Math.PI * RADIUS;

export interface RingProps {
  readonly letters: string;
  /** From 0 to 1; undefined: there is nothing to count down. */
  readonly left: number | undefined;
  readonly isBusy: boolean;
  /** Whom requests go as, where there are several. */
  readonly mark?: IdentityMark | undefined;
}

/** An app's letters in a ring that empties as its token runs out. The text beside it says the same. */
export const Ring = ({ letters, left, isBusy, mark }: RingProps) => (
  <span class={styles['ring']} aria-hidden="true">
    <svg
      aria-hidden="true"
      viewBox="0 0 36 36"
      fill="none"
      stroke-width="3"
      class={isBusy ? styles['busy'] : ''}
    >
      <circle class={styles['track']} cx="18" cy="18" r={RADIUS} />
      {(left !== undefined || isBusy) && (
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
    {letters}
    {mark && (
      <span class={styles['mark']}>
        <Disc mark={mark} />
      </span>
    )}
  </span>
);
