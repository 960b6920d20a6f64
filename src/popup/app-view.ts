import type { Answers } from '../core/answers.ts';
import type { App } from '../core/app.ts';
import { foreignRedirectUri } from '../core/grant.ts';
import {
  currentIdentity,
  type Identity,
  type IdentityId,
  identitiesOf,
  sessionOf,
} from '../core/identity.ts';
import { otherCallers } from '../core/other-callers.ts';
import { type Phase, phaseOf, sessionPhase, tokensIn } from '../core/phase.ts';
import type { Session, Wait } from '../core/session.ts';
import { appById } from '../core/state.ts';
import type { Millis } from '../core/time.ts';
import { t } from '../platform/i18n.ts';
import type { PageState } from '../ui/page-state.ts';

/** Someone who is signed in to an app, or on the way. */
export interface Person {
  readonly id: IdentityId;
  readonly name: string;
  /** Where they stand, permissions aside. */
  readonly phase: Phase;
  readonly isCurrent: boolean;
  /** Whether a window of the issuer's is open for them. */
  readonly isAtWindow: boolean;
}

/** All that the popup shows of one app. */
export interface AppView {
  readonly app: App;
  readonly now: Millis;
  /** Where the identity stands that the app acts as. */
  readonly phase: Phase;
  readonly identity: IdentityId;
  readonly people: readonly Person[];
  readonly answers: Answers | undefined;
  /** The app that has to get its token first, if this one is to get its own. */
  readonly source: App | undefined;
  /** Pages that can use the token although the app does not name them. */
  readonly others: readonly string[];
}

/** The first has no number in their id. */
const numberOf = (id: IdentityId) => id.split('~')[1] ?? '1';

const nameOf = ({ id, session }: Identity) => session.tokens?.who ?? t('account', numberOf(id));

const opensWindow = ({ grant }: App) =>
  grant.kind === 'authorization_code' && foreignRedirectUri(grant) === undefined;

/** What was there before is renewed without a window. */
const isAtWindow = (app: App, session: Session) =>
  session.kind === 'acquiring' && !session.wait && !session.tokens && opensWindow(app);

function peopleOf(state: PageState, app: App, now: Millis): readonly Person[] {
  const current = currentIdentity(state, app.id);
  return identitiesOf(state, app.id)
    .map((identity) => ({
      id: identity.id,
      name: nameOf(identity),
      phase: sessionPhase(identity.session, app, now),
      isCurrent: identity.id === current,
      isAtWindow: isAtWindow(app, identity.session),
    }))
    .filter(({ phase }) => phase.kind !== 'signed-out');
}

/** The apps whose tokens an exchange takes. */
const sourcesOf = ({ grant }: App) =>
  grant.kind === 'token_exchange' ? [grant.subject.app, grant.actor] : [];

const hasToken = (state: PageState, app: App, now: Millis) =>
  tokensIn(sessionPhase(sessionOf(state, app.id), app, now)) !== undefined;

const sourceOf = (state: PageState, app: App, now: Millis) =>
  sourcesOf(app)
    .flatMap((id) => appById(state.apps, id) ?? [])
    .find((source) => !hasToken(state, source, now));

export function viewOf(state: PageState, app: App, now: Millis): AppView {
  const identity = currentIdentity(state, app.id);
  return {
    app,
    now,
    phase: phaseOf(state, app, now),
    identity,
    people: peopleOf(state, app, now),
    answers: state.answers[identity],
    source: sourceOf(state, app, now),
    others: otherCallers(app, state.granted),
  };
}

export interface Waiting {
  readonly person: Person;
  readonly wait: Wait;
}

/** Whose sign-in waits for them. */
export const waitingIn = ({ people }: Pick<AppView, 'people'>): readonly Waiting[] =>
  people.flatMap((person) => {
    const wait = person.phase.kind === 'acquiring' ? person.phase.wait : undefined;
    return wait ? [{ person, wait }] : [];
  });
