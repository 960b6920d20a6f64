import type { RequestEntry } from '../core/request-log.ts';
import { statusText, verdictOf } from '../core/status-phrase.ts';
import type { Millis } from '../core/time.ts';
import { language, type MessageKey, t } from '../platform/i18n.ts';
import type { Place } from './view.ts';

const PLACES = {
  this_tab: 'from_this_tab',
  other_tab: 'from_other_tab',
  closed_tab: 'from_closed_tab',
  worker: 'from_worker',
} as const satisfies Record<Place, MessageKey>;

/** Where a request came from. */
export const placeText = (place: Place): string => t(PLACES[place]);

/** A moment on this machine's clock, to the second. */
export const clockText = (at: Millis): string =>
  new Intl.DateTimeFormat(language(), { timeStyle: 'medium' }).format(at);

export const dateTimeOf = (at: Millis): string => new Date(at).toISOString();

/** Why a token was refused, as far as the API said; undefined: it was not. */
export function reasonText({ status, error, description }: RequestEntry): string | undefined {
  if (verdictOf(status) !== 'refused') return undefined;
  const said = [error, description].filter(Boolean).join(': ');
  return said === '' ? t('refused_no_reason', statusText(status)) : said;
}
