import type { SentToken } from '../core/app.ts';
import { findingsOf } from '../core/findings/findings.ts';
import { tokensIn } from '../core/phase.ts';
import { refreshDueAt, type TokenSet } from '../core/session.ts';
import type { Millis } from '../core/time.ts';
import type { TokenFacts } from '../core/token/facts.ts';
import { type MessageKey, t } from '../platform/i18n.ts';
import { spanText } from '../ui/format.ts';
import { useIssuerKeys } from '../ui/token/ask-for-keys.ts';
import { useChecked } from '../ui/token/check-token.ts';
import { Compare } from '../ui/token/compare.tsx';
import { Findings } from '../ui/token/findings.tsx';
import { TokenBody } from '../ui/token/token-reading.tsx';
import type { AppView } from './app-view.ts';
import { AskIssuer } from './ask-issuer.tsx';
import { IssuerNotes } from './issuer-notes.tsx';
import { RefreshToken } from './refresh-token.tsx';
import { TokenTabs } from './token-tabs.tsx';
import { useFacts } from './use-facts.ts';
import type { ShownToken } from './use-shown-token.ts';
import { silenceIn } from './verdict-and-findings.tsx';

export interface TokenViewProps {
  readonly view: AppView;
  readonly shown: ShownToken;
}

/** What must be known about a token that is looked at; undefined: it is sent, as it should be. */
function caution(kind: SentToken, sent: SentToken): MessageKey | undefined {
  if (kind === 'access_token') return sent === 'id_token' ? 'access_token_not_sent' : undefined;
  return sent === 'id_token' ? 'id_token_is_sent' : 'id_token_not_for_apis';
}

function renewalText({ phase }: AppView, tokens: TokenSet, now: Millis): string | undefined {
  const due = refreshDueAt(tokens);
  if ('retryAt' in phase) return t('tries_again_in', spanText(phase.retryAt - now));
  if (!tokens.renewable) return t('not_renewed');
  return due === undefined || due <= now ? undefined : t('refreshes_in', spanText(due - now));
}

interface ReadableProps extends TokenViewProps {
  readonly kind: SentToken;
  readonly tokens: TokenSet;
}

/** Whether nobody here can read it: then what its issuer says of it comes before what little is known. */
const isSealed = ({ reading }: TokenFacts) =>
  reading?.form === 'referential' || reading?.form === 'opaque';

/** A token that anyone can look at. What is found of the one that is sent stands above all this. */
function Readable({ view, shown: { sent }, kind, tokens }: ReadableProps) {
  const facts = useChecked(useFacts(view, kind));
  useIssuerKeys(facts);
  const word = caution(kind, sent);
  const renewal = renewalText(view, tokens, view.now);
  const ask = <AskIssuer view={view} tokens={tokens} facts={facts} />;
  return (
    <>
      {word && <p>{t(word)}</p>}
      {kind !== sent && (
        <Findings facts={facts} findings={findingsOf(facts)} onSilence={silenceIn(view)} />
      )}
      <TokenBody facts={facts} more={renewal === undefined ? [] : [renewal]}>
        {isSealed(facts) && ask}
      </TokenBody>
      {!isSealed(facts) && ask}
    </>
  );
}

/** What a sign-in brought, token by token, and what there is to ask and to know about it. */
export function TokenView({ view, shown }: TokenViewProps) {
  const { tab } = shown;
  const tokens = tokensIn(view.phase);
  if (!tokens) return null;
  return (
    <>
      <TokenTabs shown={shown}>
        {tab === 'refresh_token' ? (
          tokens.refreshToken && <RefreshToken held={tokens.refreshToken} now={view.now} />
        ) : (
          <Readable key={tab} view={view} shown={shown} kind={tab} tokens={tokens} />
        )}
      </TokenTabs>
      {tab === 'access_token' && (
        <Compare state={view.state} identity={view.identity} now={view.now} />
      )}
      <IssuerNotes tokens={tokens} />
    </>
  );
}
