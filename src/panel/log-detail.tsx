import { statusText } from '../core/status-phrase.ts';
import { t } from '../platform/i18n.ts';
import { momentText } from '../ui/format.ts';
import { whoIs } from '../ui/who-is.ts';
import { CopyAs } from './copy-as.tsx';
import styles from './log-detail.module.css';
import type { RowContext } from './log-row.tsx';
import { placeText } from './row-text.ts';
import { keyOf, type Row } from './view.ts';

interface DetailProps {
  readonly row: Row;
  readonly context: RowContext;
}

type Fact = readonly [term: string, value: string | undefined];

function factsOf({ row: { entry, app, place }, context: { state, now } }: DetailProps) {
  const facts: readonly Fact[] = [
    [t('request'), `${entry.method} ${entry.url}`],
    [t('request_answer'), statusText(entry.status)],
    [t('request_error'), entry.error],
    [t('request_description'), entry.description],
    [t('request_token'), t('request_token_of', whoIs(state, entry.identity).name, app.name)],
    [t('request_from'), placeText(place)],
    [t('request_type'), entry.type],
    [t('request_time'), momentText(entry.at, now)],
  ];
  return facts.filter(([, value]) => value !== undefined);
}

/** All that is known of a request, and a way to make it again. */
export function LogDetail({ row, context }: DetailProps) {
  const { app, entry } = row;
  return (
    <div class={styles['detail']}>
      <dl>
        {factsOf({ row, context }).map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {context.replaced.has(keyOf(app.id, entry.id)) && <p>{t('own_header_row')}</p>}
      <CopyAs row={row} context={context} />
    </div>
  );
}
