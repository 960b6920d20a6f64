import { t } from '../platform/i18n.ts';
import styles from './log.module.css';
import { LogRow, type RowContext } from './log-row.tsx';
import { keyOf, type Row } from './view.ts';

export interface LogProps {
  readonly rows: readonly Row[];
  readonly context: RowContext;
}

export const Log = ({ rows, context }: LogProps) => (
  <ol class={styles['log']} aria-label={t('requests')}>
    {rows.map((row) => (
      <LogRow key={keyOf(row.app.id, row.entry.id)} row={row} context={context} />
    ))}
  </ol>
);
