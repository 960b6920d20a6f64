import type { Trial } from '../core/answers.ts';
import type { TokenSet } from '../core/session.ts';
import type { Millis } from '../core/time.ts';
import { t } from '../platform/i18n.ts';
import { momentText, withoutScheme } from '../ui/format.ts';
import tones from '../ui/tone.module.css';
import { trialHead, trialText, trialTone } from '../ui/trial-words.ts';
import styles from './try-it.module.css';

export interface TrialViewProps {
  readonly trial: Trial;
  readonly tokens: TokenSet;
  readonly now: Millis;
}

/** What the API answered, where and when, and whether that is about the token at hand. */
export function TrialView({ trial, tokens, now }: TrialViewProps) {
  const { at, receivedAt, url } = trial;
  const head = trialHead(trial);
  return (
    <div class={`${styles['trial']} ${tones[trialTone(trial)]}`}>
      <p>
        {head && <b>{head}</b>} {trialText(trial)}
      </p>
      <small>
        <code>{withoutScheme(url)}</code> · {t('asked_at', momentText(at, now))}
        {receivedAt !== tokens.receivedAt && <b> · {t('about_earlier_token')}</b>}
      </small>
    </div>
  );
}
