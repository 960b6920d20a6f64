import { tokensIn } from '../core/phase.ts';
import { t } from '../platform/i18n.ts';
import { run } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import { Disc } from '../ui/disc.tsx';
import { type AppView, isNobody } from './app-view.ts';
import { chooseAsEverywhere } from './choose.ts';
import styles from './other-tabs.module.css';
import type { TabView } from './tab-view.ts';

interface OtherTabsProps {
  readonly view: AppView;
  readonly tab: TabView;
}

const personOf = ({ people }: AppView, id: TabView['identity']) =>
  people.find((person) => person.id === id);

/** Whose token goes with what comes from no tab, where anybody's does. */
function OutsideTabs({ view, tab }: OtherTabsProps) {
  const person = personOf(view, tab.elsewhere);
  const goes = person && tokensIn(person.phase) && view.app.kinds.includes('worker');
  return (
    <details class={styles['outside']}>
      <summary>{t('outside_tabs')}</summary>
      <p>{goes ? t('outside_tabs_as', person.name) : t('outside_tabs_none')}</p>
    </details>
  );
}

/** What goes on beside a tab that has a choice of its own, and the ways back to one choice for all. */
export function OtherTabs({ view, tab }: OtherTabsProps) {
  const { app, identity } = view;
  const here = personOf(view, tab.identity);
  const there = personOf(view, tab.elsewhere);
  return (
    <div class={styles['others']}>
      {isNobody(view) && <p>{t('nobody_here')}</p>}
      <p class={styles['line']}>
        {t('other_tabs', there?.name ?? t('nobody'))}
        {there && <Disc mark={there} />}
      </p>
      <div class={styles['ways']}>
        {here && (
          <Button look="link" onClick={() => void run('chooseIdentity', { id: identity })}>
            {t('use_everywhere', here.name)}
          </Button>
        )}
        <Button look="link" onClick={() => void chooseAsEverywhere({ app }, tab)}>
          {t('as_everywhere')}
        </Button>
      </div>
      <OutsideTabs view={view} tab={tab} />
    </div>
  );
}
