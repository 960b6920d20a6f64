import { useSignal } from '@preact/signals';
import { t } from '../platform/i18n.ts';
import { dropPermission, requestPermission } from '../platform/permissions.ts';
import { Check } from './check-field.tsx';
import field from './field.module.css';
import type { PreferenceProps } from './settings-look.tsx';
import { SettingsSection } from './settings-section.tsx';

const ID = 'notifies';

/** Whether the browser tells what needs the user. It asks for its permission when it is asked for, and gives it back. */
export function SettingsNotices({ preferences, saving }: PreferenceProps) {
  const isRefused = useSignal(false);
  const switchOn = async () => {
    // Straight from the click: after an await a browser does not ask any more.
    const isGranted = await requestPermission('notifications').catch(() => false);
    isRefused.value = !isGranted;
    if (isGranted) await saving.save({ notifies: true });
  };
  const switchOff = async () => {
    await saving.save({ notifies: false });
    await dropPermission('notifications').catch(() => false);
  };
  const choose = (notifies: boolean) => {
    isRefused.value = false;
    return notifies ? switchOn() : switchOff();
  };
  return (
    <SettingsSection title="settings_notices" isSaved={saving.saved.value === 'notifies'}>
      <Check
        id={ID}
        label={t('notify_me')}
        isChecked={preferences.notifies}
        problem={isRefused.value ? `${ID}-problem` : undefined}
        check={(isChecked) => void choose(isChecked)}
      >
        {t('notify_me_hint')}
      </Check>
      <p id={`${ID}-problem`} role="status" class={field['problem']}>
        {isRefused.value && t('notify_me_refused')}
      </p>
    </SettingsSection>
  );
}
