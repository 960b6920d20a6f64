import { t } from '../platform/i18n.ts';
import { run } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import { CloseIcon } from '../ui/icons.tsx';
import styles from './undo.module.css';

/** Offers to bring back the app that was deleted last. */
export const Undo = ({ name }: { readonly name: string }) => (
  <div role="status" class={styles['undo']}>
    <span>{t('deleted', name)}</span>
    <Button onClick={() => void run('undoDelete', {})}>{t('undo')}</Button>
    <Button look="icon" label={t('dismiss')} onClick={() => void run('dismissUndo', {})}>
      <CloseIcon />
    </Button>
  </div>
);
