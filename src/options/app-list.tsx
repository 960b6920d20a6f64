import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { type AppGroup, groupsOf } from '../core/app-groups.ts';
import { searchApps } from '../core/app-search.ts';
import type { State } from '../core/state.ts';
import { t } from '../platform/i18n.ts';
import { Button } from '../ui/button.tsx';
import { PlusIcon } from '../ui/icons.tsx';
import unseen from '../ui/unseen.module.css';
import { AppGroupList } from './app-group-list.tsx';
import styles from './app-list.module.css';
import { AppSearch } from './app-search.tsx';
import { type Arranging, useArranging } from './arranging.ts';
import { type Drag, useDrag } from './drag.ts';
import { followListKey } from './list-keys.ts';
import { go } from './route.ts';
import { useGrowing } from './use-growing.ts';

/** As many as one sees at a glance. */
const FEW = 7;

const DropLine = ({ target }: Pick<Drag, 'target'>) =>
  target.value ? <div class={styles['line']} style={{ '--top': `${target.value.top}px` }} /> : null;

const Said = ({ said }: Pick<Arranging, 'said'>) => (
  <p role="status" class={unseen['unseen']}>
    {said}
  </p>
);

interface ListProps extends Pick<State, 'apps' | 'sessions'> {
  /** The app whose form is shown. */
  readonly current: string | undefined;
}

/** Nothing is moved in what was searched for: it would go past apps that are not shown. */
const movesIn = (arranging: Arranging, search: string) => (search === '' ? arranging : undefined);

const keyOf = (group: AppGroup) =>
  group.kind === 'environment' ? `in ${group.environment}` : group.kind;

const countIn = (groups: readonly AppGroup[]) =>
  groups.reduce((sum, { apps }) => sum + apps.length, 0);

/** Drawn anew only where it reads otherwise: there may be a thousand. */
function useGroups({ apps, sessions, current }: ListProps, arranging: Arranging, search: string) {
  const limit = useGrowing(apps.length);
  // Who is signed in only matters to a search.
  const users = search === '' ? undefined : sessions;
  return useMemo(
    () =>
      groupsOf(searchApps({ apps, sessions: users ?? {} }, search)).map((group, index, all) => (
        <AppGroupList
          key={keyOf(group)}
          group={group}
          drawn={limit - countIn(all.slice(0, index))}
          isAlone={all.length === 1}
          current={current}
          arranging={movesIn(arranging, search)}
        />
      )),
    [apps, users, current, arranging, search, limit],
  );
}

/** All apps, by groups, with ways to find one among hundreds and to give them an order. */
export function AppList(props: ListProps) {
  const { apps } = props;
  const search = useSignal('');
  const all = useArranging(apps);
  const drag = useDrag(apps, all.put);
  const text = apps.length > FEW ? search.value.trim() : '';
  const groups = useGroups(props, all, text);
  return (
    <nav class={styles['list']} aria-label={t('apps')}>
      <div class={styles['top']}>
        {apps.length > FEW && <AppSearch search={search} isFruitless={groups.length === 0} />}
        <Button onClick={() => go({ kind: 'new' })}>
          <PlusIcon /> {t('new_app')}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what is inside can be worked by keys and by clicks */}
      <div
        class={styles['groups']}
        onKeyDown={(event) => followListKey(event, groupsOf(apps), movesIn(all, text))}
        {...drag.handlers}
      >
        {groups}
        <DropLine target={drag.target} />
      </div>
      <Said said={all.said} />
    </nav>
  );
}
