import type { App } from '../core/app.ts';
import { tokensIn } from '../core/phase.ts';
import { t } from '../platform/i18n.ts';
import { run } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import { isInteractive } from '../ui/next-step.ts';
import { Switch } from '../ui/switch.tsx';
import tones from '../ui/tone.module.css';
import hidden from '../ui/unseen.module.css';
import styles from './app-card.module.css';
import { AppDetail } from './app-detail.tsx';
import type { AppView } from './app-view.ts';
import { fractionLeft, lettersOf, refusalIn, subText, timeText, toneOf } from './card-text.ts';
import { Ring } from './ring.tsx';
import { stepOf } from './step-of.ts';

export interface AppCardProps {
  readonly view: AppView;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

type ViewProps = Pick<AppCardProps, 'view'>;

function Name({ view: { app, phase, people } }: ViewProps) {
  const who = tokensIn(phase)?.who;
  const more = people.length - 1;
  return (
    <span class={styles['title']}>
      <span class={styles['name']}>{who === undefined ? app.name : `${app.name} · ${who}`}</span>
      {more > 0 && (
        <span class={styles['more']} title={t('more_accounts', more)}>
          <span aria-hidden="true">+{more}</span>
          <span class={hidden['unseen']}> {t('more_accounts', more)} </span>
        </span>
      )}
    </span>
  );
}

function TimeLeft({ view: { app, phase, now } }: ViewProps) {
  const [left, note] = timeText(app, phase, now);
  return (
    <span class={styles['time']}>
      {left}
      {note && <small>{note}</small>}
    </span>
  );
}

interface SummaryProps extends AppCardProps {
  readonly hasNext: boolean;
}

function Summary({ view, isOpen, onOpen, hasNext }: SummaryProps) {
  const { app, phase, people, now } = view;
  const tokens = tokensIn(phase);
  const sub = subText(view);
  const isReason = phase.kind === 'failed' || refusalIn(view) !== undefined;
  const chosen = people.length > 1 ? people.find(({ isChosen }) => isChosen) : undefined;
  return (
    <button
      type="button"
      class={styles['summary']}
      aria-expanded={isOpen}
      onClick={() => onOpen(!isOpen)}
    >
      <Ring
        letters={lettersOf(app.name)}
        left={tokens && fractionLeft(tokens, now)}
        isBusy={phase.kind === 'acquiring'}
        mark={chosen}
      />
      <span class={styles['who']}>
        <Name view={view} />
        <span class={styles[isReason ? 'reason' : 'sub']} title={sub}>
          {sub}
        </span>
      </span>
      {!hasNext && <TimeLeft view={view} />}
    </button>
  );
}

const AttachSwitch = ({ app }: { app: App }) => (
  <Switch
    label={t('attach_app', app.name)}
    checked={app.enabled}
    onChange={(enabled) => void run('setAppEnabled', { id: app.id, enabled })}
  />
);

/** One app in a row: who it is, how long its token lasts, and the one thing to do; its detail below. */
export function AppCard({ view, isOpen, onOpen }: AppCardProps) {
  const { app, phase } = view;
  const next = stepOf(view);
  const act = () => {
    next?.act();
    // What a user has to do then, to confirm a code for example, stands in the detail.
    if (isInteractive(app) && phase.kind !== 'needs-permission') onOpen(true);
  };
  return (
    <section class={`${styles['app']} ${tones[toneOf(view)]}`} data-phase={phase.kind}>
      <div class={styles['row']}>
        <div class={styles['main']}>
          <Summary view={view} isOpen={isOpen} onOpen={onOpen} hasNext={next !== undefined} />
          {next && (
            <Button label={`${next.label}: ${app.name}`} onClick={act}>
              {next.label}
            </Button>
          )}
        </div>
        <AttachSwitch app={app} />
      </div>
      {isOpen && <AppDetail view={view} />}
    </section>
  );
}
