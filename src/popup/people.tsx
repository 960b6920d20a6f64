import { useId } from 'preact/hooks';
import type { App } from '../core/app.ts';
import { type Phase, tokensIn } from '../core/phase.ts';
import type { Millis } from '../core/time.ts';
import { t } from '../platform/i18n.ts';
import { run } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import { PlusIcon } from '../ui/icons.tsx';
import { isInteractive, signIn } from '../ui/next-step.ts';
import type { AppView, Person } from './app-view.ts';
import { timeLeftText } from './card-text.ts';
import { appFailureText, isNoFault } from './failure-words.ts';
import { leave } from './leave.ts';
import styles from './people.module.css';
import { endsSessions } from './someone-else.tsx';

interface PersonProps {
  readonly app: App;
  readonly person: Person;
  readonly now: Millis;
}

function statusText(phase: Phase, now: Millis): string {
  const tokens = tokensIn(phase);
  if (tokens) return timeLeftText(tokens, now);
  return phase.kind === 'acquiring' ? t('signing_in') : '';
}

/** Someone whose sign-in failed begins anew: as whom the app acts as, or beside them. */
function beginAnew(app: App, { id, isCurrent, phase }: Person): void {
  if ('retryAt' in phase) {
    void run('refresh', { id });
    return;
  }
  // Who never came to be leaves their place to this sign-in.
  signIn(app, !isCurrent);
}

const isWaiting = (phase: Phase) => phase.kind === 'acquiring' && phase.wait !== undefined;

/** What there is to do about someone who has no token, and nothing else to press. */
function Repair({ app, person }: Omit<PersonProps, 'now'>) {
  const { id, name, phase } = person;
  if (tokensIn(phase) || isWaiting(phase)) return null;
  return (
    <>
      {phase.kind === 'failed' && (
        <Button label={t('try_again_as', name)} onClick={() => beginAnew(app, person)}>
          {t('try_again')}
        </Button>
      )}
      <Button label={t('remove_account', name)} onClick={() => void run('signOut', { id })}>
        {t('remove')}
      </Button>
    </>
  );
}

const Face = ({ person: { name, phase }, now }: Omit<PersonProps, 'app'>) => (
  <>
    <span class={styles['name']}>{name}</span>
    <small>{statusText(phase, now)}</small>
  </>
);

function Choice({ person, now, group }: Omit<PersonProps, 'app'> & { group: string }) {
  const { id, phase, isCurrent } = person;
  return (
    <label>
      <input
        type="radio"
        name={group}
        checked={isCurrent}
        disabled={!isCurrent && !tokensIn(phase)}
        onChange={() => void run('chooseIdentity', { id })}
      />
      <Face person={person} now={now} />
    </label>
  );
}

/** Why someone beside has no token. Of whom the app acts as it is said above. */
function Reason({ app, person: { phase, isCurrent } }: Omit<PersonProps, 'now'>) {
  if (phase.kind !== 'failed' || isCurrent) return null;
  const { failure } = phase;
  return <p class={isNoFault(failure) ? styles['calm'] : ''}>{appFailureText(app, failure)}</p>;
}

const Entry = ({ app, person, now, group }: PersonProps & { group: string }) => (
  <li>
    <Choice person={person} now={now} group={group} />
    <Repair app={app} person={person} />
    <Reason app={app} person={person} />
  </li>
);

/** Whoever is alone is what the whole card is about, unless they have a token and others can join them. */
export const isWorthListing = ({ app, people }: AppView) =>
  people.length > 1 ||
  (isInteractive(app) && people.some(({ phase }) => tokensIn(phase) !== undefined));

/** With nobody else there is nothing to choose. */
const Alone = ({ person, now }: Omit<PersonProps, 'app'>) => (
  <li>
    <div class={styles['alone']}>
      <Face person={person} now={now} />
    </div>
  </li>
);

function Foot({ view }: PeopleProps) {
  return (
    <div class={styles['foot']}>
      <button type="button" onClick={() => signIn(view.app, true)}>
        <PlusIcon />
        {t('add_account')}
      </button>
      {endsSessions(view.app) && tokensIn(view.phase) && (
        <button
          type="button"
          title={t('sign_out_at_issuer_hint')}
          onClick={() => void leave('endSession', view)}
        >
          {t('sign_out_at_issuer')}
        </button>
      )}
    </div>
  );
}

interface PeopleProps {
  readonly view: AppView;
}

/** Who is signed in to an app whose tokens are a user's, and whom its requests go as. */
export function People({ view }: PeopleProps) {
  const { app, people, now } = view;
  const group = useId();
  const [first, ...others] = people;
  if (!first || !isWorthListing(view)) return null;
  return (
    <fieldset class={styles['people']}>
      <legend>{t('requests_go_as')}</legend>
      <ul>
        {others.length === 0 ? (
          <Alone person={first} now={now} />
        ) : (
          people.map((person) => (
            <Entry key={person.id} app={app} person={person} now={now} group={group} />
          ))
        )}
      </ul>
      {isInteractive(app) && <Foot view={view} />}
    </fieldset>
  );
}
