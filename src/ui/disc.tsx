import type { IdentityMark } from '../core/identity-mark.ts';
import styles from './disc.module.css';

/** What tells people of one app from each other at a glance, beside their name. */
export const Disc = ({ mark: { letter, colour } }: { readonly mark: IdentityMark }) => (
  <span aria-hidden="true" class={styles['disc']} style={{ backgroundColor: colour }}>
    {letter}
  </span>
);

export const EmptyDisc = () => (
  <span aria-hidden="true" class={`${styles['disc']} ${styles['empty']}`} />
);
