import type { ReadonlySignal } from '@preact/signals';
import { apiScopeText } from '../core/api-scope.ts';
import type { App } from '../core/app.ts';
import { type Conflict, conflictsOf } from '../core/conflicts.ts';
import { t } from '../platform/i18n.ts';
import { run } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import { conflictText } from '../ui/conflict-text.ts';
import { Notice } from '../ui/notice.tsx';
import type { PageState } from '../ui/page-state.ts';
import styles from './relations.module.css';

interface PairProps {
  readonly app: App;
  readonly other: App;
}

const setRivals = ({ app, other }: PairProps, areRivals: boolean) =>
  void run('setRivals', { id: app.id, rival: other.id, areRivals });

const NeverBoth = (pair: PairProps) => (
  <Button
    label={t('never_both_with', pair.other.name)}
    hint={t('never_both_hint', pair.other.name)}
    onClick={() => setRivals(pair, true)}
  >
    {t('never_both')}
  </Button>
);

interface MeetProps extends PairProps {
  readonly conflicts: readonly Conflict[];
}

/** Another app that is on and could match the same requests, and which of the two wins where. */
const Meeting = ({ conflicts, ...pair }: MeetProps) =>
  conflicts.length > 0 ? (
    <Notice action={<NeverBoth {...pair} />}>
      {conflicts.map((conflict) => (
        <p key={apiScopeText(conflict.scope)}>{conflictText(conflict)}</p>
      ))}
    </Notice>
  ) : null;

const Rival = (pair: PairProps) => (
  <li>
    <span>{t('rivals_with', pair.other.name)}</span>
    <Button label={t('allow_both_with', pair.other.name)} onClick={() => setRivals(pair, false)}>
      {t('allow_both')}
    </Button>
  </li>
);

interface RelationsProps {
  readonly state: ReadonlySignal<PageState>;
  readonly app: App;
}

/** How a saved app gets on with the others: whose token could go with the same requests, and who excludes whom. */
export function Relations({ state, app }: RelationsProps) {
  const { apps } = state.value;
  const conflicts = conflictsOf(state.value, app);
  const rivals = apps.filter(({ id }) => app.rivals.includes(id));
  return (
    <>
      {apps.map((other) => (
        <Meeting
          key={other.id}
          app={app}
          other={other}
          conflicts={conflicts.filter((conflict) => conflict.other.id === other.id)}
        />
      ))}
      {rivals.length > 0 && (
        <ul class={styles['rivals']}>
          {rivals.map((other) => (
            <Rival key={other.id} app={app} other={other} />
          ))}
        </ul>
      )}
    </>
  );
}
