import { tokensIn } from '../core/phase.ts';
import { issuersNow } from '../core/token/facts.ts';
import type { AppView } from './app-view.ts';
import { ClaimLines } from './first-claims.tsx';
import { useFacts } from './use-facts.ts';
import { sentOf } from './use-shown-token.ts';

/** What the token that requests carry says, strictly read: of what breaks the rules of tokens, nothing. */
export function SentClaims({ view }: { readonly view: AppView }) {
  const tokens = tokensIn(view.phase);
  const facts = useFacts(view, tokens ? sentOf(view.app, tokens) : 'access_token');
  const { reading } = facts;
  const claims = reading?.form === 'self-contained' ? reading.claims : undefined;
  return <ClaimLines claims={claims} now={issuersNow(facts)} />;
}
