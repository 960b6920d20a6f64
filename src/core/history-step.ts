import type { Answers } from './answers.ts';
import type { Refusal } from './refusal.ts';
import type { Session, TokenSet } from './session.ts';
import type { State } from './state.ts';
import type { Millis } from './time.ts';

/** What is known of one identity. */
interface Known {
  readonly session: Session | undefined;
  readonly refusal: Refusal | undefined;
  readonly answers: Answers | undefined;
}

/** One identity before and after an edit. */
export interface Step {
  readonly before: Known;
  readonly after: Known;
  readonly now: Millis;
}

/** What histories are told from. */
type Source = Pick<State, 'sessions' | 'refusals' | 'answers'>;

/** What stands under an id itself: `toString` stands under none. */
export const entryOf = <Value>(
  values: Readonly<Record<string, Value>>,
  id: string,
): Value | undefined => (Object.hasOwn(values, id) ? values[id] : undefined);

const knownOf = ({ sessions, refusals, answers }: Source, id: string): Known => ({
  session: entryOf(sessions, id),
  refusal: entryOf(refusals, id),
  answers: entryOf(answers, id),
});

export const stepOf = (before: Source, after: Source, id: string, now: Millis): Step => ({
  before: knownOf(before, id),
  after: knownOf(after, id),
  now,
});

/** Whether two moments had the very same token, or both none. */
export const isSameToken = (a: TokenSet | undefined, b: TokenSet | undefined) =>
  a?.receivedAt === b?.receivedAt && a?.accessToken === b?.accessToken;

const SURE: readonly unknown[] = ['renewal', 'step_up'];

/** Whether new tokens are for whom those before were for: a renewal or a step up is taken for nobody else. */
export const isFollowing = ({ before, after }: Step) =>
  before.session?.tokens !== undefined && SURE.includes(after.session?.tokens?.occasion);
