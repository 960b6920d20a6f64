import { useEffect } from 'preact/hooks';
import { type MessageKey, t } from '../platform/i18n.ts';
import type { Topic } from '../ui/topics.ts';
import styles from './help.module.css';
import { type HelpSection, SECTIONS, SOURCES } from './help-sections.ts';
import { hashOf } from './route.ts';
import { SourceLink } from './source-link.tsx';

const idOf = (place: string) => `help-${place}`;

const linkTo = (topic: string) => hashOf({ kind: 'help', topic });

const TopicPart = ({ topic }: { readonly topic: Topic }) => (
  <div class={styles['topic']}>
    <h4 id={idOf(topic)} tabIndex={-1}>
      {t(`help_term_${topic}`)}
    </h4>
    <p>{t(`help_about_${topic}`)}</p>
    <p class={styles['where']}>{t(`help_where_${topic}`)}</p>
    <SourceLink source={SOURCES[topic]} />
  </div>
);

const NamedPart = ({ title, text }: Record<'title' | 'text', MessageKey>) => (
  <div class={styles['topic']}>
    <h4>{t(title)}</h4>
    <p>{t(text)}</p>
  </div>
);

const SectionPart = ({ id, title, text, topics = [], named = [] }: HelpSection) => (
  <section aria-labelledby={idOf(id)}>
    <h3 id={idOf(id)} tabIndex={-1}>
      {t(title)}
    </h3>
    {text && <p>{t(text)}</p>}
    {topics.map((topic) => (
      <TopicPart key={topic} topic={topic} />
    ))}
    {named.map(([name, said]) => (
      <NamedPart key={name} title={name} text={said} />
    ))}
  </section>
);

const Entry = ({ id, title, topics = [] }: HelpSection) => (
  <li>
    <a href={linkTo(id)}>{t(title)}</a>
    {topics.length > 0 && (
      <ul>
        {topics.map((topic) => (
          <li key={topic}>
            <a href={linkTo(topic)}>{t(`help_term_${topic}`)}</a>
          </li>
        ))}
      </ul>
    )}
  </li>
);

const Contents = () => (
  <nav class={styles['contents']} aria-labelledby="help-on-this-page">
    <h3 id="help-on-this-page">{t('help_contents')}</h3>
    <ol>
      {SECTIONS.map((section) => (
        <Entry key={section.id} {...section} />
      ))}
    </ol>
  </nav>
);

/** Leads eyes and focus to what was asked for; to the beginning, where that is nothing that there is. */
function useTopic(topic: string | undefined) {
  useEffect(() => {
    const place = topic === undefined ? null : document.getElementById(idOf(topic));
    if (!place) return scrollTo(0, 0);
    place.scrollIntoView?.({ block: 'start' });
    place.focus({ preventScroll: true });
  }, [topic]);
}

export interface HelpProps {
  /** A word that is explained, or a section. */
  readonly topic?: string | undefined;
}

/** What tokens are, word by word, and what Lanyard does with them. */
export function Help({ topic }: HelpProps) {
  useTopic(topic);
  return (
    <article class={styles['help']}>
      <h2 tabIndex={-1}>{t('help_title')}</h2>
      <Contents />
      {SECTIONS.map((section) => (
        <SectionPart key={section.id} {...section} />
      ))}
    </article>
  );
}
