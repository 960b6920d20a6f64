import { useId } from 'preact/hooks';
import type { App } from '../core/app.ts';
import type { AppId } from '../core/app-id.ts';
import { t } from '../platform/i18n.ts';
import { Button } from '../ui/button.tsx';
import hidden from '../ui/unseen.module.css';
import styles from './toolbar.module.css';
import type { Filter } from './view.ts';

export interface ToolbarProps {
  readonly apps: readonly App[];
  readonly filter: Filter;
  readonly onFilter: (changes: Partial<Filter>) => void;
  /** Undefined: there is nothing to clear. */
  readonly onClear: (() => void) | undefined;
}

type FilterProps = Pick<ToolbarProps, 'filter' | 'onFilter'>;

const TABS = [
  ['this', 'this_tab'],
  ['all', 'all_tabs'],
] as const;

function WhichTabs({ filter, onFilter }: FilterProps) {
  const group = useId();
  return (
    <fieldset class={styles['tabs']}>
      <legend class={hidden['unseen']}>{t('which_tabs')}</legend>
      {TABS.map(([tabs, label]) => (
        <label key={tabs}>
          <input
            type="radio"
            name={group}
            checked={filter.tabs === tabs}
            onChange={() => onFilter({ tabs })}
          />
          {t(label)}
        </label>
      ))}
    </fieldset>
  );
}

const WhichApp = ({ apps, filter, onFilter }: FilterProps & Pick<ToolbarProps, 'apps'>) => (
  <select
    class={styles['app']}
    aria-label={t('section_app')}
    value={filter.app ?? ''}
    onChange={({ currentTarget }) =>
      onFilter({ app: currentTarget.value === '' ? undefined : (currentTarget.value as AppId) })
    }
  >
    <option value="">{t('all_apps')}</option>
    {apps.map(({ id, name }) => (
      <option key={id} value={id}>
        {name}
      </option>
    ))}
  </select>
);

/** What to show. It stays in sight. */
export const Toolbar = ({ apps, filter, onFilter, onClear }: ToolbarProps) => (
  <>
    <WhichTabs filter={filter} onFilter={onFilter} />
    {apps.length > 1 && <WhichApp apps={apps} filter={filter} onFilter={onFilter} />}
    <Button hint={t('clear_hint')} disabled={!onClear} onClick={() => onClear?.()}>
      {t('clear')}
    </Button>
  </>
);
