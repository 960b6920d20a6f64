import type { App } from '../core/app.ts';
import { tokensIn } from '../core/phase.ts';
import { plural, t } from '../platform/i18n.ts';
import { EnvironmentTag } from '../ui/environment.tsx';
import { StarIcon } from '../ui/icons.tsx';
import hidden from '../ui/unseen.module.css';
import styles from './app-summary.module.css';
import type { AppView } from './app-view.ts';
import { fractionLeft, lettersOf, subText, timeText } from './card-text.ts';
import { Ring } from './ring.tsx';
import { rowIdOf } from './rows.ts';
import { type CardState, stateOf } from './state-of.ts';

interface ViewProps {
  readonly view: AppView;
}

const Favourite = () => (
  <span class={styles['star']} title={t('favourite')}>
    <StarIcon isFilled />
    <span class={hidden['unseen']}> {t('favourite')} </span>
  </span>
);

const More = ({ count }: { readonly count: number }) => (
  <span class={styles['more']} title={plural('more_accounts', count)}>
    <span aria-hidden="true" dir="ltr">
      +{count}
    </span>
    <span class={hidden['unseen']}> {plural('more_accounts', count)} </span>
  </span>
);

/** How much room there has to be beside an app's name, in widths of a digit: most letters are no wider. */
const roomBeside = (who: string | undefined, more: number, { favourite }: App) =>
  (who === undefined ? 0 : who.length + 3) + (more > 0 ? 4 : 0) + (favourite ? 3 : 0);

/** However long an app's name is, it leaves its user their place: whose token it is matters more. */
function Name({ view: { app, phase, people } }: ViewProps) {
  const who = tokensIn(phase)?.who;
  const more = people.length - 1;
  const text = who === undefined ? app.name : t('app_and_who', app.name, who);
  return (
    <span
      class={styles['title']}
      title={text}
      style={{ '--beside': `${roomBeside(who, more, app)}ch` }}
    >
      <span class={styles['name']}>{app.name}</span>
      {who !== undefined && <span class={styles['user']}> {t('and_who', who)}</span>}
      {more > 0 && <More count={more} />}
      {app.favourite && <Favourite />}
    </span>
  );
}

function TimeLeft({ view }: ViewProps) {
  const [left, note] = timeText(view);
  return (
    <span class={styles['time']}>
      {left}
      {note && <small>{note}</small>}
    </span>
  );
}

interface SubProps extends ViewProps {
  readonly isTagged: boolean;
}

/** What says why there is no token, or why it is of no use. */
const REASONS: readonly CardState[] = [
  'failed',
  'needs-permission',
  'nobody',
  'refused',
  'retrying',
];

function Sub({ view, isTagged }: SubProps) {
  const { environment } = view.app;
  const text = subText(view);
  const isReason = view.phase.kind === 'failed' || REASONS.includes(stateOf(view));
  return (
    <span class={styles[isReason ? 'reason' : 'sub']} title={text}>
      {isTagged && environment !== undefined && <EnvironmentTag name={environment} />}
      <span dir="auto">{text}</span>
    </span>
  );
}

export interface SummaryProps extends ViewProps {
  /** Whether the row names its environment itself. */
  readonly isTagged: boolean;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly hasNext: boolean;
}

/** Who an app is and how it stands: a button that opens its detail. */
export function Summary({ view, isTagged, isOpen, onOpen, hasNext }: SummaryProps) {
  const { app, phase, people, now } = view;
  const tokens = tokensIn(phase);
  const chosen = people.length > 1 ? people.find(({ isChosen }) => isChosen) : undefined;
  return (
    <button
      type="button"
      id={rowIdOf(app.id)}
      class={styles['summary']}
      aria-expanded={isOpen}
      onClick={() => onOpen(!isOpen)}
    >
      <Ring
        letters={lettersOf(app.name)}
        left={tokens && fractionLeft(tokens, now)}
        state={stateOf(view)}
        mark={chosen}
      />
      <span class={styles['who']}>
        <Name view={view} />
        <Sub view={view} isTagged={isTagged} />
      </span>
      {!hasNext && <TimeLeft view={view} />}
    </button>
  );
}
