import { apiScopeText } from '../core/api-scope.ts';
import type { App } from '../core/app.ts';
import { t } from '../platform/i18n.ts';
import { run } from '../ui/actions.ts';
import { EnvironmentTag } from '../ui/environment.tsx';
import { withoutScheme } from '../ui/format.ts';
import { MoreIcon, StarIcon } from '../ui/icons.tsx';
import styles from './app-entry.module.css';
import { AppMoves } from './app-moves.tsx';
import type { Arranging } from './arranging.ts';
import { isDraft } from './editors.ts';
import { hashOf } from './route.ts';

const apiText = ({ apiScopes: [first] }: App) => (first ? withoutScheme(apiScopeText(first)) : '');

export interface EntryProps {
  readonly app: App;
  /** Those that it stands among. */
  readonly group: readonly App[];
  readonly isCurrent: boolean;
  /** Whether the heading above says the environment already. */
  readonly isNamed: boolean;
  /** Undefined: nothing can be moved, because not all are shown. */
  readonly arranging: Arranging | undefined;
}

const EntryLink = ({ app, isCurrent, isNamed, arranging }: EntryProps) => (
  <a
    href={hashOf({ kind: 'app', id: app.id })}
    aria-current={isCurrent ? 'page' : undefined}
    aria-keyshortcuts={arranging && 'Alt+ArrowUp Alt+ArrowDown'}
    draggable={false}
  >
    <span class={styles['name']}>
      <b>{app.name}</b>
      {isDraft(app.id) && <i class={styles['draft']}>{t('unsaved')}</i>}
    </span>
    <span class={styles['about']}>
      {app.environment !== undefined && !isNamed && <EnvironmentTag name={app.environment} />}
      <span class={styles['api']} dir="ltr" title={apiText(app)}>
        {apiText(app)}
      </span>
    </span>
  </a>
);

const Star = ({ app: { id, name, favourite } }: { readonly app: App }) => (
  <button
    type="button"
    class={styles['star']}
    aria-label={t('favourite_app', name)}
    aria-pressed={favourite}
    title={t(favourite ? 'not_favourite' : 'favourite')}
    onClick={() => void run('setFavourite', { id, favourite: !favourite })}
  >
    <StarIcon isFilled={favourite} />
  </button>
);

const More = ({ app, arranging }: { readonly app: App; readonly arranging: Arranging }) => (
  <button
    type="button"
    class={styles['more']}
    aria-label={t('move_app', app.name)}
    aria-expanded={arranging.opened.value === app.id}
    title={t('move')}
    onClick={() => arranging.toggle(app.id)}
  >
    <MoreIcon />
  </button>
);

/** One app in the list: the way to its form, and what changes its place. */
export function AppEntry(props: EntryProps) {
  const { app, group } = props;
  const arranging = group.length > 1 ? props.arranging : undefined;
  return (
    <li class={styles['entry']} data-app={app.id} draggable={arranging !== undefined}>
      <div class={styles['row']}>
        <EntryLink {...props} arranging={arranging} />
        <Star app={app} />
        {arranging && <More app={app} arranging={arranging} />}
      </div>
      {arranging?.opened.value === app.id && (
        <AppMoves app={app} group={group} arranging={arranging} />
      )}
    </li>
  );
}
