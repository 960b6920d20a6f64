import type { Attachment } from '../core/attachment.ts';
import type { Challenge } from '../core/challenge.ts';
import type { Input } from '../core/command.ts';
import { type Demand, demandIn } from '../core/demand.ts';
import { FailureError, failure } from '../core/failure.ts';
import { type Grant, isUnattended } from '../core/grant.ts';
import { appOf, type IdentityId } from '../core/identity.ts';
import {
  isAbout,
  isNews,
  isOverBy,
  isRefusalStatus,
  isWorthRenewing,
  type Refusal,
} from '../core/refusal.ts';
import type { TokenSet } from '../core/session.ts';
import { appById, type State } from '../core/state.ts';
import type { Millis } from '../core/time.ts';
import type { Completion } from '../platform/web-request.ts';
import { change, readState } from './store.ts';
import { renew, signInFor, unseen } from './tokens.ts';

/** What an answer says about a token that its request carried. */
export interface Told {
  readonly completion: Completion;
  readonly attachment: Attachment;
  readonly challenge: Challenge;
}

type Refusals = State['refusals'];

const hostIn = ({ url }: Completion) => new URL(url).host;

const refusalBy = (
  { completion, challenge }: Told,
  tokens: TokenSet,
  before?: Refusal,
): Refusal => ({
  at: completion.at,
  status: completion.status,
  host: hostIn(completion),
  challenge,
  receivedAt: tokens.receivedAt,
  ...(before?.renewedAt !== undefined && { renewedAt: before.renewedAt }),
});

/** The refusal of a token as it stands after one more answer; null: it is over. */
function refusalAfter(told: Told, tokens: TokenSet, before: Refusal | undefined, now: Millis) {
  const { completion } = told;
  if (isRefusalStatus(completion.status)) {
    const refusal = refusalBy(told, tokens, before);
    if (isWorthRenewing(refusal, tokens, now)) return { ...refusal, renewedAt: now };
    return isNews(refusal, before) ? refusal : before;
  }
  const isTaken = completion.status >= 200 && completion.status < 300;
  const isOver = before && isTaken && isOverBy(before, tokens, hostIn(completion), now);
  return isOver ? null : before;
}

/** The refusals after some more answers: the very same object where they change nothing. */
function refusalsAfter(state: State, answers: readonly Told[], now: Millis): Refusals {
  return answers.reduce((refusals: Refusals, told) => {
    const { identity } = told.attachment;
    const { [identity]: before, ...others } = refusals;
    const tokens = state.sessions[identity]?.tokens;
    if (!tokens || !isAbout(tokens, told.completion.at)) return refusals;
    const after = refusalAfter(told, tokens, before, now);
    if (after === before) return refusals;
    return after ? { ...others, [identity]: after } : others;
  }, state.refusals);
}

/** Whose renewal was noted by an edit. */
const renewedBy = (before: Refusals, after: Refusals) =>
  (Object.keys(after) as IdentityId[]).filter(
    (id) => after[id]?.renewedAt !== undefined && after[id].renewedAt !== before[id]?.renewedAt,
  );

/**
 * Keeps what APIs said about tokens, and asks once for another in place of one that is good no longer. That it
 * was asked is in the same write: however many answers there are, and whenever the worker dies, it is asked no
 * second time. `state`: as it was a moment ago.
 */
export async function followAnswers(state: State, answers: readonly Told[]): Promise<void> {
  if (refusalsAfter(state, answers, Date.now()) === state.refusals) return;
  let renewed: readonly IdentityId[] = [];
  await change((current, now) => {
    const refusals = refusalsAfter(current, answers, now);
    renewed = renewedBy(current.refusals, refusals);
    return refusals === current.refusals ? {} : { refusals };
  });
  for (const identity of renewed) unseen(renew(identity));
}

/** What an API wants to know of a user, only a user can answer. */
function assertPossible(grant: Grant, { acrValues, maxAge }: Demand) {
  const isAboutUser = acrValues !== undefined || maxAge !== undefined;
  if (grant.kind === 'pasted' || (isAboutUser && isUnattended(grant))) {
    throw new FailureError(failure('step_up_impossible'));
  }
}

/**
 * Signs in anew for what an API demanded of the last token. Throws as `signIn`, and `FailureError`:
 * `step_up_impossible` where the app signs nobody in.
 */
export async function stepUp({ id }: Input<'stepUp'>): Promise<void> {
  const { apps, sessions, refusals } = await readState();
  const app = appById(apps, appOf(id));
  if (!app) return;
  const demand = demandIn(refusals[id]?.challenge ?? {}, sessions[id]?.tokens?.demanded);
  assertPossible(app.grant, demand);
  await signInFor(id, demand);
}

export const dismissRefusal = ({ id }: Input<'dismissRefusal'>) =>
  change(({ refusals }) => {
    const refusal = refusals[id];
    return refusal ? { refusals: { ...refusals, [id]: { ...refusal, dismissed: true } } } : {};
  });

export const noteReplaced = ({ id }: Input<'noteReplaced'>) =>
  change(({ replaced }, now) => ({ replaced: { ...replaced, [id]: now } }));
