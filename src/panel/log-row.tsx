import { useSignal } from '@preact/signals';
import { phraseOf, verdictOf } from '../core/status-phrase.ts';
import type { Millis } from '../core/time.ts';
import { t } from '../platform/i18n.ts';
import { Disc } from '../ui/disc.tsx';
import { clockText } from '../ui/format.ts';
import type { PageState } from '../ui/page-state.ts';
import { Address } from './address.tsx';
import { LogDetail } from './log-detail.tsx';
import styles from './log-row.module.css';
import { dateTimeOf, placeText, reasonText } from './row-text.ts';
import { type Filter, keyOf, type Row } from './view.ts';
import type { Replaced } from './watch-replaced.ts';

/** What a row depends on beside its request. */
export interface RowContext {
  readonly state: PageState;
  readonly now: Millis;
  readonly replaced: Replaced;
  readonly filter: Filter;
}

interface RowProps {
  readonly row: Row;
  readonly context: RowContext;
}

/** When, and what the filter leaves open: whose token, of which app, from where. */
function About({ row: { app, entry, who, place }, context: { state, filter } }: RowProps) {
  const isOneApp = filter.app !== undefined || state.apps.length === 1;
  // What was taken says so by its colour and number, and what was refused says why.
  const phrase = verdictOf(entry.status) === 'other' ? phraseOf(entry.status) : undefined;
  return (
    <span class={styles['about']}>
      <time dateTime={dateTimeOf(entry.at)}>{clockText(entry.at)}</time>
      {phrase && <span>{phrase}</span>}
      {who && (
        <span class={styles['who']}>
          <Disc mark={who} />
          {who.name}
        </span>
      )}
      {!isOneApp && <span>{app.name}</span>}
      {filter.tabs === 'all' && <span>{placeText(place)}</span>}
    </span>
  );
}

const Summary = ({ row, context }: RowProps) => {
  const { entry, app } = row;
  const reason = reasonText(entry);
  return (
    <>
      <span class={`${styles['status']} ${styles[verdictOf(entry.status)]}`}>{entry.status}</span>
      <span class={styles['request']}>
        <b>{entry.method}</b> <Address url={entry.url} />
      </span>
      <About row={row} context={context} />
      {reason && <span class={styles['reason']}>{reason}</span>}
      {context.replaced.has(keyOf(app.id, entry.id)) && (
        <span class={styles['flag']}>{t('own_header_short')}</span>
      )}
    </>
  );
};

/** One request: what there is to know at a glance, and the rest behind a click. */
export function LogRow({ row, context }: RowProps) {
  const isOpen = useSignal(false);
  return (
    <li>
      <details
        class={styles['row']}
        onToggle={({ currentTarget }) => {
          isOpen.value = currentTarget.open;
        }}
      >
        <summary>
          <Summary row={row} context={context} />
        </summary>
        {isOpen.value && <LogDetail row={row} context={context} />}
      </details>
    </li>
  );
}
