import type { ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../platform/i18n.ts';
import { lastFailure } from '../ui/actions.ts';
import type { PageState } from '../ui/page-state.ts';
import unseen from '../ui/unseen.module.css';
import { ClearCopiedField } from './clear-copied-field.tsx';
import styles from './settings.module.css';
import { SettingsAbout } from './settings-about.tsx';
import { SettingsKeys } from './settings-keys.tsx';
import { SettingsLook } from './settings-look.tsx';
import { SettingsNotices } from './settings-notices.tsx';
import { useSaving } from './use-saving.ts';

/** What a user likes, for no app alone. Each choice is saved at once. */
export function Settings({ state }: { readonly state: ReadonlySignal<PageState> }) {
  const saving = useSaving();
  const { preferences } = state.value;
  useEffect(() => {
    // What was said and where one had scrolled to belong to another form.
    lastFailure.value = undefined;
    scrollTo(0, 0);
  }, []);
  return (
    <div class={styles['settings']}>
      <h2 tabIndex={-1}>{t('settings')}</h2>
      <SettingsLook preferences={preferences} saving={saving} />
      <SettingsNotices preferences={preferences} saving={saving} />
      <ClearCopiedField preferences={preferences} saving={saving} />
      <SettingsKeys />
      <SettingsAbout />
      <p role="status" class={unseen['unseen']}>
        {saving.saved.value && t('saved')}
      </p>
    </div>
  );
}
