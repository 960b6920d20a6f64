import type { Refusal } from '../core/refusal.ts';
import type { Standing } from '../core/refusal-standing.ts';
import { SECOND } from '../core/time.ts';
import { t } from '../platform/i18n.ts';
import { sentencesText, spanText, unstopped } from '../ui/format.ts';
import { usualText } from '../ui/usual-text.ts';

const INVALID = {
  open: 'refused_invalid',
  renewing: 'refused_invalid',
  again: 'refused_again',
  past: 'refused_before',
} as const satisfies Record<Standing, string>;

function unexplainedText({ host, status, challenge: { error } }: Refusal): string {
  return error === undefined
    ? t('refused_silently', host, status)
    : t('refused_error', host, status, error);
}

/** What the API said of the token. */
function saidText(refusal: Refusal, standing: Standing): string {
  const { host, challenge } = refusal;
  switch (challenge.error) {
    case 'invalid_token':
      return t(INVALID[standing], host);
    case 'insufficient_scope':
      return challenge.scopes
        ? t('refused_scope', host, challenge.scopes.join(' '))
        : t('refused_some_scope', host);
    case 'insufficient_user_authentication':
      return t('refused_authentication', host);
    default:
      return unexplainedText(refusal);
  }
}

const OUTCOMES = {
  open: undefined,
  renewing: 'refusal_renewing',
  again: 'refusal_stops',
  past: 'refusal_renewed',
} as const satisfies Record<Standing, string | undefined>;

function meaningText({ status, challenge }: Refusal, standing: Standing): string | undefined {
  if (challenge.error === undefined && challenge.description === undefined)
    return usualText(status);
  const outcome = OUTCOMES[standing];
  return outcome && t(outcome);
}

/** What an API refused, in its own words where it has any, and what was done about it. */
export function refusalText(refusal: Refusal, standing: Standing): string {
  const { description, maxAge } = refusal.challenge;
  return sentencesText([
    saidText(refusal, standing),
    description && t('refusal_says', unstopped(description)),
    maxAge !== undefined && t('refusal_max_age', spanText(maxAge * SECOND)),
    meaningText(refusal, standing),
  ]);
}

/** The few words that a row has room for. */
export function rowRefusalText({ status, challenge: { error, scopes } }: Refusal): string {
  switch (error) {
    case 'invalid_token':
      return t('row_refused');
    case 'insufficient_scope':
      return scopes ? t('row_scope', scopes.join(' ')) : t('row_some_scope');
    case 'insufficient_user_authentication':
      return t('row_authentication');
    default:
      return t('row_status', status);
  }
}
