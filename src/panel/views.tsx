import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../platform/i18n.ts';
import hidden from '../ui/unseen.module.css';
import styles from './toolbar.module.css';

/** What the panel is about. */
export type View = 'requests' | 'token';

const VIEWS = [
  ['requests', 'requests'],
  ['token', 'panel_token'],
] as const;

export interface ViewsProps {
  readonly view: View;
  readonly onView: (view: View) => void;
  /** What else there is to choose. */
  readonly children?: ComponentChildren;
}

/** Which of its two views the panel shows. It stays in sight. */
export function Views({ view, onView, children }: ViewsProps) {
  const group = useId();
  return (
    <header class={styles['toolbar']}>
      <h1 class={hidden['unseen']}>{t(view === 'token' ? 'read_a_token' : 'requests')}</h1>
      <fieldset class={`${styles['tabs']} ${styles['views']}`}>
        <legend class={hidden['unseen']}>{t('panel_views')}</legend>
        {VIEWS.map(([name, label]) => (
          <label key={name}>
            <input
              type="radio"
              name={group}
              checked={view === name}
              onChange={() => onView(name)}
            />
            {t(label)}
          </label>
        ))}
      </fieldset>
      {children}
    </header>
  );
}
