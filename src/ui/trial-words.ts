import type { Trial } from '../core/answers.ts';
import type { Challenge } from '../core/challenge.ts';
import type { Failure, FailureCode } from '../core/failure.ts';
import { isRefusalStatus } from '../core/refusal.ts';
import { type MessageKey, t } from '../platform/i18n.ts';
import { sentencesText, unstopped } from './format.ts';
import { failureText } from './sentences.ts';
import { usualText } from './usual-text.ts';

const NO_ANSWER: Partial<Record<FailureCode, MessageKey>> = {
  unreachable: 'tried_unreachable',
  cut_off: 'tried_unreachable',
  timeout: 'tried_timeout',
  redirected: 'tried_redirected',
  permission_missing: 'tried_permission',
};

function noAnswerText(failure: Failure): string {
  const key = NO_ANSWER[failure.code];
  return key ? t(key) : failureText(failure);
}

/** What an address that is refused without a word about the token may mean. */
const STATUSES: Readonly<Record<number, MessageKey>> = {
  404: 'tried_unknown',
  405: 'tried_method',
  410: 'tried_unknown',
  429: 'tried_busy',
};

function otherText(status: number): string {
  if (status < 300) return t('tried_taken');
  if (status < 400) return t('tried_redirected');
  return t(STATUSES[status] ?? (status < 500 ? 'tried_request' : 'tried_out_of_order'));
}

function refusedText(status: number, { error, scopes }: Challenge): string | undefined {
  switch (error) {
    case 'invalid_token':
      return t('tried_refused');
    case 'insufficient_scope':
      return scopes ? t('tried_scope', scopes.join(' ')) : t('tried_some_scope');
    case 'insufficient_user_authentication':
      return t('tried_authentication');
    case undefined:
      return sentencesText([t('tried_without_reason'), usualText(status)]);
    default:
      return undefined;
  }
}

function answeredText(status: number, challenge: Challenge): string {
  const { description } = challenge;
  const meaning = isRefusalStatus(status) ? refusedText(status, challenge) : otherText(status);
  return sentencesText([meaning, description && t('refusal_says', unstopped(description))]);
}

/** What the API's answer means for the token, as far as one can tell. */
export function trialText({ status, challenge = {}, failure }: Trial): string {
  if (failure) return noAnswerText(failure);
  return status === undefined ? '' : answeredText(status, challenge);
}

/** `401 invalid_token` */
export const trialHead = ({ status, challenge }: Trial): string =>
  [status, challenge?.error].filter((part) => part !== undefined).join(' ');

export function trialTone({ status, failure }: Trial): 'live' | 'soon' | 'gone' {
  if (failure?.code === 'redirected') return 'soon';
  if (failure || status === undefined) return 'gone';
  if (status < 300) return 'live';
  return isRefusalStatus(status) ? 'gone' : 'soon';
}
