import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { IdentityId } from '../../core/identity.ts';
import type { Millis } from '../../core/time.ts';
import { t } from '../../platform/i18n.ts';
import type { PageState } from '../page-state.ts';
import styles from './compare.module.css';
import { type Choice, choicesFor } from './compare-choices.ts';
import { CompareResult } from './compare-result.tsx';
import { useReader } from './use-reader.ts';

export interface CompareFrameProps {
  /** What is in it is worked out only while it is open. */
  readonly children: () => ComponentChildren;
}

export function CompareFrame({ children }: CompareFrameProps) {
  const isOpen = useSignal(false);
  return (
    <details
      class={styles['compare']}
      onToggle={({ currentTarget }) => {
        isOpen.value = currentTarget.open;
      }}
    >
      <summary>{t('compare')}</summary>
      {isOpen.value && <div class={styles['body']}>{children()}</div>}
    </details>
  );
}

export interface CompareWithProps {
  readonly options: readonly Pick<Choice, 'key' | 'label'>[];
  readonly chosen: string | undefined;
  readonly onChoose: (key: string) => void;
}

export function CompareWith({ options, chosen, onChoose }: CompareWithProps) {
  const id = useId();
  return (
    <div class={styles['with']}>
      <label for={id}>{t('compare_with')}</label>
      <select
        id={id}
        value={chosen}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      >
        {options.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

interface ChosenProps {
  readonly choices: readonly Choice[];
  readonly now: Millis;
}

function Chosen({ choices, now }: ChosenProps) {
  const key = useSignal<string | undefined>(undefined);
  const chosen = choices.find((choice) => choice.key === key.value) ?? choices[0];
  if (!chosen) return null;
  const choose = (next: string) => {
    key.value = next;
  };
  return (
    <>
      <CompareWith options={choices} chosen={chosen.key} onChoose={choose} />
      <CompareResult left={chosen.left} right={chosen.right} now={now} />
    </>
  );
}

export interface CompareProps {
  readonly state: PageState;
  readonly identity: IdentityId;
  readonly now: Millis;
}

/** An identity's access token beside the one before it, and beside those of others. Nothing, where there is none. */
export function Compare({ state, identity, now }: CompareProps) {
  const read = useReader(state.sessions);
  const choices = choicesFor(state, identity, { now, read });
  if (choices.length === 0) return null;
  return <CompareFrame>{() => <Chosen choices={choices} now={now} />}</CompareFrame>;
}
