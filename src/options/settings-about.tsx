import { useSignal } from '@preact/signals';
import { t } from '../platform/i18n.ts';
import { ownVersion } from '../platform/runtime.ts';
import styles from './settings.module.css';
import { SettingsSection } from './settings-section.tsx';

/** Its own words, fetched from our own files when someone wants to read them. */
function Licence() {
  const text = useSignal('');
  const load = async () => {
    text.value ||= (await import('../../LICENSE?raw')).default;
  };
  return (
    <details class={styles['licence']} onToggle={() => void load()}>
      <summary>{t('licence')}</summary>
      <pre>{text}</pre>
    </details>
  );
}

const PROMISES = ['promise_telemetry', 'promise_memory', 'promise_scopes'] as const;

/** Which version this is, what it promises, and on which terms. */
export const SettingsAbout = () => (
  <SettingsSection title="settings_about">
    <p>{t('version', ownVersion())}</p>
    <ul class={styles['promises']}>
      {PROMISES.map((key) => (
        <li key={key}>{t(key)}</li>
      ))}
    </ul>
    <p class={styles['hint']}>{t('see_security')}</p>
    <Licence />
  </SettingsSection>
);
