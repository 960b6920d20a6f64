import { appsForTab } from '../core/apps-for-tab.ts';
import { type Phase, phaseOf } from '../core/phase.ts';
import type { Millis } from '../core/time.ts';
import { t } from '../platform/i18n.ts';
import type { PageState } from '../ui/page-state.ts';
import styles from './context.module.css';

export interface ContextProps {
  readonly state: PageState;
  readonly tabUrl: string | undefined;
  readonly now: Millis;
}

/** A missing permission keeps a token back, however live it is. */
const attaches = (phase: Phase) =>
  phase.kind !== 'needs-permission' && phase.kind !== 'expired' && 'tokens' in phase;

function attachText({ apps, ...facts }: PageState, tabUrl: string, now: Millis): string {
  const attached = appsForTab(apps, tabUrl).filter((app) => attaches(phaseOf(facts, app, now)));
  if (attached.length === 0) return t('tab_none');
  return attached.length === 1 ? t('tab_one') : t('tab_many', attached.length);
}

/** What happens in the tab that the popup was opened over, where we may know which site that is. Paused: nothing. */
export function Context({ state, tabUrl, now }: ContextProps) {
  if (!state.settings.attaching || tabUrl === undefined || !/^https?:/.test(tabUrl)) return null;
  return (
    <p class={styles['context']}>
      <b>{new URL(tabUrl).host}</b> {attachText(state, tabUrl, now)}
    </p>
  );
}
