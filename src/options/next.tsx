import type { ReadonlySignal } from '@preact/signals';
import type { App } from '../core/app.ts';
import { withMyPages } from '../core/caller.ts';
import { currentIdentity } from '../core/identity.ts';
import { type Phase, phaseOf } from '../core/phase.ts';
import { appById } from '../core/state.ts';
import type { Millis } from '../core/time.ts';
import { t } from '../platform/i18n.ts';
import { Button } from '../ui/button.tsx';
import { seriesText } from '../ui/format.ts';
import { nextStep } from '../ui/next-step.ts';
import { Notice } from '../ui/notice.tsx';
import type { PageState } from '../ui/page-state.ts';
import { failureText } from '../ui/sentences.ts';
import styles from './next.module.css';

const WITHOUT_TOKEN: readonly Phase['kind'][] = ['signed-out', 'expired'];

const sentenceOf = (phase: Phase): string | undefined => {
  switch (phase.kind) {
    case 'needs-permission':
      return t('permission_reason', seriesText(phase.origins));
    case 'failed':
      return failureText(phase.failure);
    case 'signed-out':
    case 'expired':
      return t('next_step');
    default:
      return undefined;
  }
};

interface NextProps {
  readonly state: ReadonlySignal<PageState>;
  readonly now: ReadonlySignal<Millis>;
  readonly app: App;
}

/** What a saved app lacks before its token attaches, with the button that brings it forward. */
export function Next({ state, now, app }: NextProps) {
  const stored = appById(state.value.apps, app.id);
  const saved = stored && withMyPages(stored, state.value.settings.pages);
  const phase = saved && phaseOf(state.value, saved, now.value);
  const sentence = phase && sentenceOf(phase);
  const next = phase && nextStep(saved, phase, currentIdentity(state.value, saved.id));
  if (!sentence || !next) return null;
  const action = <Button onClick={next.act}>{next.label}</Button>;
  // A new app has no token yet: nothing is wrong with that.
  return WITHOUT_TOKEN.includes(phase.kind) ? (
    <div role="status" class={styles['next']}>
      <p>{sentence}</p>
      {action}
    </div>
  ) : (
    <div class={styles['notice']}>
      <Notice action={action}>{sentence}</Notice>
    </div>
  );
}
