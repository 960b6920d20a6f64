import { useEffect, useRef, useState } from 'preact/hooks';
import type { Finding, FindingValue } from '../../core/findings/finding.ts';
import type { Millis } from '../../core/time.ts';
import type { TokenFacts } from '../../core/token/facts.ts';
import { type Verdict, verdictOf } from '../../core/token/verdict.ts';
import { direction, t } from '../../platform/i18n.ts';
import { ErrorIcon, GoodIcon, InfoIcon, WarningIcon } from '../icons.tsx';
import tones from '../tone.module.css';
import hidden from '../unseen.module.css';
import { foreignText, valueText } from './value-text.ts';
import styles from './verdict-line.module.css';

const ICONS = { live: GoodIcon, soon: WarningIcon, gone: ErrorIcon, idle: InfoIcon } as const;

/** As people, hosts and addresses are called. */
const PLAIN = /^[\p{L}\p{N}@._+:/|'’ -]*$/u;

/** Whatever else a token says of itself is set in quotes: it must not sound like a word of ours. */
const wordOf = (text: string) => (PLAIN.test(text) ? text : t('in_quotes', text));

function partText(value: FindingValue, now: Millis): string {
  if (typeof value === 'string') return wordOf(valueText(value, now));
  if (typeof value !== 'object' || !('list' in value)) return valueText(value, now);
  return valueText({ list: value.list.map((item) => wordOf(foreignText(item))) }, now);
}

const lineOf = ({ key, values }: Verdict, now: Millis) =>
  t(key, ...values.map((value) => partText(value, now)));

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
  const line = lineOf(verdict, facts.now);
  const aside = verdict.aside && t(verdict.aside);
  const Icon = ICONS[verdict.tone];
  return (
    <div class={`${styles['verdict']} ${tones[verdict.tone]}`}>
      <Icon />
      <p>
        <bdi dir={direction()}>{line}</bdi>
        {aside && <span class={styles['aside']}> {aside}</span>}
      </p>
      <span role="status" class={hidden['unseen']}>
        {useNews(verdict, aside ? `${line} ${aside}` : line)}
      </span>
    </div>
  );
}
