import type { History } from '../../core/history.ts';
import type { Session } from '../../core/session.ts';
import type { Millis } from '../../core/time.ts';
import { type Moment, timelineOf } from '../../core/timeline.ts';
import { t } from '../../platform/i18n.ts';
import { momentText } from '../format.ts';
import { CheckIcon, CloseIcon, WarningIcon } from '../icons.tsx';
import styles from './timeline.module.css';
import { reasonOf, repeatedText, titleOf } from './timeline-text.ts';

const TONES = {
  obtained: 'live',
  refused: 'gone',
  failed: 'gone',
  revoked: 'gone',
  expired: 'over',
  signed_out: 'over',
} as const satisfies Record<Moment['kind'], string>;

/** Told apart by their shapes too: what came, what went wrong, what came to its end. */
const MARKS = { live: CheckIcon, gone: WarningIcon, over: CloseIcon } as const;

interface EntryProps {
  readonly moment: Moment;
  readonly now: Millis;
}

function Entry({ moment, now }: EntryProps) {
  const tone = TONES[moment.kind];
  const Mark = MARKS[tone];
  const [reason, repeated] = [reasonOf(moment, now), repeatedText(moment, now)];
  return (
    <li class={styles[tone]}>
      <Mark />
      <div>
        <time dateTime={new Date(moment.at).toISOString()}>{momentText(moment.at, now)}</time>{' '}
        <b>{titleOf(moment)}</b>
        {reason && <p>{reason}</p>}
        {repeated && <small>{repeated}</small>}
      </div>
    </li>
  );
}

export interface TimelineProps {
  /** Undefined: nothing has happened to this identity yet. */
  readonly history: History | undefined;
  readonly session: Session | undefined;
  readonly now: Millis;
}

/** What happened to an identity since the browser started, the newest first; nothing where nothing did. */
export function Timeline({ history, session, now }: TimelineProps) {
  const moments = timelineOf(history, session, now);
  if (moments.length === 0) return null;
  return (
    <details class={styles['history']}>
      <summary>{t('history')}</summary>
      <ol>
        {[...moments.entries()].map(([place, moment]) => (
          // Counted from the oldest: what is told above it makes no entry another.
          <Entry key={moments.length - place} moment={moment} now={now} />
        ))}
      </ol>
    </details>
  );
}
