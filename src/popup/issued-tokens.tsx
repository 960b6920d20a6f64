import { useSignal } from '@preact/signals';
import type { IssuedToken } from '../core/answers.ts';
import type { IdentityId } from '../core/identity.ts';
import type { TokenSet } from '../core/session.ts';
import type { Millis } from '../core/time.ts';
import { t } from '../platform/i18n.ts';
import { requestOrigins, run } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import { distanceText, momentText } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { failureText } from '../ui/sentences.ts';
import { AskButton } from './ask-button.tsx';
import styles from './ask-issuer.module.css';
import type { QuestionProps } from './introspection.tsx';
import { originsFor } from './questions.ts';

/** A short name for a token of which nobody but its issuer has the whole. */
const nameOf = ({ suffix, id }: IssuedToken) => (suffix ? `…${suffix}` : id);

/** Nothing brings a revoked token back, so it takes two clicks. Whoever goes elsewhere starts over. */
function Revoke({ token, revoke }: { token: IssuedToken; revoke: () => void }) {
  const isSure = useSignal(false);
  const ask = () => {
    if (isSure.value) revoke();
    isSure.value = !isSure.value;
  };
  return (
    <Button
      look={isSure.value ? 'danger' : 'plain'}
      label={t(isSure.value ? 'revoke_token_sure' : 'revoke_token', nameOf(token))}
      onClick={ask}
      onBlur={() => {
        isSure.value = false;
      }}
    >
      {t(isSure.value ? 'revoke_sure' : 'revoke')}
    </Button>
  );
}

function Facts({ token, isThis, now }: { token: IssuedToken; isThis: boolean; now: Millis }) {
  const { id, suffix, scopes, expiresAt } = token;
  const ends =
    expiresAt === undefined
      ? t('issued_no_expiry')
      : t('issued_expires', distanceText(expiresAt, now));
  return (
    <div>
      <code>{id}</code>
      <small>
        {[suffix && t('issued_ends', suffix), ends, scopes.join(' ')].filter(Boolean).join(' · ')}
        {isThis && <b> · {t('issued_this')}</b>}
      </small>
    </div>
  );
}

/** The short-hand is all that tells which of them is at hand. */
const isAtHand = ({ suffix }: IssuedToken, { accessToken }: TokenSet) =>
  suffix !== undefined && suffix.length > 3 && accessToken.endsWith(suffix);

interface ListProps extends QuestionProps {
  readonly issued: readonly IssuedToken[];
}

function List({ view, tokens, issued }: ListProps) {
  if (issued.length === 0) return <p>{t('issued_none')}</p>;
  const revoke = async (id: IdentityId, token: string) => {
    const isAllowed = await requestOrigins(originsFor(view.app, 'listIssued') ?? []);
    if (isAllowed) await run('revokeIssued', { id, token });
  };
  return (
    <ul class={styles['issued']}>
      {issued.map((token) => (
        <li key={token.id}>
          <Facts token={token} isThis={isAtHand(token, tokens)} now={view.now} />
          <Revoke token={token} revoke={() => void revoke(view.identity, token.id)} />
        </li>
      ))}
    </ul>
  );
}

/** The tokens that an issuer has given to the application, each of which can be revoked there. */
export function IssuedTokens({ view, tokens }: QuestionProps) {
  const answer = view.answers?.issued;
  return (
    <section class={styles['question']}>
      <h2>{t('issued_tokens')}</h2>
      <AskButton
        view={view}
        question="listIssued"
        about={t('issued_tokens')}
        isAnswered={answer !== undefined}
      >
        {t('list_tokens')}
      </AskButton>
      {answer && (
        <div class={styles['answer']}>
          {answer.failure && <Notice tone="gone">{failureText(answer.failure)}</Notice>}
          {answer.tokens && <List view={view} tokens={tokens} issued={answer.tokens} />}
          <small>{t('asked_at', momentText(answer.at, view.now))}</small>
        </div>
      )}
    </section>
  );
}
