import { type Signal, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { apiScopeText, isWithin, parseApiAddress } from '../core/api-scope.ts';
import type { App } from '../core/app.ts';
import type { Millis } from '../core/time.ts';
import { t } from '../platform/i18n.ts';
import { Button } from '../ui/button.tsx';
import { seriesText } from '../ui/format.ts';
import { problemText } from '../ui/sentences.ts';
import styles from './app-test.module.css';
import type { AppTest } from './test-model.ts';
import { TestStepRow } from './test-step-row.tsx';

/** What is wrong with the address that the one call goes to. */
function problemWith({ apiScopes }: App, address: string): string | undefined {
  const parsed = parseApiAddress(address);
  if (!parsed.ok) return problemText(parsed.fault);
  const url = new URL(parsed.value);
  if (apiScopes.some((scope) => isWithin(scope, url))) return undefined;
  return t('try_outside', seriesText(apiScopes.map(apiScopeText)));
}

interface Calling {
  readonly address: Signal<string>;
  readonly problem: Signal<string | undefined>;
  readonly begin: () => void;
}

/** Where the call goes, until somebody types another address: to the first that the token is for. */
function useCalling({ app, test, isChanged }: AppTestProps): Calling {
  const typed = useSignal<string | undefined>(undefined);
  const problem = useSignal<string | undefined>(undefined);
  const [first] = app.apiScopes;
  const address = {
    get value() {
      return typed.value ?? (first ? apiScopeText(first) : '');
    },
    set value(text: string) {
      typed.value = text;
      problem.value = undefined;
    },
  } as Signal<string>;
  const begin = () => {
    if (isChanged) return;
    problem.value = problemWith(app, address.value);
    if (problem.value === undefined) void test.start(app, address.value);
  };
  return { address, problem, begin };
}

function Address({ address, problem, begin }: Calling) {
  const id = useId();
  return (
    <div class={styles['address']}>
      <label for={id}>{t('test_address')}</label>
      <input
        id={id}
        type="text"
        inputMode="url"
        dir="ltr"
        spellcheck={false}
        autocomplete="off"
        value={address.value}
        aria-invalid={problem.value !== undefined}
        aria-describedby={`${id}-problem`}
        onInput={({ currentTarget }) => {
          address.value = currentTarget.value;
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing) return;
          // Around it is a form, which would be saved.
          event.preventDefault();
          begin();
        }}
      />
      <p id={`${id}-problem`} role="alert">
        {problem.value}
      </p>
    </div>
  );
}

interface AppTestProps {
  readonly test: AppTest;
  /** As it is saved. */
  readonly app: App;
  readonly now: Millis;
  /** Whether the form holds what is not saved. */
  readonly isChanged: boolean;
}

const Steps = ({ test, now }: Pick<AppTestProps, 'test' | 'now'>) => (
  <ol aria-live="polite" aria-label={t('test_steps')}>
    {test.steps.value?.map(([step, state]) => (
      <TestStepRow key={step} step={step} state={state} now={now} />
    ))}
  </ol>
);

/** Runs a saved app through everything that it is for, and shows what came back. */
export function TestPanel(props: AppTestProps) {
  const { test, isChanged } = props;
  const calling = useCalling(props);
  const isRunning = test.isRunning.value;
  return (
    <section class={styles['test']} aria-labelledby="test-title">
      <div class={styles['head']}>
        <div>
          <h3 id="test-title">{t('test_app')}</h3>
          <p>{t(isChanged ? 'test_save_first' : 'test_hint')}</p>
        </div>
        {isRunning ? (
          <Button onClick={test.stop}>{t('test_stop')}</Button>
        ) : (
          <Button disabled={isChanged} onClick={calling.begin}>
            {t('test_start')}
          </Button>
        )}
      </div>
      <Address {...calling} />
      <Steps {...props} />
    </section>
  );
}
