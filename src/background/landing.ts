import { FailureError } from '../core/failure.ts';
import { type IdentityId, identitiesOf, isFor } from '../core/identity.ts';
import type { Pending } from '../core/secrets.ts';
import type { Session, TokenSet, Wait } from '../core/session.ts';
import { refreshTokenOf, type State, withSignIn } from '../core/state.ts';
import { withNobodyFor } from '../core/tab-choice.ts';
import type { Millis } from '../core/time.ts';
import type { Obtained } from '../oauth/obtained.ts';
import { closeTab } from '../platform/tabs.ts';
import { type Flight, isAwaited, retryFor } from './flight.ts';
import { change, type Edit } from './store.ts';

/** What a sign-in waits for, and what it will need then. */
export interface Waiting {
  readonly wait: Wait;
  readonly pending: Pending;
  /** What follows once it is stored that it waits. */
  readonly next?: () => Promise<void>;
}

export const withSession = (
  { sessions }: Pick<State, 'sessions'>,
  id: IdentityId,
  session: Session,
) => ({
  sessions: { ...sessions, [id]: session },
});

export const withoutSession = ({ sessions }: Pick<State, 'sessions'>, id: IdentityId) => {
  const { [id]: _gone, ...rest } = sessions;
  return { sessions: rest };
};

const ifAwaited =
  (flight: Flight, edit: Edit): Edit =>
  (state, now) =>
    isAwaited(state, flight) ? edit(state, now) : {};

/** Whether two token sets stand for one user: a sign-in that says nobody is a new one. */
const isSameUser = (a: TokenSet, b: TokenSet) =>
  a.subject !== undefined && a.subject === b.subject && a.basis === b.basis;

/** Where this user is signed in to the app already, or else where the attempt was made. */
const homeOf = (state: State, { app, identity }: Flight, tokens: TokenSet): IdentityId =>
  identitiesOf(state, app.id).find(
    ({ id, session }) =>
      id !== identity && session.tokens !== undefined && isSameUser(session.tokens, tokens),
  )?.id ?? identity;

/** Who was signed in where someone else's attempt was made stays so; nobody leaves nothing behind. */
function vacated(state: State, { app, identity, tokens }: Flight) {
  return tokens && isFor(app, tokens)
    ? withSession(state, identity, { kind: 'active', tokens })
    : { ...withoutSession(state, identity), vault: withSignIn(state.vault, identity, {}) };
}

/** A tab that chose somebody did not choose who comes in their place: it has nobody then. */
function unchosen(
  { sessions, tabs }: State,
  { occasion }: Flight,
  home: IdentityId,
  now: TokenSet,
) {
  const former = sessions[home]?.tokens;
  const isKnown = occasion === 'renewal' || (former !== undefined && isSameUser(former, now));
  return isKnown ? {} : { tabs: withNobodyFor(tabs, home) };
}

/** What an API refused is settled where a user has signed in; a renewal it led to is told with it. */
function settled({ refusals }: State, { occasion }: Flight, home: IdentityId) {
  const { [home]: refusal, ...others } = refusals;
  return occasion === 'sign-in' && refusal ? { refusals: others } : {};
}

/** Tokens and refresh token are stored in one write, before any rule uses them. */
export const succeed = (flight: Flight, { tokens, refreshToken }: Obtained) =>
  change(
    ifAwaited(flight, (before) => {
      const home = homeOf(before, flight, tokens);
      const state = home === flight.identity ? before : { ...before, ...vacated(before, flight) };
      // Who is stepped up may act in one tab only.
      const isChosen = flight.occasion === 'sign-in' && !flight.stepsUp;
      return {
        ...withSession(state, home, { kind: 'active', tokens }),
        vault: withSignIn(state.vault, home, refreshToken === undefined ? {} : { refreshToken }),
        ...settled(state, flight, home),
        ...unchosen(before, flight, home, tokens),
        ...(isChosen && { current: { ...state.current, [flight.app.id]: home } }),
      };
    }),
  );

/** From now on the sign-in waits for its user, and no longer needs this worker. Resolves with what follows. */
export async function pause(flight: Flight, { wait, pending, next }: Waiting) {
  const after = await change(
    ifAwaited(flight, (state) => {
      const session = state.sessions[flight.identity] as Session;
      return {
        ...withSession(state, flight.identity, { ...session, wait } as Session),
        vault: withSignIn(state.vault, flight.identity, { ...keptRefresh(state, flight), pending }),
      };
    }),
  );
  if (!isAwaited(after, flight)) return abandon(wait);
  // Without a rule nothing would keep the answer from its site.
  if (after.fault?.code === 'rules_rejected') throw new FailureError(after.fault);
  return next;
}

/** The user has thought better of it meanwhile: the tab must not go anywhere, for no rule would catch its answer. */
const abandon = (wait: Wait) => async () => {
  if (wait.kind === 'tab') await closeTab(wait.tab).catch(() => undefined);
};

/** While someone signs in anew the refresh token of before stays: they may change their mind. */
const keptRefresh = ({ vault }: State, { identity }: Flight) => refreshTokenOf(vault, identity);

/** What says for certain that a refresh token is good no longer, or not that user's. */
const ENDS: readonly string[] = ['sign_in_ended', 'subject_changed'];

const isOver = ({ app, occasion }: Flight, { failure }: FailureError) =>
  (occasion === 'renewal' || app.grant.kind === 'refresh_token') && ENDS.includes(failure.code);

/** Someone who was to sign in beside others and did not want to leaves nothing behind. */
const isCalledOff = (state: State, { app, identity, tokens }: Flight, { failure }: FailureError) =>
  failure.code === 'cancelled' &&
  !tokens &&
  identitiesOf(state, app.id).some(({ id }) => id !== identity);

function failedSession(flight: Flight, error: FailureError, now: Millis): Session {
  const failed = { kind: 'failed', failure: error.failure, at: now } as const;
  if (isOver(flight, error)) return failed;
  const retry = retryFor(flight, error, now);
  const { tokens } = flight;
  return { ...failed, ...(tokens && { tokens }), ...(retry && { retry }) };
}

/** A refused refresh token ends a sign-in, and its access token goes with it; nothing else does. */
export const fail = (flight: Flight, error: FailureError) =>
  change(
    ifAwaited(flight, (state, now) => {
      const { identity } = flight;
      if (isCalledOff(state, flight, error)) return withoutSession(state, identity);
      const kept = isOver(flight, error) ? {} : keptRefresh(state, flight);
      return {
        ...withSession(state, identity, failedSession(flight, error, now)),
        vault: withSignIn(state.vault, identity, kept),
      };
    }),
  );
