import type { App } from '../core/app.ts';
import { type Phase, tokensIn } from '../core/phase.ts';
import type { Millis } from '../core/time.ts';
import { t } from '../platform/i18n.ts';
import { run } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import { Disc } from '../ui/disc.tsx';
import { signIn, signInAs } from '../ui/next-step.ts';
import type { AppView, Person } from './app-view.ts';
import { timeLeftText } from './card-text.ts';
import { choose } from './choose.ts';
import { appFailureText, isNoFault } from './failure-words.ts';
import styles from './people.module.css';

interface PersonProps {
  readonly app: App;
  readonly person: Person;
}

function statusText(phase: Phase, now: Millis): string {
  const tokens = tokensIn(phase);
  if (tokens) return timeLeftText(tokens, now);
  return phase.kind === 'acquiring' ? t('signing_in') : '';
}

/** Someone whose sign-in failed begins anew: as whom the app acts as, or beside them. */
function beginAnew(app: App, { id, isCurrent, isChosen, phase }: Person): void {
  if ('retryAt' in phase) void run('refresh', { id });
  else if (isChosen && !isCurrent) signInAs(app, id);
  // Who never came to be leaves their place to this sign-in.
  else signIn(app, !isCurrent);
}

const isWaiting = (phase: Phase) => phase.kind === 'acquiring' && phase.wait !== undefined;

/** What there is to do about someone who has no token, and nothing else to press. */
function Repair({ app, person }: PersonProps) {
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

const Face = ({ person, now }: { readonly person: Person; readonly now: Millis }) => (
  <>
    <span class={styles['name']}>{person.name}</span>
    <small>{statusText(person.phase, now)}</small>
  </>
);

/** Why someone beside has no token. Of whom requests go as it is said above. */
function Reason({ app, person: { phase, isChosen } }: PersonProps) {
  if (phase.kind !== 'failed' || isChosen) return null;
  const { failure } = phase;
  return <p class={isNoFault(failure) ? styles['calm'] : ''}>{appFailureText(app, failure)}</p>;
}

export interface EntryProps {
  readonly view: AppView;
  readonly person: Person;
  readonly group: string;
}

/** Someone to choose, with what there is to do about them. */
export const Entry = ({ view, person, group }: EntryProps) => (
  <li>
    <label>
      <input
        type="radio"
        name={group}
        checked={person.isChosen}
        disabled={!person.isChosen && !tokensIn(person.phase)}
        onChange={() => choose(view, person.id)}
      />
      <Disc mark={person} />
      <Face person={person} now={view.now} />
    </label>
    <Repair app={view.app} person={person} />
    <Reason app={view.app} person={person} />
  </li>
);
