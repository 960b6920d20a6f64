import type { ComponentChildren } from 'preact';
import type { Answer } from '../core/answers.ts';
import type { TokenSet } from '../core/session.ts';
import type { Millis } from '../core/time.ts';
import type { Claims } from '../core/token/reading.ts';
import { t } from '../platform/i18n.ts';
import { momentText } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { failureText } from '../ui/sentences.ts';
import styles from './ask-issuer.module.css';

export interface AnswerViewProps {
  readonly answer: Answer;
  readonly tokens: TokenSet;
  readonly now: Millis;
  readonly children: (claims: Claims) => ComponentChildren;
}

/** What the issuer answered, when, and whether that is about the token at hand. */
export function AnswerView({ answer, tokens, now, children }: AnswerViewProps) {
  const { at, receivedAt, claims, failure } = answer;
  const isOld = receivedAt !== tokens.receivedAt;
  return (
    <div class={styles['answer']}>
      {failure && <Notice tone="gone">{failureText(failure)}</Notice>}
      {claims && children(claims)}
      <small>
        {t('asked_at', momentText(at, now))}
        {isOld && <b> · {t('about_earlier_token')}</b>}
      </small>
    </div>
  );
}
