import { environmentLook } from '../core/environment.ts';
import { t } from '../platform/i18n.ts';
import styles from './environment-row.module.css';
import { control, Frame, frameOf } from './field.tsx';
import { More, type SectionProps } from './section.tsx';

/** Those that most have; any other name will do. */
const USUAL = ['dev', 'test', 'staging', 'prod'];

interface NamedProps {
  readonly name: string;
}

const Mark = ({ name }: NamedProps) => (
  <span
    class={styles['mark']}
    style={{ '--mark': `var(--env-${environmentLook(name).colour})` }}
    aria-hidden="true"
  />
);

/** How the app is going to look. */
const Look = ({ name }: NamedProps) => (
  <p role="status" class={styles['look']}>
    {name && (
      <>
        <Mark name={name} />
        {t(
          environmentLook(name).isProduction
            ? 'hint_environment_production'
            : 'hint_environment_colour',
        )}
      </>
    )}
  </p>
);

const Note = ({ name }: NamedProps) => (
  <>
    <Mark name={name} /> {name}
  </>
);

/** Which of several installations the app is for. */
export function EnvironmentRow({ editor }: SectionProps) {
  const props = { editor, field: 'environment' } as const;
  const name = editor.form.value.environment.trim();
  return (
    <More
      editor={editor}
      title="field_environment"
      note={name && <Note name={name} />}
      fields={['environment']}
      onlyForProblems
    >
      <Frame {...frameOf(props)}>
        <input
          {...control(props)}
          type="text"
          list="environments"
          maxLength={24}
          onInput={({ currentTarget }) => editor.set('environment', currentTarget.value)}
        />
        <datalist id="environments">
          {USUAL.map((usual) => (
            <option key={usual} value={usual} />
          ))}
        </datalist>
      </Frame>
      <Look name={name} />
    </More>
  );
}
