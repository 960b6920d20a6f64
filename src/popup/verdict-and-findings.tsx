import { findingsOf } from '../core/findings/findings.ts';
import type { FindingId } from '../core/findings/ids.ts';
import { tokensIn } from '../core/phase.ts';
import type { TokenFacts } from '../core/token/facts.ts';
import { type Verdict, verdictOf } from '../core/token/verdict.ts';
import { run } from '../ui/actions.ts';
import { useIssuerKeys } from '../ui/token/ask-for-keys.ts';
import { useChecked } from '../ui/token/check-token.ts';
import { Findings } from '../ui/token/findings.tsx';
import { VerdictLine } from '../ui/token/verdict-line.tsx';
import type { AppView } from './app-view.ts';
import { canAsk } from './questions.ts';
import { toldByNotices } from './told-by-notices.ts';
import { useFacts } from './use-facts.ts';
import { sentOf } from './use-shown-token.ts';

export const silenceIn =
  ({ app }: Pick<AppView, 'app'>) =>
  (finding: FindingId, silenced: boolean): void =>
    void run('silenceFinding', { id: app.id, finding, silenced });

/** The token that requests carry, and what is found of it: read and judged as often as it is asked for. */
function useJudged(view: AppView) {
  const tokens = tokensIn(view.phase);
  // What a sign-in came to without any token is told where its access token would be.
  const kind = tokens ? sentOf(view.app, tokens) : 'access_token';
  const facts = useChecked(useFacts(view, kind));
  return { facts, findings: findingsOf(facts) };
}

/** Whether the token that requests carry is good. */
export const SentVerdict = ({ view }: { readonly view: AppView }) => (
  <VerdictLine {...useJudged(view)} />
);

/**
 * That it has ended: the row has the button for it, too. That only the issuer can read it: what asks the issuer stands
 * open below.
 */
function toldByVerdict({ app, kind }: TokenFacts, { key, aside }: Verdict): readonly FindingId[] {
  if (key === 'verdict_expired') return ['expired'];
  const isSealed = /^verdict_(referential|opaque)/.test(key) || aside === 'verdict_issuer_says';
  const isAskable = kind === 'access_token' && app !== undefined && canAsk(app, 'introspect');
  return isSealed && isAskable ? ['jwe', 'opaque'] : [];
}

/** What is wrong with the token that requests carry, and what was wrong with the sign-in. */
export function SentFindings({ view }: { readonly view: AppView }) {
  const { facts, findings } = useJudged(view);
  useIssuerKeys(facts);
  const told = [...toldByNotices(view), ...toldByVerdict(facts, verdictOf(facts, findings))];
  return (
    <Findings
      facts={facts}
      findings={findings.filter(({ id }) => !told.includes(id))}
      onSilence={silenceIn(view)}
    />
  );
}
