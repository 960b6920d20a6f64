import type { ComponentChildren } from 'preact';
import type { App } from '../core/app.ts';
import { numberText, t } from '../platform/i18n.ts';
import { run } from '../ui/actions.ts';
import buttons from '../ui/button.module.css';
import { Button } from '../ui/button.tsx';
import { isInteractive } from '../ui/next-step.ts';
import { LAST_STEP } from './begun.ts';
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
  /** What saves and goes on from there. Then it is what one wants most often. */
  readonly onward?: { readonly label: string; readonly act: () => void } | undefined;
  readonly children?: ComponentChildren;
}

const Status = ({ status, problems, said }: LineProps) => {
  if (problems > 0) return <span>{t('has_problems', numberText(problems))}</span>;
  const key = STATUS[status];
  if (key === undefined) return null;
  return (
    <>
      <span>{t(key)}</span> {status === 'saved' && said && <span>{said}</span>}
    </>
  );
};

const Onward = ({ onward, status }: LineProps) =>
  onward ? (
    <button
      type="button"
      id={LAST_STEP}
      class={`${buttons['button']} ${buttons['primary']}`}
      disabled={status === 'saving'}
      onClick={onward.act}
    >
      {onward.label}
    </button>
  ) : null;

/** What ends a form: it stays in sight while the form is scrolled. */
export const SaveLine = (props: LineProps) => (
  <div class={styles['bar']}>
    <Onward {...props} />
    <button
      type="submit"
      id={props.onward ? undefined : LAST_STEP}
      class={`${buttons['button']} ${props.onward ? '' : buttons['primary']}`}
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

/** A new app wants its first token; one that was pasted has it. */
function onwardOf({ isNew, form, save }: Editor): LineProps['onward'] {
  const { grant } = form.value;
  if (!isNew || grant === 'pasted') return undefined;
  const label = isInteractive({ grant: { kind: grant } })
    ? 'save_and_sign_in'
    : 'save_and_get_token';
  return { label: t(label), act: () => save(true) };
}

interface BarProps {
  readonly editor: Editor;
  readonly app: App | undefined;
  readonly said?: string | undefined;
  /** Shows whether what was saved works. */
  readonly tryOut: () => void;
}

export const SaveBar = ({ editor, app, said, tryOut }: BarProps) => (
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
    onward={onwardOf(editor)}
  >
    {app && editor.status.value === 'saved' && <Button onClick={tryOut}>{t('test_now')}</Button>}
    {app && <MoreActions app={app} />}
  </SaveLine>
);
