import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type BoundCommand, openShortcutSettings, shortcuts } from '../platform/commands.ts';
import { t } from '../platform/i18n.ts';
import { Button } from '../ui/button.tsx';
import styles from './settings.module.css';
import { SettingsSection } from './settings-section.tsx';

/** The keys in force. They change in another tab, where the browser keeps them. */
function useKeyCommands() {
  const commands = useSignal<readonly BoundCommand[]>([]);
  useEffect(() => {
    const read = () =>
      void shortcuts().then(
        (found) => {
          commands.value = found;
        },
        () => undefined,
      );
    read();
    addEventListener('focus', read);
    return () => removeEventListener('focus', read);
  }, [commands]);
  return commands.value;
}

const Row = ({ description, shortcut }: BoundCommand) => (
  <div>
    <dt>{description === '' ? t('open_lanyard') : description}</dt>
    <dd>{shortcut === '' ? t('no_keys') : <kbd>{shortcut}</kbd>}</dd>
  </div>
);

/** Which keys do what, and where they are chosen. */
export const SettingsKeys = () => (
  <SettingsSection title="settings_keys">
    <dl class={styles['keys']}>
      {useKeyCommands().map((command) => (
        <Row key={command.name} {...command} />
      ))}
    </dl>
    <p class={styles['hint']}>{t('settings_keys_hint')}</p>
    <div>
      <Button onClick={() => void openShortcutSettings()}>{t('change_keys')}</Button>
    </div>
  </SettingsSection>
);
