import { useEffect, useRef, useState } from 'preact/hooks';
import type { Finding } from '../../core/findings/finding.ts';
import type { Millis } from '../../core/time.ts';
import type { TokenFacts } from '../../core/token/facts.ts';
import { type Verdict, verdictOf } from '../../core/token/verdict.ts';
import { t } from '../../platform/i18n.ts';
import { ErrorIcon, GoodIcon, InfoIcon, WarningIcon } from '../icons.tsx';
import { valueText } from './value-text.ts';
import styles from './verdict-line.module.css';

const ICONS = { live: GoodIcon, soon: WarningIcon, gone: ErrorIcon, idle: InfoIcon } as const;

/** In words. */
export function verdictText({ key, values, aside }: Verdict, now: Millis): string {
  const line = t(key, ...values.map((value) => valueText(value, now)));
  return aside === undefined ? line : `${line} ${t(aside)}`;
}

/** What to read aloud: nothing at first, then each verdict of another kind, but not each minute less. */
function useNews({ key, tone }: Verdict, text: string): string {
  const kind = `${tone} ${key}`;
  const first = useRef(kind);
  const [news, setNews] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: a text that changes alone is no news
  useEffect(() => {
    if (kind === first.current) return;
    first.current = '';
    setNews(text);
  }, [kind]);
  return news;
}

export interface VerdictLineProps {
  readonly facts: TokenFacts;
  readonly findings: readonly Finding[];
}

/** Whether a token is good, for what and for how long, in one line. */
export function VerdictLine({ facts, findings }: VerdictLineProps) {
  const verdict = verdictOf(facts, findings);
  const text = verdictText(verdict, facts.now);
  const Icon = ICONS[verdict.tone];
  return (
    <div class={`${styles['verdict']} ${styles[verdict.tone]}`}>
      <Icon />
      <p>{text}</p>
      <span role="status" class={styles['heard']}>
        {useNews(verdict, text)}
      </span>
    </div>
  );
}
