import type { App } from '../core/app.ts';
import { t } from '../platform/i18n.ts';
import { run } from '../ui/actions.ts';
import buttons from '../ui/button.module.css';
import { Button } from '../ui/button.tsx';
import type { Editor } from './editor-model.ts';
import { go } from './route.ts';
import styles from './save-bar.module.css';

const STATUS = { idle: undefined, saving: 'saving', saved: 'saved' } as const;

function MoreActions({ app }: { readonly app: App }) {
  const remove = () => {
    void run('deleteApp', { id: app.id });
    go({ kind: 'home' });
  };
  return (
    <>
      <Button onClick={() => go({ kind: 'new', from: app.id })}>{t('duplicate')}</Button>
      <Button look="danger" onClick={remove}>
        {t('delete')}
      </Button>
    </>
  );
}

export function SaveBar({ editor, app }: { editor: Editor; app: App | undefined }) {
  const status = STATUS[editor.status.value];
  const hasProblems = Object.keys(editor.problems.value).length > 0;
  return (
    <div class={styles['bar']}>
      <button
        type="submit"
        class={`${buttons['button']} ${buttons['primary']}`}
        disabled={editor.status.value === 'saving'}
      >
        {t('save')}
      </button>
      {app && editor.isChanged.value && <Button onClick={editor.revert}>{t('revert')}</Button>}
      {!app && <Button onClick={editor.discard}>{t('cancel')}</Button>}
      <p role="status">
        {hasProblems
          ? t('has_problems', Object.keys(editor.problems.value).length)
          : status && t(status)}
      </p>
      {app && <MoreActions app={app} />}
    </div>
  );
}
