import { apiScopeText } from '../core/api-scope.ts';
import type { App } from '../core/app.ts';
import { t } from '../platform/i18n.ts';
import { Button } from '../ui/button.tsx';
import { withoutScheme } from '../ui/format.ts';
import { PlusIcon } from '../ui/icons.tsx';
import styles from './app-list.module.css';
import { isDraft } from './editors.ts';
import { go, hashOf } from './route.ts';

const apiText = ({ apiScopes: [first] }: App) => (first ? withoutScheme(apiScopeText(first)) : '');

export const AppList = ({
  apps,
  current,
}: {
  apps: readonly App[];
  current: string | undefined;
}) => (
  <nav class={styles['list']} aria-label={t('apps')}>
    <ul>
      {apps.map((app) => (
        <li key={app.id}>
          <a
            href={hashOf({ kind: 'app', id: app.id })}
            aria-current={app.id === current ? 'page' : undefined}
          >
            <b>
              {app.name}
              {isDraft(app.id) && <i class={styles['draft']}>{t('unsaved')}</i>}
            </b>
            <span>{apiText(app)}</span>
          </a>
        </li>
      ))}
    </ul>
    <Button onClick={() => go({ kind: 'new' })}>
      <PlusIcon /> {t('new_app')}
    </Button>
  </nav>
);
