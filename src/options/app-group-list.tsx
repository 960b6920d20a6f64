import type { AppGroup } from '../core/app-groups.ts';
import { environmentLook } from '../core/environment.ts';
import { numberText, t } from '../platform/i18n.ts';
import { environmentClass } from '../ui/environment.tsx';
import { AppEntry, type EntryProps } from './app-entry.tsx';
import styles from './app-list.module.css';

interface GroupProps extends Pick<EntryProps, 'arranging'> {
  readonly group: AppGroup;
  /** How many of them are drawn by now. */
  readonly drawn: number;
  /** Whether there is no other one. */
  readonly isAlone: boolean;
  readonly current: string | undefined;
}

const TITLES = { tab: 'group_tab', favourites: 'group_favourites', rest: 'group_rest' } as const;

const titleOf = (group: AppGroup) =>
  group.kind === 'environment' ? group.environment : t(TITLES[group.kind]);

const environmentOf = (group: AppGroup) =>
  group.kind === 'environment' ? group.environment : undefined;

const isProduction = (group: AppGroup) =>
  group.kind === 'environment' && environmentLook(group.environment).isProduction;

const Title = ({ id, group }: { readonly id: string; readonly group: AppGroup }) => (
  <h2 id={id} class={styles['title']}>
    {group.kind === 'environment' && <i aria-hidden="true" class={styles['dot']} />}
    <span>{titleOf(group)}</span>
    {isProduction(group) && <b>{t('production')}</b>}
    <small aria-hidden="true">{numberText(group.apps.length)}</small>
  </h2>
);

/** Apps under one heading; without one where there is nothing to tell apart. */
export function AppGroupList({ group, drawn, isAlone, current, arranging }: GroupProps) {
  const environment = environmentOf(group);
  const isTitled = !isAlone || group.kind !== 'rest';
  if (drawn <= 0) return null;
  const id = `group-${titleOf(group).replaceAll(/\s/g, '-')}`;
  return (
    <div class={environmentClass(environment)}>
      {isTitled && <Title id={id} group={group} />}
      <ul
        aria-labelledby={isTitled ? id : undefined}
        class={isProduction(group) ? styles['striped'] : undefined}
      >
        {group.apps.slice(0, drawn).map((app) => (
          <AppEntry
            key={app.id}
            app={app}
            group={group.apps}
            isCurrent={app.id === current}
            isNamed={environment !== undefined}
            arranging={arranging}
          />
        ))}
      </ul>
    </div>
  );
}
