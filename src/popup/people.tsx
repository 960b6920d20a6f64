import { useId } from 'preact/hooks';
import type { App } from '../core/app.ts';
import { type Phase, tokensIn } from '../core/phase.ts';
import type { Millis } from '../core/time.ts';
import { t } from '../platform/i18n.ts';
import { run } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import { PlusIcon } from '../ui/icons.tsx';
import { isInteractive, signIn } from '../ui/next-step.ts';
import { failureText } from '../ui/sentences.ts';
import type { AppView, Person } from './app-view.ts';
import { timeLeftText } from './card-text.ts';
import { leave } from './leave.ts';
import styles from './people.module.css';

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
  signIn(app, !isCurrent);
  if (!isCurrent) void run('signOut', { id });
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

function Choice({ person, now, group }: Omit<PersonProps, 'app'> & { group: string }) {
  const { id, name, phase, isCurrent } = person;
  return (
    <label>
      <input
        type="radio"
        name={group}
        checked={isCurrent}
        disabled={!isCurrent && !tokensIn(phase)}
        onChange={() => void run('chooseIdentity', { id })}
      />
      <span class={styles['name']}>{name}</span>
      <small>{statusText(phase, now)}</small>
    </label>
  );
}

function Entry({ app, person, now, group }: PersonProps & { group: string }) {
  const { phase } = person;
  return (
    <li>
      <Choice person={person} now={now} group={group} />
      <Repair app={app} person={person} />
      {phase.kind === 'failed' && <p>{failureText(phase.failure)}</p>}
    </li>
  );
}

/** Whoever is alone and has no token yet is what the whole card is about. */
const isWorthListing = (people: readonly Person[]) =>
  people.length > 1 || people.some(({ phase }) => tokensIn(phase) !== undefined);

const endsSessions = ({ grant }: App) =>
  grant.kind !== 'pasted' && grant.server.endSessionEndpoint !== undefined;

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
  const canAdd = isInteractive(app);
  if (!(canAdd ? isWorthListing(people) : people.length > 1)) return null;
  return (
    <fieldset class={styles['people']}>
      <legend>{t('requests_go_as')}</legend>
      <ul>
        {people.map((person) => (
          <Entry key={person.id} app={app} person={person} now={now} group={group} />
        ))}
      </ul>
      {canAdd && <Foot view={view} />}
    </fieldset>
  );
}
