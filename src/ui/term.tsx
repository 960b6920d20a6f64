import type { ComponentChildren } from 'preact';
import { t } from '../platform/i18n.ts';
import { optionsUrl } from '../platform/runtime.ts';
import { HelpIcon } from './icons.tsx';
import styles from './term.module.css';
import type { Topic } from './topics.ts';

export interface TermProps {
  readonly topic: Topic;
  /** What a pointer that rests on it is told, where there is more to tell than what it leads to. */
  readonly hint?: string | undefined;
  /** The word itself, where it stands in a text. */
  readonly children: ComponentChildren;
}

const helpOn = (topic: Topic) => optionsUrl(`#/help/${topic}`);

/** A word that the help explains, in a tab of its own: what one was about to do stays as it is. */
export const Term = ({ topic, hint, children }: TermProps) => (
  <a
    href={helpOn(topic)}
    target="_blank"
    rel="noreferrer"
    class={styles['term']}
    title={hint ?? t(`help_what_is_${topic}`)}
  >
    {children}
  </a>
);

/** A question mark beside a word that cannot be a link itself. */
export const TermMark = ({ topic }: Pick<TermProps, 'topic'>) => (
  <a
    href={helpOn(topic)}
    target="_blank"
    rel="noreferrer"
    class={styles['mark']}
    title={t(`help_what_is_${topic}`)}
    aria-label={t(`help_what_is_${topic}`)}
  >
    <HelpIcon />
  </a>
);
