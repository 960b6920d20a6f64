import { useId } from 'preact/hooks';
import { tokensIn } from '../core/phase.ts';
import { t } from '../platform/i18n.ts';
import { Button } from '../ui/button.tsx';
import { EmptyDisc } from '../ui/disc.tsx';
import { PlusIcon } from '../ui/icons.tsx';
import { isInteractive, signIn } from '../ui/next-step.ts';
import { type AppView, isNobody } from './app-view.ts';
import { chooseNobody } from './choose.ts';
import { leave } from './leave.ts';
import { OtherTabs } from './other-tabs.tsx';
import styles from './people.module.css';
import { Entry } from './person-entry.tsx';
import { endsSessions } from './someone-else.tsx';
import type { TabView } from './tab-view.ts';

interface PeopleProps {
  readonly view: AppView;
}

interface ListProps extends PeopleProps {
  readonly group: string;
}

/** Whoever is alone is what the whole card is about: there is nothing to choose. */
export const isWorthListing = ({ people, tab }: AppView) =>
  people.length > 1 || (people.length > 0 && tab?.isOwn === true);

const Nobody = ({ view, group, tab }: ListProps & { readonly tab: TabView }) => (
  <li>
    <label>
      <input
        type="radio"
        name={group}
        checked={isNobody(view)}
        onChange={() => chooseNobody(view, tab)}
      />
      <EmptyDisc />
      <span class={styles['name']}>{t('nobody')}</span>
    </label>
  </li>
);

const List = ({ view, group }: ListProps) => (
  <>
    {view.people.map((person) => (
      <Entry key={person.id} view={view} person={person} group={group} />
    ))}
    {view.tab && <Nobody view={view} group={group} tab={view.tab} />}
  </>
);

function Foot({ view }: PeopleProps) {
  return (
    <div class={styles['foot']}>
      <Button look="link" onClick={() => signIn(view.app, true)}>
        <PlusIcon />
        {t('add_account')}
      </Button>
      {endsSessions(view.app) && tokensIn(view.phase) && (
        <Button
          look="link"
          hint={t('sign_out_at_issuer_hint')}
          onClick={() => void leave('endSession', view)}
        >
          {t('sign_out_at_issuer')}
        </Button>
      )}
    </div>
  );
}

/** The ways to others, where one user with a token is alone: they come after all that there is to know of it. */
export function AloneFoot({ view }: PeopleProps) {
  const isAlone = !isWorthListing(view) && tokensIn(view.phase) !== undefined;
  return isAlone && isInteractive(view.app) ? <Foot view={view} /> : null;
}

/** Who is signed in to an app whose tokens are a user's, and whom its requests go as. */
export function People({ view }: PeopleProps) {
  const { app, tab } = view;
  const group = useId();
  if (!isWorthListing(view)) return null;
  return (
    <fieldset class={styles['people']}>
      <legend>{t(tab ? 'tab_requests_go_as' : 'requests_go_as')}</legend>
      <ul>
        <List view={view} group={group} />
      </ul>
      {tab?.isOwn && <OtherTabs view={view} tab={tab} />}
      {isInteractive(app) && <Foot view={view} />}
    </fieldset>
  );
}
