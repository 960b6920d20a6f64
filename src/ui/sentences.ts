import type { Failure } from '../core/failure.ts';
import { EVERY_SITE } from '../core/other-callers.ts';
import type { Problem } from '../core/problem.ts';
import type { Note } from '../core/session.ts';
import type { Millis } from '../core/time.ts';
import { type MessageKey, t } from '../platform/i18n.ts';
import { seriesText, spanText } from './format.ts';

/** What went wrong and what to do about it, in one or two sentences. */
export const failureText = ({ code, detail = '' }: Failure): string => t(`failure_${code}`, detail);

/** Who can use an app's token beside its callers, given as `otherCallers` does; undefined: nobody. */
export function otherCallersText(others: readonly string[]): string | undefined {
  if (others.length === 0) return undefined;
  return others.includes(EVERY_SITE)
    ? t('shared_by_every_site')
    : t('shared_callers', seriesText(others));
}

/** What is wrong with a field, and what to write instead. */
export function problemText({ code, detail = '', line }: Problem): string {
  const sentence = t(`problem_${code}`, detail);
  return line === undefined ? sentence : t('problem_in_line', line, sentence);
}

const NOTE_TEXTS = {
  form_encoded: 'note_form_encoded',
  expires_in_text: 'note_expires_in_text',
  expires_in_odd: 'note_expires_in_odd',
  no_token_type: 'note_no_token_type',
  origin_removed: 'note_origin_removed',
  origin_set: 'note_origin_set',
} as const satisfies Record<Note, MessageKey>;

/** What an issuer did that did no harm. */
export const noteText = (note: Note): string => t(NOTE_TEXTS[note]);

/** How an issuer's clock goes beside this machine's. */
export const skewText = (skew: Millis): string =>
  t(skew > 0 ? 'clock_ahead' : 'clock_behind', spanText(Math.abs(skew)));
