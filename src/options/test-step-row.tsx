import type { ComponentChildren } from 'preact';
import type { Millis } from '../core/time.ts';
import { type MessageKey, t } from '../platform/i18n.ts';
import { CheckIcon, CloseIcon } from '../ui/icons.tsx';
import tones from '../ui/tone.module.css';
import styles from './app-test.module.css';
import { TestOutcome } from './test-outcome.tsx';
import type { SkipReason, StepState, TestStep } from './test-steps.ts';

const TITLES: Readonly<Record<TestStep, MessageKey>> = {
  sign_in: 'test_step_sign_in',
  refresh: 'test_step_refresh',
  verify: 'test_step_verify',
  api: 'test_step_api',
};

const STATES: Readonly<Record<StepState['kind'], MessageKey>> = {
  waiting: 'test_waiting',
  running: 'test_running',
  done: 'test_done',
  skipped: 'test_skipped',
  failed: 'test_failed',
};

const REASONS: Readonly<Record<SkipReason, MessageKey>> = {
  stopped: 'test_skip_stopped',
  no_token: 'test_skip_no_token',
  no_refresh_token: 'test_skip_no_refresh_token',
  unreadable: 'test_skip_unreadable',
  no_issuer: 'test_skip_no_issuer',
};

const ICONS: Readonly<Record<StepState['kind'], () => ComponentChildren>> = {
  waiting: () => <i class={styles['dot']} />,
  running: () => <i class={styles['spinner']} />,
  done: CheckIcon,
  skipped: () => <i class={styles['dash']} />,
  failed: CloseIcon,
};

const TONES = { waiting: 'idle', running: 'idle', done: 'live', skipped: 'idle', failed: 'gone' };

/** A user is waited for: which one has to do what. */
function waitText(state: Extract<StepState, { kind: 'running' }>): string | undefined {
  const { wait } = state;
  if (!wait) return undefined;
  return wait.kind === 'device'
    ? t('test_wait_device', wait.userCode, wait.verificationUri)
    : t('test_wait_tab');
}

const Waits = ({ text }: { readonly text: string | undefined }) => (text ? <p>{text}</p> : null);

interface RowProps {
  readonly step: TestStep;
  readonly state: StepState;
  readonly now: Millis;
}

function Details({ state, now }: Omit<RowProps, 'step'>) {
  switch (state.kind) {
    case 'running':
      return <Waits text={waitText(state)} />;
    case 'skipped':
      return <p>{t(REASONS[state.reason])}</p>;
    case 'done':
    case 'failed':
      return <TestOutcome outcome={state.outcome} now={now} />;
    default:
      return null;
  }
}

/** One step: what it is, how it stands, and what came back. */
export function TestStepRow({ step, state, now }: RowProps) {
  const Icon = ICONS[state.kind];
  return (
    <li class={tones[TONES[state.kind]]}>
      <Icon />
      <div>
        <b>{t(TITLES[step])}</b> <span class={styles['state']}>{t(STATES[state.kind])}</span>
        <Details state={state} now={now} />
      </div>
    </li>
  );
}
