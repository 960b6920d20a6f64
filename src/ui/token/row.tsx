import type { ComponentChildren } from 'preact';
import styles from './claims.module.css';

export interface RowProps {
  readonly name: ComponentChildren;
  readonly children: ComponentChildren;
  /** The name has a line to itself. */
  readonly isWide?: boolean;
}

/** A name and what stands for it. Apart from claims, which know much more than a page needs at first. */
export const Row = ({ name, children, isWide = false }: RowProps) => (
  <div class={`${styles['row']} ${isWide ? styles['wide'] : ''}`}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
