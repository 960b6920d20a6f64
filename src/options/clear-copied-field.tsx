import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import type { Preferences } from '../core/preferences.ts';
import { CLEAR_AFTER } from '../core/preferences-schema.ts';
import { SECOND } from '../core/time.ts';
import {
  canReachClipboard,
  clipboardGranted,
  dropClipboard,
  requestClipboard,
} from '../platform/clipboard.ts';
import { t } from '../platform/i18n.ts';
import { onPermissionsChanged } from '../platform/permissions.ts';
import { spanText } from '../ui/format.ts';
import field from './field.module.css';
import styles from './settings.module.css';
import type { PreferenceProps } from './settings-look.tsx';
import { SettingsSection } from './settings-section.tsx';

type Seconds = Preferences['clearCopiedAfter'];

const textOf = (seconds: Seconds) =>
  seconds === 0 ? t('clear_copied_never') : spanText(seconds * SECOND);

/** Whether the browser lets us; it may take that back while the page is open. */
function useGranted() {
  const isGranted = useSignal(true);
  useEffect(() => {
    const look = async () => {
      isGranted.value = await clipboardGranted();
    };
    void look();
    onPermissionsChanged(() => void look());
  }, [isGranted]);
  return isGranted;
}

/** Asks for the permission with the first time that is chosen, and gives it back with the last. */
function useChoosing({ preferences, saving }: PreferenceProps) {
  const isGranted = useGranted();
  const isRefused = useSignal(false);
  const choose = async (clearCopiedAfter: Seconds) => {
    isRefused.value = false;
    // Straight from the click: after an await a browser does not ask any more.
    const isAllowed = clearCopiedAfter === 0 || (await requestClipboard());
    isRefused.value = !isAllowed;
    if (!isAllowed) return;
    isGranted.value = true;
    await saving.save({ clearCopiedAfter });
    if (clearCopiedAfter === 0) await dropClipboard();
  };
  const isWanted = preferences.clearCopiedAfter !== 0;
  return { choose, isLacking: isRefused.value || (isWanted && !isGranted.value) };
}

function Choices(props: PreferenceProps & { readonly describedBy: string }) {
  const { preferences, describedBy } = props;
  const { choose, isLacking } = useChoosing(props);
  return (
    <>
      <fieldset
        class={styles['choices']}
        aria-label={t('field_clear_copied')}
        aria-describedby={describedBy}
      >
        {CLEAR_AFTER.map((seconds) => (
          <label key={seconds}>
            <input
              type="radio"
              name="clear-copied"
              checked={preferences.clearCopiedAfter === seconds}
              onClick={() => void choose(seconds)}
            />
            {textOf(seconds)}
          </label>
        ))}
      </fieldset>
      <p role="status" class={field['problem']}>
        {isLacking && t('clear_copied_refused')}
      </p>
    </>
  );
}

/** After which time a copied token leaves the clipboard. */
export function ClearCopiedField(props: PreferenceProps) {
  const id = useId();
  const isSaved = props.saving.saved.value === 'clearCopiedAfter';
  return (
    <SettingsSection title="field_clear_copied" isSaved={isSaved}>
      {canReachClipboard() && <Choices {...props} describedBy={id} />}
      <p id={id} class={styles['hint']}>
        {t(canReachClipboard() ? 'hint_clear_copied' : 'clear_copied_missing')}
      </p>
    </SettingsSection>
  );
}
