import type { Scopes } from '../../core/token/scopes.ts';
import { t } from '../../platform/i18n.ts';
import styles from './claims.module.css';

/** What a token may do, and what was asked for in vain: struck through, and said. */
export const ScopeChips = ({ scopes: { granted, refused } }: { readonly scopes: Scopes }) => (
  <span class={styles['scopes']}>
    {granted.map((scope) => (
      <span key={scope}>{scope}</span>
    ))}
    {refused.map((scope) => (
      <del key={scope} title={t('scope_refused')}>
        {scope}
        <span class={styles['unseen']}> ({t('scope_refused')})</span>
      </del>
    ))}
  </span>
);
