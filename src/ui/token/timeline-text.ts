import type { HistoryEvent } from '../../core/history.ts';
import { statusText } from '../../core/status-phrase.ts';
import type { Millis } from '../../core/time.ts';
import type { Moment } from '../../core/timeline.ts';
import { plural, t } from '../../platform/i18n.ts';
import { labelled, momentText, unstopped } from '../format.ts';
import { failureText } from '../sentences.ts';

type Of<Kind extends Moment['kind']> = Extract<Moment, { kind: Kind }>;

const OCCASIONS = {
  sign_in: 'event_sign_in',
  renewal: 'event_renewal',
  step_up: 'event_step_up',
  pasted: 'event_pasted',
} as const satisfies Record<Of<'obtained'>['occasion'], string>;

/** What happened, in a word or two. */
export function titleOf(moment: Moment): string {
  switch (moment.kind) {
    case 'obtained':
      return t(OCCASIONS[moment.occasion]);
    case 'refused':
      return t('event_refused');
    case 'failed':
      return t('event_failed');
    case 'revoked':
      return t('event_revoked');
    case 'signed_out':
      return t('event_signed_out');
    case 'expired':
      return t('event_expired');
  }
}

/** Which API, and what it says, in its own words. */
function refusedText({ host, status, error, description }: Of<'refused'>): string {
  const answered = t('event_refused_by', host, statusText(status));
  const said = labelled(error, description);
  return said === undefined ? answered : t('event_says', answered, unstopped(said));
}

/** Why, or up to when; undefined: there is no more to say. */
export function reasonOf(moment: Moment, now: Millis): string | undefined {
  switch (moment.kind) {
    case 'obtained':
      return moment.until === undefined
        ? undefined
        : t('event_until', momentText(moment.until, now));
    case 'refused':
      return refusedText(moment);
    case 'failed':
      return failureText(moment.failure);
    case 'revoked':
      return t('event_revoked_why');
    default:
      return undefined;
  }
}

/** How often, and since when, where it was more than once. */
export function repeatedText(moment: Moment, now: Millis): string | undefined {
  const { times, since } = moment as Partial<Extract<HistoryEvent, { kind: 'failed' }>>;
  return times === undefined || since === undefined
    ? undefined
    : plural('event_times', times, momentText(since, now));
}
