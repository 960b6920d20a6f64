import { findingsOf } from '../core/findings/findings.ts';
import type { FindingId } from '../core/findings/ids.ts';
import { tokensIn } from '../core/phase.ts';
import { run } from '../ui/actions.ts';
import { useIssuerKeys } from '../ui/token/ask-for-keys.ts';
import { useChecked } from '../ui/token/check-token.ts';
import { Findings } from '../ui/token/findings.tsx';
import { VerdictLine } from '../ui/token/verdict-line.tsx';
import type { AppView } from './app-view.ts';
import { factsIn } from './facts-in.ts';
import { toldByNotices } from './told-by-notices.ts';
import { sentOf } from './use-shown-token.ts';

export const silenceIn =
  ({ app }: Pick<AppView, 'app'>) =>
  (finding: FindingId, silenced: boolean): void =>
    void run('silenceFinding', { id: app.id, finding, silenced });

/** Whether the token that requests carry is good, what is wrong with it, and what was wrong with the sign-in. */
export function VerdictAndFindings({ view }: { readonly view: AppView }) {
  const tokens = tokensIn(view.phase);
  // What a sign-in came to without any token is told where its access token would be.
  const kind = tokens ? sentOf(view.app, tokens) : 'access_token';
  const facts = useChecked(factsIn(view, kind));
  useIssuerKeys(facts);
  const findings = findingsOf(facts);
  const told = toldByNotices(view);
  return (
    <>
      {tokens && <VerdictLine facts={facts} findings={findings} />}
      <Findings
        facts={facts}
        findings={findings.filter(({ id }) => !told.includes(id))}
        onSilence={silenceIn(view)}
      />
    </>
  );
}
