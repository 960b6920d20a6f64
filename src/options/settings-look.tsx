import type { Preferences, Theme } from '../core/preferences.ts';
import { THEMES } from '../core/preferences-schema.ts';
import { t } from '../platform/i18n.ts';
import styles from './settings.module.css';
import { SettingsSection } from './settings-section.tsx';
import type { Saving } from './use-saving.ts';

export interface PreferenceProps {
  readonly preferences: Preferences;
  readonly saving: Saving;
}

const LABELS = {
  system: 'theme_system',
  light: 'theme_light',
  dark: 'theme_dark',
} as const satisfies Record<Theme, string>;

/** How all pages look, from now on. */
export const SettingsLook = ({ preferences, saving }: PreferenceProps) => (
  <SettingsSection title="settings_look" isSaved={saving.saved.value === 'theme'}>
    <fieldset class={styles['choices']} aria-label={t('settings_look')}>
      {THEMES.map((theme) => (
        <label key={theme}>
          <input
            type="radio"
            name="theme"
            value={theme}
            checked={preferences.theme === theme}
            onChange={() => void saving.save({ theme })}
          />
          {t(LABELS[theme])}
        </label>
      ))}
    </fieldset>
  </SettingsSection>
);
