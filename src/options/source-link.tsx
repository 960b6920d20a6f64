import type { Source } from '../core/findings/finding.ts';
import styles from './field.module.css';

/** The section of a standard that something comes from. */
export const SourceLink = ({ source: { name, url } }: { readonly source: Source }) => (
  <a href={url} target="_blank" rel="noreferrer" class={styles['source']}>
    {name}
  </a>
);
