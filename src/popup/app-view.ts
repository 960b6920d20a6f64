import type { Answers } from '../core/answers.ts';
import type { App } from '../core/app.ts';
import { withMyPages } from '../core/caller.ts';
import { lackingIn } from '../core/challenge.ts';
import { foreignRedirectUri } from '../core/grant.ts';
import { currentIdentity, type IdentityId, identitiesOf, sessionOf } from '../core/identity.ts';
import { type Phase, phaseOf, sessionPhase, tokensIn } from '../core/phase.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Session, Wait } from '../core/session.ts';
import { appById } from '../core/state.ts';
import type { Millis } from '../core/time.ts';
import type { PageState } from '../ui/page-state.ts';
import { type Who, whoIs } from '../ui/who-is.ts';
import { isPausedIn, type Tab, type TabView, tabViewOf } from './tab-view.ts';

/** Someone who is signed in to an app, or on the way. */
export interface Person extends Who {
  readonly id: IdentityId;
  /** Where they stand, permissions aside. */
  readonly phase: Phase;
  /** Whether requests go as them: from the tab at hand, where the page in it concerns the app. */
  readonly isChosen: boolean;
  /** Whether the app acts as them wherever nothing else was chosen. */
  readonly isCurrent: boolean;
  /** Whether a window of the issuer's is open for them. */
  readonly isAtWindow: boolean;
}

/** All that the popup shows of one app. */
export interface AppView {
  /** With the user's own pages among its callers, where it has them. */
  readonly app: App;
  readonly now: Millis;
  /** Where all of this comes from: what reads tokens is loaded later, and needs more of it. */
  readonly state: PageState;
  /** As whom requests go from the tab at hand. Undefined: it is like any other. */
  readonly tab: TabView | undefined;
  /** Whether no token goes with requests of the tab at hand, whatever the app's own switch says. */
  readonly isPaused: boolean;
  /** Where the identity stands that the app acts as: from the tab at hand, or else from any. */
  readonly phase: Phase;
  /** Whom commands are about. Where nobody is chosen for the tab: whom the app acts as elsewhere. */
  readonly identity: IdentityId;
  readonly people: readonly Person[];
  readonly answers: Answers | undefined;
  /** The app that has to get its token first, if this one is to get its own. */
  readonly source: App | undefined;
  /** That an API refused the identity's token. */
  readonly refusal: Refusal | undefined;
  /** The apps that are never on at the same time as this one. */
  readonly rivals: readonly App[];
}

const opensWindow = ({ grant }: App) =>
  grant.kind === 'authorization_code' && foreignRedirectUri(grant) === undefined;

/** What was there before is renewed without a window. */
const isAtWindow = (app: App, session: Session) =>
  session.kind === 'acquiring' && !session.wait && !session.tokens && opensWindow(app);

function peopleOf(
  state: PageState,
  app: App,
  now: Millis,
  chosen: IdentityId | null,
): readonly Person[] {
  const current = currentIdentity(state, app.id);
  return identitiesOf(state, app.id)
    .map(({ id, session }) => ({
      ...whoIs(state, id),
      id,
      phase: sessionPhase(session, app, now),
      isChosen: id === chosen,
      isCurrent: id === current,
      isAtWindow: isAtWindow(app, session),
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

/** What an API refused, by what the token lacks. */
function refusalOf({ refusals, sessions }: PageState, id: IdentityId): Refusal | undefined {
  const refusal = refusals[id];
  const held = sessions[id]?.tokens?.scopes;
  return refusal && { ...refusal, challenge: lackingIn(refusal.challenge, held) };
}

/** `tab`: the one that the popup was opened over. */
export function viewOf(state: PageState, stored: App, now: Millis, tab: Tab): AppView {
  const app = withMyPages(stored, state.settings.pages);
  const current = currentIdentity(state, app.id);
  const here = tabViewOf(state, app, tab);
  const chosen = here ? here.identity : current;
  const identity = chosen ?? current;
  return {
    app,
    now,
    state,
    tab: here,
    isPaused: isPausedIn(state, tab),
    phase: phaseOf(state, app, now, here?.id),
    identity,
    people: peopleOf(state, app, now, chosen),
    answers: state.answers[identity],
    source: sourceOf(state, app, now),
    refusal: chosen === null ? undefined : refusalOf(state, chosen),
    rivals: app.rivals.flatMap((id) => appById(state.apps, id) ?? []),
  };
}

/** Whether nobody was chosen for the tab at hand. */
export const isNobody = ({ tab }: Pick<AppView, 'tab'>) => tab?.identity === null;

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
