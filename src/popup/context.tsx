import type { ReadonlySignal } from '@preact/signals';
import { appsForTab } from '../core/apps-for-tab.ts';
import { type Phase, phaseOf } from '../core/phase.ts';
import { choiceIn } from '../core/tab-choice.ts';
import type { Millis } from '../core/time.ts';
import { plural, t } from '../platform/i18n.ts';
import { run } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import { PauseIcon, ResumeIcon } from '../ui/icons.tsx';
import type { PageState } from '../ui/page-state.ts';
import styles from './context.module.css';
import type { Tab } from './tab-view.ts';

export interface ContextProps {
  readonly state: ReadonlySignal<PageState>;
  readonly tab: Tab;
  readonly now: ReadonlySignal<Millis>;
}

/** A missing permission keeps a token back, however live it is. */
const attaches = (phase: Phase) =>
  phase.kind !== 'needs-permission' && phase.kind !== 'expired' && 'tokens' in phase;

function attachText({ state: { value: state }, tab, now }: ContextProps): string {
  const attached = appsForTab(state, tab.url).filter((app) =>
    attaches(phaseOf(state, app, now.value, tab.id)),
  );
  if (attached.length === 0) return t('tab_none');
  return plural('tab_attaches', attached.length);
}

interface PauseProps {
  readonly tab: number;
  readonly isPaused: boolean;
}

const Pause = ({ tab, isPaused }: PauseProps) => (
  <Button
    label={t(isPaused ? 'resume_in_tab' : 'pause_in_tab')}
    hint={t(isPaused ? 'resume_in_tab' : 'pause_tab_hint')}
    onClick={() => void run('setTabPaused', { tab, paused: !isPaused })}
  >
    {isPaused ? <ResumeIcon /> : <PauseIcon />}
    {t(isPaused ? 'resume' : 'pause')}
  </Button>
);

const isWeb = (url: string | undefined): url is string => url !== undefined && /^https?:/.test(url);

/**
 * What happens in the tab that the popup was opened over, where we may know which site that is or something was
 * chosen for it; and the way to have nothing happen there. All is paused: nothing.
 */
export function Context(props: ContextProps) {
  const { tab } = props;
  const state = props.state.value;
  const isPaused = choiceIn(state.tabs, tab.id).paused;
  if (!state.settings.attaching || !(isWeb(tab.url) || isPaused)) return null;
  const text = isPaused ? t('paused_in_tab') : attachText(props);
  const host = isWeb(tab.url) ? new URL(tab.url).host : t('this_tab');
  return (
    <section class={styles['context']} aria-label={t('this_tab')}>
      <p title={`${host} ${text}`}>
        <b>{host}</b> {text}
      </p>
      {tab.id !== undefined && <Pause tab={tab.id} isPaused={isPaused} />}
    </section>
  );
}
