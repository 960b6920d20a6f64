import type { RequestEntry } from '../core/request-log.ts';
import { statusText, verdictOf } from '../core/status-phrase.ts';
import type { Millis } from '../core/time.ts';
import { type MessageKey, t } from '../platform/i18n.ts';
import { labelled } from '../ui/format.ts';
import type { Place } from './view.ts';

const PLACES = {
  this_tab: 'from_this_tab',
  other_tab: 'from_other_tab',
  closed_tab: 'from_closed_tab',
  worker: 'from_worker',
} as const satisfies Record<Place, MessageKey>;

/** Where a request came from. */
export const placeText = (place: Place): string => t(PLACES[place]);

export const dateTimeOf = (at: Millis): string => new Date(at).toISOString();

/** Why a token was refused, as far as the API said; undefined: it was not. */
export function reasonText({ status, error, description }: RequestEntry): string | undefined {
  if (verdictOf(status) !== 'refused') return undefined;
  return labelled(error, description) ?? t('refused_no_reason', statusText(status));
}
