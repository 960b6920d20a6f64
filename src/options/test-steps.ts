import type { Trial } from '../core/answers.ts';
import { type Failure, failure } from '../core/failure.ts';
import { issuerOf } from '../core/issuer-facts.ts';
import type { Session, TokenSet, Wait } from '../core/session.ts';
import { checklistOf } from '../core/token/checklist.ts';
import type { TokenFacts } from '../core/token/facts.ts';

/** What a test of an app does, one after the other. */
export const TEST_STEPS = ['sign_in', 'refresh', 'verify', 'api'] as const;
export type TestStep = (typeof TEST_STEPS)[number];

/** Why there was nothing to do. */
export type SkipReason = 'stopped' | 'no_token' | 'no_refresh_token' | 'unreadable' | 'no_issuer';

/** What came back. */
export type Outcome =
  | { readonly tokens: TokenSet }
  /** With what came of checking it. */
  | { readonly facts: TokenFacts }
  | { readonly trial: Trial }
  | { readonly failure: Failure };

export type StepState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running'; readonly wait?: Wait | undefined }
  | { readonly kind: 'skipped'; readonly reason: SkipReason }
  | { readonly kind: 'done' | 'failed'; readonly outcome: Outcome };

/** What was asked for a step, and how the store stood then: what differs from that came of it. */
export interface Asked {
  readonly receivedAt?: number | undefined;
  readonly failedAt?: number | undefined;
  readonly triedAt?: number | undefined;
  /** It is over, and nothing in the store tells what came of it. */
  readonly isFruitless?: boolean;
  readonly failure?: Failure | undefined;
}

/** A test as far as it has come. */
export interface TestRun {
  readonly settled: Partial<Record<TestStep, StepState>>;
  readonly asked: Partial<Record<TestStep, Asked>>;
  readonly isStopped: boolean;
}

export const NEW_RUN: TestRun = { settled: {}, asked: {}, isStopped: false };

/** What is known of the app that is tested, as the store has it. */
export interface Known {
  readonly session: Session | undefined;
  /** Those that may be used now. */
  readonly tokens: TokenSet | undefined;
  /** About the token that requests carry. Its check is there once the issuer's keys were asked for. */
  readonly facts: TokenFacts | undefined;
  readonly trial: Trial | undefined;
}

const WAITING: StepState = { kind: 'waiting' };
const RUNNING: StepState = { kind: 'running' };
const skipped = (reason: SkipReason): StepState => ({ kind: 'skipped', reason });
const done = (outcome: Outcome): StepState => ({ kind: 'done', outcome });
const failed = (outcome: Outcome): StepState => ({ kind: 'failed', outcome });

/** How the store stands before something is asked. */
export const askedNow = ({ session, trial }: Known): Asked => ({
  receivedAt: session?.tokens?.receivedAt,
  failedAt: session?.kind === 'failed' ? session.at : undefined,
  triedAt: trial?.at,
});

/** The store has the last word; without one, the worker's reply. */
function unanswered({ isFruitless, failure: reason }: Asked): StepState {
  return isFruitless ? failed({ failure: reason ?? failure('unexpected') }) : RUNNING;
}

const failureIn = ({ session }: Known, asked: Asked): Failure | undefined =>
  session?.kind === 'failed' && session.at !== asked.failedAt ? session.failure : undefined;

/** Whether somebody is getting tokens at this moment. Undefined: nobody is. */
const acquiring = ({ session }: Known): StepState | undefined =>
  session?.kind === 'acquiring' ? { kind: 'running', wait: session.wait } : undefined;

/** A token that is there already will do. */
function signIn(known: Known, asked: Asked | undefined): StepState {
  const under = acquiring(known);
  if (under) return under;
  if (known.tokens) return done({ tokens: known.tokens });
  if (!asked) return WAITING;
  const reason = failureIn(known, asked);
  return reason ? failed({ failure: reason }) : unanswered(asked);
}

function refreshed(known: Known, asked: Asked): StepState {
  const under = acquiring(known);
  if (under) return under;
  const reason = failureIn(known, asked);
  if (reason) return failed({ failure: reason });
  const { tokens } = known;
  const isNew = tokens && tokens.receivedAt !== asked.receivedAt;
  return isNew ? done({ tokens }) : unanswered(asked);
}

function refresh(known: Known, asked: Asked | undefined): StepState {
  if (asked) return refreshed(known, asked);
  if (!known.tokens) return skipped('no_token');
  return known.tokens.refreshToken ? WAITING : skipped('no_refresh_token');
}

/** What was asked for and not granted makes no token wrong. */
const isWrong = (facts: TokenFacts) =>
  facts.check?.signature.kind === 'no_keys' ||
  checklistOf(facts).some(({ id, outcome }) => outcome === 'failed' && id !== 'scopes');

function verify({ tokens, facts }: Known, asked: Asked | undefined): StepState {
  if (!tokens || !facts) return skipped('no_token');
  if (facts.reading?.form !== 'self-contained') return skipped('unreadable');
  if (!facts.app || issuerOf(facts.app) === undefined) return skipped('no_issuer');
  if (!asked) return WAITING;
  if (!facts.check) return unanswered(asked);
  return isWrong(facts) ? failed({ facts }) : done({ facts });
}

function callApi({ tokens, trial }: Known, asked: Asked | undefined): StepState {
  if (!tokens && !asked) return skipped('no_token');
  if (!asked) return WAITING;
  if (!trial || trial.at === asked.triedAt) return unanswered(asked);
  const isTaken = trial.status !== undefined && trial.status < 300;
  return isTaken ? done({ trial }) : failed({ trial });
}

const STATES = { sign_in: signIn, refresh, verify, api: callApi } as const;

/** Where one step stands, by what is known now. */
export const stateOf = (step: TestStep, run: TestRun, known: Known): StepState =>
  STATES[step](known, run.asked[step]);

const isSettled = ({ kind }: StepState) => kind !== 'waiting' && kind !== 'running';

/** The first step that has not come to an end. */
export const currentStep = ({ settled }: TestRun): TestStep | undefined =>
  TEST_STEPS.find((step) => !settled[step]);

/** Whether nothing more comes of it. */
export const isOver = (run: TestRun): boolean => run.isStopped || currentStep(run) === undefined;

/** The test with every step that has come to an end by now, one after the other. */
export function advanced(run: TestRun, known: Known): TestRun {
  const step = isOver(run) ? undefined : currentStep(run);
  if (!step) return run;
  const state = stateOf(step, run, known);
  if (!isSettled(state)) return run;
  return advanced({ ...run, settled: { ...run.settled, [step]: state } }, known);
}

/** What is to be asked next; undefined: nothing, or nothing yet. */
export function dueStep(run: TestRun, known: Known): TestStep | undefined {
  const step = isOver(run) ? undefined : currentStep(run);
  return step && stateOf(step, run, known).kind === 'waiting' ? step : undefined;
}

/** Each step as it is shown. */
export function shownSteps(
  run: TestRun,
  known: Known,
): readonly (readonly [TestStep, StepState])[] {
  const current = currentStep(run);
  return TEST_STEPS.map((step) => {
    const settled = run.settled[step];
    if (settled) return [step, settled] as const;
    if (run.isStopped) return [step, skipped('stopped')] as const;
    // What is about to be asked is under way as far as anyone can see.
    const now = step === current ? stateOf(step, run, known) : WAITING;
    return [step, step === current && now.kind === 'waiting' ? RUNNING : now] as const;
  });
}
