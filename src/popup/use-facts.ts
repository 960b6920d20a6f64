import type { SentToken } from '../core/app.ts';
import { tokensIn } from '../core/phase.ts';
import type { TokenFacts } from '../core/token/facts.ts';
import { factsOf } from '../core/token/facts-of.ts';
import { useReader } from '../ui/token/use-reader.ts';
import type { AppView } from './app-view.ts';

const withoutToken = (facts: TokenFacts): TokenFacts => ({
  ...facts,
  text: '',
  reading: undefined,
  tokens: undefined,
  answers: undefined,
  refusal: undefined,
});

/** All that is known about a token that a card shows. Where it shows none, about the sign-in alone. */
export function useFacts(view: AppView, kind: SentToken): TokenFacts {
  const { app, state, identity, phase, now } = view;
  const known = { ...state, apps: [app] };
  const read = useReader(state.sessions[identity]?.tokens);
  const facts = factsOf(known, identity, kind, now, read);
  if (!facts) throw new Error('The app of a card is known.');
  return tokensIn(phase) ? facts : withoutToken(facts);
}
