import { useEffect, useRef } from 'preact/hooks';
import type { Finding } from '../../core/findings/finding.ts';
import type { FindingId } from '../../core/findings/ids.ts';
import type { Millis } from '../../core/time.ts';
import { plural, t } from '../../platform/i18n.ts';
import { Button } from '../button.tsx';
import styles from './findings.module.css';
import { findingText } from './value-text.ts';

/** In the place of what was silenced just now. The button that was pressed is gone: its place has the focus. */
export function JustSilenced({ onUndo }: { readonly onUndo: () => void }) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => row.current?.querySelector('button')?.focus(), []);
  return (
    <li ref={row} class={`${styles['finding']} ${styles['silenced']}`}>
      <span>{t('finding_silenced')}</span>
      <Button look="link" onClick={onUndo}>
        {t('undo')}
      </Button>
    </li>
  );
}

export interface SilencedProps {
  readonly findings: readonly Finding[];
  readonly now: Millis;
  readonly onTell: (id: FindingId) => void;
}

/** What is the case, and the user did not want to be told again. */
export function Silenced({ findings, now, onTell }: SilencedProps) {
  if (findings.length === 0) return null;
  return (
    <details class={styles['more']}>
      <summary>{plural('silenced', findings.length)}</summary>
      <ul>
        {findings.map((finding) => (
          <li key={finding.id}>
            {findingText(finding, now)}{' '}
            <Button look="link" onClick={() => onTell(finding.id)}>
              {t('tell_again')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
