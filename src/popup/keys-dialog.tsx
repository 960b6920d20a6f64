import { useEffect, useRef, useState } from 'preact/hooks';
import { type BoundCommand, openShortcutSettings, shortcuts } from '../platform/commands.ts';
import { t } from '../platform/i18n.ts';
import { run } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import { CloseIcon } from '../ui/icons.tsx';
import { Switch } from '../ui/switch.tsx';
import { isSingle, KEYS } from './keys.ts';
import styles from './keys-dialog.module.css';

export interface KeysDialogProps {
  /** Whether keys of one character are on. */
  readonly hasSingle: boolean;
  readonly onClose: () => void;
}

const Row = ({ cap, says }: { readonly cap: string; readonly says: string }) => (
  <div>
    <dt>{says}</dt>
    <dd>
      <kbd>{cap}</kbd>
    </dd>
  </div>
);

const Own = ({ hasSingle }: Pick<KeysDialogProps, 'hasSingle'>) => (
  <section>
    <h3>{t('keys_in_popup')}</h3>
    <dl>
      {KEYS.filter((key) => hasSingle || !isSingle(key)).map(({ key, cap, says }) => (
        <Row key={key} cap={cap} says={t(says)} />
      ))}
    </dl>
    <div class={styles['single']}>
      <p>
        {t('keys_single')} <small>{t('keys_single_hint')}</small>
      </p>
      <Switch
        label={t('keys_single')}
        checked={hasSingle}
        onChange={(singleKeys) => void run('setPreferences', { singleKeys })}
      />
    </div>
  </section>
);

/** As the browser has them now: the user may have changed them, or another extension may have been first. */
function Everywhere() {
  const [commands, setCommands] = useState<readonly BoundCommand[]>([]);
  useEffect(() => {
    void shortcuts().then(setCommands, () => undefined);
  }, []);
  return (
    <section>
      <h3>{t('keys_in_browser')}</h3>
      <dl>
        {commands.map(({ name, description, shortcut }) => (
          <Row key={name} cap={shortcut || t('key_none')} says={description || t('open_lanyard')} />
        ))}
      </dl>
      <Button onClick={() => void openShortcutSettings()}>{t('keys_change')}</Button>
    </section>
  );
}

/** A click beside it closes it, where the browser knows that. */
const BESIDE_CLOSES = { closedby: 'any' } as const;

/** All keys, those of the popup and those of the browser, and the ways to change them. */
export function KeysDialog({ hasSingle, onClose }: KeysDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class={styles['dialog']}
      aria-labelledby="keys-title"
      onClose={onClose}
      {...BESIDE_CLOSES}
    >
      <div class={styles['content']}>
        <header>
          <h2 id="keys-title">{t('keys_title')}</h2>
          <Button look="icon" label={t('close')} onClick={() => dialog.current?.close()}>
            <CloseIcon />
          </Button>
        </header>
        <Own hasSingle={hasSingle} />
        <Everywhere />
      </div>
    </dialog>
  );
}
