import { timeIn } from '../findings/subject.ts';
import type { Millis } from '../time.ts';
import { issuersNow, type TokenFacts } from './facts.ts';

/** The end of the tokens is that of the one which is sent. */
const isSent = ({ app, kind }: TokenFacts) => kind === (app?.send ?? 'access_token');

/** How long a token still lives: by its own word, else by the answer that it came with. Undefined: nobody said. */
export function lifeLeft(facts: TokenFacts): Millis | undefined {
  const said = timeIn(facts, 'exp');
  if (said !== undefined) return said - issuersNow(facts);
  const told = isSent(facts) ? facts.tokens?.expiresAt : undefined;
  return told === undefined ? undefined : told - facts.now;
}
