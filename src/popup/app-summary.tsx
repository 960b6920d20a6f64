import { tokensIn } from '../core/phase.ts';
import { plural, t } from '../platform/i18n.ts';
import { EnvironmentTag } from '../ui/environment.tsx';
import { StarIcon } from '../ui/icons.tsx';
import hidden from '../ui/unseen.module.css';
import styles from './app-summary.module.css';
import type { AppView } from './app-view.ts';
import { fractionLeft, lettersOf, refusalIn, subText, timeText } from './card-text.ts';
import { Ring } from './ring.tsx';
import { rowIdOf } from './rows.ts';
import { stateOf } from './state-of.ts';

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

/** However long an app's name is, it leaves its user their place: whose token it is matters more. */
function Name({ view: { app, phase, people } }: ViewProps) {
  const who = tokensIn(phase)?.who;
  const text = who === undefined ? app.name : t('app_and_who', app.name, who);
  const room = { '--user': `${(who?.length ?? -2) + 2}ch` };
  return (
    <span class={styles['title']}>
      <span class={styles['names']} title={text} style={room}>
        <span class={styles['name']} dir="auto">
          {app.name}
        </span>
        {who !== undefined && <span class={styles['user']}> {t('and_who', who)}</span>}
      </span>
      {people.length > 1 && <More count={people.length - 1} />}
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

function Sub({ view, isTagged }: SubProps) {
  const { environment } = view.app;
  const text = subText(view);
  const isReason = view.phase.kind === 'failed' || refusalIn(view) !== undefined;
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
