import type { App } from './app.ts';
import { type Challenge, lackingIn } from './challenge.ts';
import type { FailureCode } from './failure.ts';
import { type IdentityId, identitiesOf } from './identity.ts';
import { phaseOf, sessionPhase } from './phase.ts';
import { isPractice } from './practice.ts';
import { standingOf } from './refusal-standing.ts';
import { type Session, usableTokens } from './session.ts';
import type { State } from './state.ts';
import type { Millis } from './time.ts';

/** Why an app needs its user. `token`: one that was pasted has ended. */
export type NoticeReason = 'sign_in' | 'token' | 'permission' | 'refused';

/** That an app needs its user. Nothing of a token is in it. */
export interface Notice {
  /** The same as long as the reason lasts. */
  readonly id: string;
  readonly reason: NoticeReason;
  readonly app: App;
  /** The API that refuses the token. */
  readonly host?: string;
  /** Nothing is lost as long as the app is off, or everything is paused: it is not told then. */
  readonly isQuiet: boolean;
}

type Facts = Pick<
  State,
  'apps' | 'settings' | 'sessions' | 'current' | 'tabs' | 'granted' | 'refusals' | 'histories'
>;

type Reason = Pick<Notice, 'reason' | 'host'>;

/** What only happens to a sign-in that has worked. */
const ENDED: readonly FailureCode[] = [
  'sign_in_ended',
  'not_renewable',
  'login_required',
  'subject_changed',
];

/** What happens to one that never did as well. */
const REFUSED: readonly FailureCode[] = ['grant_refused', 'key_unusable'];

const hasWorked = ({ histories }: Facts, id: IdentityId) =>
  histories[id]?.events.some(({ kind }) => kind === 'obtained') ?? false;

/** Whether a sign-in that worked before needs the user again. What is tried again by itself does not. */
function hasEnded(facts: Facts, app: App, id: IdentityId, session: Session, now: Millis): boolean {
  const phase = sessionPhase(session, app, now);
  if (phase.kind === 'expired') return !phase.tokens.renewable;
  if (phase.kind !== 'failed' || phase.retryAt !== undefined) return false;
  const { code } = phase.failure;
  return ENDED.includes(code) || (REFUSED.includes(code) && hasWorked(facts, id));
}

/** A 403 without a word of the token most often is about what was asked for. */
const isAboutToken = (status: number, { error }: Challenge) =>
  status === 401 || error !== undefined;

/** The API that refuses a token which is still in use, where nothing can be done about it without the user. */
function refusedBy(facts: Facts, id: IdentityId, session: Session, now: Millis) {
  const tokens = usableTokens(session, now);
  const refusal = facts.refusals[id];
  if (!tokens || !refusal || !isAboutToken(refusal.status, refusal.challenge)) return undefined;
  const challenge = lackingIn(refusal.challenge, tokens.scopes);
  const standing = standingOf({ ...refusal, challenge }, tokens);
  return standing === 'open' || standing === 'again' ? refusal.host : undefined;
}

function reasonOf(
  facts: Facts,
  app: App,
  id: IdentityId,
  session: Session,
  now: Millis,
): Reason | undefined {
  if (hasEnded(facts, app, id, session, now))
    return { reason: app.grant.kind === 'pasted' ? 'token' : 'sign_in' };
  const host = refusedBy(facts, id, session, now);
  return host === undefined ? undefined : { reason: 'refused', host };
}

function noticesOf(facts: Facts, app: App, now: Millis): readonly Notice[] {
  // Nobody is called back to an exercise.
  if (isPractice(app)) return [];
  const isQuiet = !app.enabled || !facts.settings.attaching;
  // Without it the rest does not help.
  if (phaseOf(facts, app, now).kind === 'needs-permission')
    return [{ id: `permission ${app.id}`, reason: 'permission', app, isQuiet }];
  return identitiesOf(facts, app.id).flatMap(({ id, session }) => {
    const found = reasonOf(facts, app, id, session, now);
    return found ? [{ id: `${found.reason} ${id}`, ...found, app, isQuiet }] : [];
  });
}

/** All for which apps need their user now: at most one for each identity. What the user cancelled is none. */
export const noticesFor = (facts: Facts, now: Millis): readonly Notice[] =>
  facts.apps.flatMap((app) => noticesOf(facts, app, now));

/** What has to be shown, and by what the user has been told of. */
export interface NoticeChange {
  readonly show: readonly Notice[];
  readonly told: readonly string[];
}

/**
 * What is to be told now. `told`: by id, what was told already: it is not told again as long as its reason lasts.
 * Null: nothing was to be told until now, so that what there is already is no news.
 */
export function noticeChange(
  told: readonly string[] | null,
  notices: readonly Notice[],
): NoticeChange {
  const isTold = ({ id }: Notice) => told === null || told.includes(id);
  return {
    show: notices.filter((notice) => !isTold(notice) && !notice.isQuiet),
    told: notices.filter((notice) => isTold(notice) || !notice.isQuiet).map(({ id }) => id),
  };
}
