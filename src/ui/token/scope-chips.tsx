import { useSignal } from '@preact/signals';
import type { Scopes } from '../../core/token/scopes.ts';
import { t } from '../../platform/i18n.ts';
import hidden from '../unseen.module.css';
import styles from './claims.module.css';
import { ShowAll } from './show-all.tsx';

/** More than this many stand behind a click. */
const SHOWN = 200;

/** What a token may do, and what was asked for in vain: struck through, and said. */
export function ScopeChips({ scopes: { granted, refused } }: { readonly scopes: Scopes }) {
  const isAll = useSignal(false);
  const shown = isAll.value ? granted : granted.slice(0, SHOWN);
  return (
    <span class={styles['scopes']}>
      {shown.map((scope) => (
        <span key={scope}>{scope}</span>
      ))}
      {refused.map((scope) => (
        <del key={scope} title={t('scope_refused')}>
          {scope}
          <span class={hidden['unseen']}> ({t('scope_refused')})</span>
        </del>
      ))}
      {shown.length < granted.length && <ShowAll count={granted.length} isAll={isAll} />}
    </span>
  );
}
