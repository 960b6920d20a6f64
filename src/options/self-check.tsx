import { t } from '../platform/i18n.ts';
import { seriesText } from '../ui/format.ts';
import { CheckIcon, WarningIcon } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import type { CheckResult, Row } from './check-result.ts';
import { hashOf } from './route.ts';
import styles from './self-check.module.css';

const RowLine = ({ row: { place, trick, outcome, isWrong } }: { readonly row: Row }) => (
  <li class={isWrong ? styles['wrong'] : undefined}>
    {isWrong ? <WarningIcon /> : <CheckIcon />}
    <code>{place}</code>
    <span>{trick}</span>
    <b>{outcome}</b>
  </li>
);

/** The user's own pages are its only callers, and there are none. */
const Unused = () => (
  <Notice>
    {t('self_check_nobody')} <a href={hashOf({ kind: 'pages' })}>{t('edit_my_pages')}</a>
  </Notice>
);

/** Every question that was put to the rules. */
const Rows = ({ rows }: Pick<CheckResult, 'rows'>) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard has to reach it
  <ul tabIndex={0} aria-label={t('self_check_rows')}>
    {rows.map((row) => (
      <RowLine key={`${row.place} ${row.trick}`} row={row} />
    ))}
  </ul>
);

/** How an app's own rules stood the test. */
export const SelfCheckResult = ({ result }: { readonly result: CheckResult }) => (
  <div class={styles['check']}>
    {result.failure && <Notice tone="gone">{result.failure}</Notice>}
    {result.warning && <Notice>{result.warning}</Notice>}
    {!result.isUsed && <Unused />}
    <details>
      <summary>{result.summary}</summary>
      {result.missing.length > 0 && <p>{t('self_check_as_if', seriesText(result.missing))}</p>}
      <Rows rows={result.rows} />
    </details>
  </div>
);
