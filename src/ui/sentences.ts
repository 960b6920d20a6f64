import type { Failure } from '../core/failure.ts';
import type { Problem } from '../core/problem.ts';
import { t } from '../platform/i18n.ts';

/** What went wrong and what to do about it, in one or two sentences. */
export const failureText = ({ code, detail = '' }: Failure): string => t(`failure_${code}`, detail);

/** What is wrong with a field, and what to write instead. */
export function problemText({ code, detail = '', line }: Problem): string {
  const sentence = t(`problem_${code}`, detail);
  return line === undefined ? sentence : t('problem_in_line', line, sentence);
}
