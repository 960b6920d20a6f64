import { failure } from '../../src/core/failure.ts';
import { historyAfter } from '../../src/core/history-after.ts';
import type { Refusal } from '../../src/core/refusal.ts';
import type { Session, TokenSet } from '../../src/core/session.ts';
import type { State } from '../../src/core/state.ts';
import { NOON } from './grants.ts';
import { jwtWith, stateWith } from './samples.ts';

export const WHO = 'shop';

export const tokens = (changes: Partial<TokenSet> = {}): TokenSet => ({
  accessToken: jwtWith({ sub: 'alice', at: changes.receivedAt ?? NOON }),
  receivedAt: NOON,
  renewable: true,
  subject: 'alice',
  occasion: 'sign_in',
  ...changes,
});

export const renewed = (at: number, changes: Partial<TokenSet> = {}) =>
  tokens({ receivedAt: at, occasion: 'renewal', ...changes });

export const activeWith = (held: TokenSet): Session => ({ kind: 'active', tokens: held });

export const failed = (at: number, reason = failure('unreachable')): Session => ({
  kind: 'failed',
  failure: reason,
  at,
  tokens: tokens(),
});

export const refusal = (changes: Partial<Refusal> = {}): Refusal => ({
  at: NOON,
  status: 401,
  host: 'api.test',
  challenge: { error: 'invalid_token', description: 'It has expired.' },
  receivedAt: NOON,
  ...changes,
});

export type Edit = readonly [at: number, edit: Partial<State>];

function edited(state: State, [now, edit]: Edit): State {
  const next = { ...state, ...edit };
  return { ...next, histories: historyAfter(state, next, now) };
}

/** One edit after the other, each at its moment, as the worker makes them. */
export const stateAfter = (...edits: readonly Edit[]): State => edits.reduce(edited, stateWith());

export const session = (held: Session | undefined) => ({
  sessions: held ? { [WHO]: held } : {},
});

export const historyOf = ({ histories }: State) => histories[WHO];
export const eventsOf = (state: State) => historyOf(state)?.events ?? [];
export const kindsOf = (state: State) => eventsOf(state).map(({ kind }) => kind);
