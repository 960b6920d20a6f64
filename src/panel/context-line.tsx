import { plural } from '../platform/i18n.ts';
import type { Tab } from '../platform/tabs.ts';
import { Button } from '../ui/button.tsx';
import styles from './context-line.module.css';

export interface ContextLineProps {
  readonly front: Tab | undefined;
  /** How many requests other tabs and workers made. */
  readonly elsewhere: number;
  readonly onAll: () => void;
}

const hostOf = (url: string | undefined) =>
  url !== undefined && /^https?:/.test(url) ? new URL(url).host : undefined;

/** Which tab it is about, and that there is more than what is shown. */
export function ContextLine({ front, elsewhere, onAll }: ContextLineProps) {
  const host = hostOf(front?.url);
  if (host === undefined && elsewhere === 0) return null;
  return (
    <p class={styles['line']}>
      <b>{host}</b>
      {elsewhere > 0 && (
        <Button look="link" onClick={onAll}>
          {plural('elsewhere', elsewhere)}
        </Button>
      )}
    </p>
  );
}
