import type { TokenSet } from '../core/session.ts';
import { t } from '../platform/i18n.ts';
import { noteText, skewText } from '../ui/sentences.ts';
import styles from './issuer-notes.module.css';

/** What the issuer did that it should not have: a developer may want to know, although nothing came of it. */
export function IssuerNotes({ tokens: { notes = [], skew } }: { readonly tokens: TokenSet }) {
  const lines = [...notes.map(noteText), ...(skew === undefined ? [] : [skewText(skew)])];
  if (lines.length === 0) return null;
  return (
    <section class={styles['notes']}>
      <h2>{t('issuer_notes')}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
