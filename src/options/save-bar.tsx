import type { ComponentChildren } from 'preact';
import type { App } from '../core/app.ts';
import { t } from '../platform/i18n.ts';
import { run } from '../ui/actions.ts';
import buttons from '../ui/button.module.css';
import { Button } from '../ui/button.tsx';
import type { Editor } from './editor-model.ts';
import { go } from './route.ts';
import styles from './save-bar.module.css';

const STATUS = { idle: undefined, saving: 'saving', saved: 'saved' } as const;

interface LineProps {
  readonly status: keyof typeof STATUS;
  /** How many fields are wrong. */
  readonly problems: number;
  /** What takes back what was typed. */
  readonly back?: ComponentChildren;
  /** What is said beside "Saved". */
  readonly said?: string | undefined;
  readonly children?: ComponentChildren;
}

const Status = ({ status, problems, said }: LineProps) => {
  if (problems > 0) return <span>{t('has_problems', problems)}</span>;
  const key = STATUS[status];
  if (key === undefined) return null;
  return (
    <>
      <span>{t(key)}</span> {status === 'saved' && said && <span>{said}</span>}
    </>
  );
};

/** What ends a form: it stays in sight while the form is scrolled. */
export const SaveLine = (props: LineProps) => (
  <div class={styles['bar']}>
    <button
      type="submit"
      class={`${buttons['button']} ${buttons['primary']}`}
      disabled={props.status === 'saving'}
    >
      {t('save')}
    </button>
    {props.back}
    <p role="status">
      <Status {...props} />
    </p>
    {props.children}
  </div>
);

interface RevertProps {
  readonly isChanged: boolean;
  readonly revert: () => void;
}

export const Revert = ({ isChanged, revert }: RevertProps) =>
  isChanged ? <Button onClick={revert}>{t('revert')}</Button> : null;

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

interface BarProps {
  readonly editor: Editor;
  readonly app: App | undefined;
  readonly said?: string | undefined;
}

export const SaveBar = ({ editor, app, said }: BarProps) => (
  <SaveLine
    status={editor.status.value}
    problems={Object.keys(editor.problems.value).length}
    back={
      app ? (
        <Revert isChanged={editor.isChanged.value} revert={editor.revert} />
      ) : (
        <Button onClick={editor.discard}>{t('cancel')}</Button>
      )
    }
    said={said}
  >
    {app && <MoreActions app={app} />}
  </SaveLine>
);
