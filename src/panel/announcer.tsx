import { useRef } from 'preact/hooks';
import { statusText, verdictOf } from '../core/status-phrase.ts';
import { t } from '../platform/i18n.ts';
import hidden from '../ui/unseen.module.css';
import type { Row } from './view.ts';

const isRefused = ({ entry }: Row) => verdictOf(entry.status) === 'refused';

/**
 * Reads refusals aloud that come while the panel is open, and nothing else: a page may make many requests. Of
 * several at once the newest has to do.
 */
export function Announcer({ rows }: { readonly rows: readonly Row[] }) {
  const newest = rows.find(isRefused);
  const before = useRef(newest?.entry.at ?? 0);
  const isNews = newest && newest.entry.at > before.current;
  return (
    <p role="status" class={hidden['unseen']}>
      {isNews && refusalText(newest)}
    </p>
  );
}

function refusalText({ entry }: Row): string {
  const reason = entry.description ?? entry.error;
  const what = statusText(entry.status);
  const where = new URL(entry.url).host;
  return reason ? t('refusal_heard_why', what, where, reason) : t('refusal_heard', what, where);
}
