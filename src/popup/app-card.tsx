import type { App } from '../core/app.ts';
import { type Phase, tokensIn } from '../core/phase.ts';
import type { Millis } from '../core/time.ts';
import { t } from '../platform/i18n.ts';
import { run } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import { nextStep } from '../ui/next-step.ts';
import { Switch } from '../ui/switch.tsx';
import styles from './app-card.module.css';
import { AppDetail } from './app-detail.tsx';
import { fractionLeft, lettersOf, subText, timeText, toneOf } from './card-text.ts';
import { Ring } from './ring.tsx';

export interface AppCardProps {
  readonly app: App;
  readonly phase: Phase;
  readonly now: Millis;
  readonly isPaused: boolean;
  readonly isOpen: boolean;
  readonly others: readonly string[];
  readonly onToggleOpen: () => void;
}

const nameOf = (app: App, phase: Phase) => {
  const who = tokensIn(phase)?.who;
  return who === undefined ? app.name : `${app.name} · ${who}`;
};

function TimeLeft({ app, phase, now }: Pick<AppCardProps, 'app' | 'phase' | 'now'>) {
  const [left, note] = timeText(app, phase, now);
  return (
    <span class={styles['time']}>
      {left}
      {note && <small>{note}</small>}
    </span>
  );
}

/** One app in a row: who it is, how long its token lasts, and the one thing to do; its detail below. */
export function AppCard({ app, phase, now, others, isPaused, isOpen, onToggleOpen }: AppCardProps) {
  const tokens = tokensIn(phase);
  const next = nextStep(app, phase);
  const sub = subText(app, phase, now);
  return (
    <section
      class={`${styles['app']} ${styles[toneOf(app, phase)]} ${isPaused ? styles['paused'] : ''}`}
      data-phase={phase.kind}
    >
      <div class={styles['row']}>
        <button
          type="button"
          class={styles['summary']}
          aria-expanded={isOpen}
          onClick={onToggleOpen}
        >
          <Ring
            letters={lettersOf(app.name)}
            left={tokens && fractionLeft(tokens, now)}
            isBusy={phase.kind === 'acquiring'}
          />
          <span class={styles['who']}>
            <span class={styles['name']}>{nameOf(app, phase)}</span>
            <span class={styles['sub']} title={sub}>
              {sub}
            </span>
          </span>
          {!next && <TimeLeft app={app} phase={phase} now={now} />}
        </button>
        {next && (
          <Button label={`${next.label}: ${app.name}`} onClick={next.act}>
            {next.label}
          </Button>
        )}
        <Switch
          label={t('attach_app', app.name)}
          checked={app.enabled}
          onChange={(enabled) => void run('setAppEnabled', { id: app.id, enabled })}
        />
      </div>
      {isOpen && <AppDetail app={app} phase={phase} now={now} others={others} />}
    </section>
  );
}
