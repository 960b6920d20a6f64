import styles from './state-mark.module.css';
import type { CardState } from './state-of.ts';

/** Drawn on a grid of 12. A token that is simply good has none: its ring is whole and still. */
const SHAPES = {
  live: undefined,
  soon: 'M6 2.8V6l2.2 1.6',
  expired: 'M3.6 3.6l4.8 4.8M8.4 3.6L3.6 8.4',
  off: 'M3 6h6',
  paused: 'M4.3 3.4v5.2M7.7 3.4v5.2',
  nobody: 'M3.4 8.6l5.2-5.2M6 3.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 1 0 0-5.6',
  'signing-in': 'M2.9 6h.01M6 6h.01M9.1 6h.01',
  refreshing: 'M8.9 4.2A3.4 3.4 0 1 0 9.4 6M9.2 2.4v2h-2',
  waiting: 'M6 2.7a1.5 1.5 0 1 0 0 3a1.5 1.5 0 1 0 0-3M3 9.4c.4-1.7 1.5-2.3 3-2.3s2.6.6 3 2.3',
  'needs-permission': 'M3.6 5.6h4.8v3.4H3.6zM4.5 5.6V4.3a1.5 1.5 0 0 1 3 0v1.3',
  'needs-sign-in': 'M2.4 6h4.8M5.2 3.8L7.4 6 5.2 8.2M9.6 2.9v6.2',
  retrying: 'M3.8 2.6h4.4M3.8 9.4h4.4M4.3 2.6c0 2.3 3.4 4.5 3.4 6.8M7.7 2.6c0 2.3-3.4 4.5-3.4 6.8',
  refused: 'M3 3l6 6',
  failed: 'M6 2.9v3.7M6 9v.01',
} as const satisfies Record<CardState, string | undefined>;

/** What a state looks like to those who do not tell its colour: the words beside it say the same. */
export function StateMark({ state }: { readonly state: CardState }) {
  const shape = SHAPES[state];
  if (shape === undefined) return null;
  return (
    <svg aria-hidden="true" viewBox="0 0 12 12" class={styles['mark']} data-state={state}>
      <path d={shape} />
    </svg>
  );
}
