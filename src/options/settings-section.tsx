import type { ComponentChildren } from 'preact';
import { type MessageKey, t } from '../platform/i18n.ts';
import { CheckIcon } from '../ui/icons.tsx';
import section from './section.module.css';
import styles from './settings.module.css';

interface SectionProps {
  readonly title: MessageKey;
  /** Whether something in it was saved just now: the page says so aloud, once for all sections. */
  readonly isSaved?: boolean;
  readonly children: ComponentChildren;
}

const Saved = () => (
  <span class={styles['saved']} aria-hidden="true">
    <CheckIcon />
    {t('saved')}
  </span>
);

/** Settings of one kind. */
export const SettingsSection = ({ title, isSaved, children }: SectionProps) => (
  <section class={`${section['section']} ${styles['section']}`} aria-labelledby={title}>
    <h3 id={title}>
      {t(title)}
      {isSaved && <Saved />}
    </h3>
    {children}
  </section>
);
