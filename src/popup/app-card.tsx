import type { App } from '../core/app.ts';
import { environmentLook } from '../core/environment.ts';
import { t } from '../platform/i18n.ts';
import { run } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import { environmentClass } from '../ui/environment.tsx';
import { isInteractive } from '../ui/next-step.ts';
import { Switch } from '../ui/switch.tsx';
import tones from '../ui/tone.module.css';
import styles from './app-card.module.css';
import { Summary } from './app-summary.tsx';
import type { AppView } from './app-view.ts';
import { toneOf } from './card-text.ts';
import { DetailPlace } from './detail-place.tsx';
import { stateOf } from './state-of.ts';
import { stepOf } from './step-of.ts';

export interface AppCardProps {
  readonly view: AppView;
  /** Whether the row names its environment itself. */
  readonly isTagged?: boolean;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

const AttachSwitch = ({ app }: { app: App }) => (
  <Switch
    label={t('attach_app', app.name)}
    checked={app.enabled}
    onChange={(enabled) => void run('setAppEnabled', { id: app.id, enabled })}
  />
);

/** What is done there is done to real people. */
const stripe = ({ environment }: App) =>
  environment !== undefined && environmentLook(environment).isProduction ? styles['striped'] : '';

const classOf = (view: AppView) =>
  `${styles['app']} ${environmentClass(view.app.environment)} ${stripe(view.app)} ${tones[toneOf(view)]}`;

/** One app in a row: who it is, how long its token lasts, and the one thing to do; its detail below. */
export function AppCard({ view, isTagged = false, isOpen, onOpen }: AppCardProps) {
  const { app, phase } = view;
  const next = stepOf(view);
  const act = () => {
    next?.act();
    // What a user has to do then, to confirm a code for example, stands in the detail.
    if (isInteractive(app) && phase.kind !== 'needs-permission') onOpen(true);
  };
  const hasNext = next !== undefined;
  return (
    <section
      class={classOf(view)}
      data-app={app.id}
      data-phase={phase.kind}
      data-state={stateOf(view)}
    >
      <div class={styles['row']}>
        <div class={styles['main']}>
          <Summary {...{ view, isTagged, isOpen, onOpen, hasNext }} />
          {next && (
            <Button label={t('labelled', next.label, app.name)} onClick={act}>
              {next.label}
            </Button>
          )}
        </div>
        <AttachSwitch app={app} />
      </div>
      {isOpen && <DetailPlace view={view} />}
    </section>
  );
}
