import type { TokenSet } from '../core/session.ts';
import type { Millis } from '../core/time.ts';
import type { Claims } from '../core/token/reading.ts';
import { t } from '../platform/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { PlainClaims } from '../ui/token/claims.tsx';
import { AnswerView } from './answer-view.tsx';
import type { AppView } from './app-view.ts';
import { AskButton } from './ask-button.tsx';
import styles from './ask-issuer.module.css';

export interface QuestionProps {
  readonly view: AppView;
  readonly tokens: TokenSet;
}

/** Whether a token is good comes before everything that else may be said of it (RFC 7662 §2.2). */
const Verdict = ({ claims, now }: { claims: Claims; now: Millis }) => (
  <>
    {claims['active'] === true ? (
      <p class={styles['active']}>{t('introspect_active')}</p>
    ) : (
      <Notice tone="gone">{t('introspect_inactive')}</Notice>
    )}
    {Object.keys(claims).some((claim) => claim !== 'active') && (
      <PlainClaims claims={claims} now={now} but={['active']} />
    )}
  </>
);

/** Asks the issuer what the access token is good for. */
export function Introspection({ view, tokens }: QuestionProps) {
  const answer = view.answers?.introspection;
  const issuersNow = view.now + (tokens.skew ?? 0);
  return (
    <section class={styles['question']}>
      <h2>{t('introspection')}</h2>
      <AskButton
        view={view}
        question="introspect"
        about={t('introspection')}
        isAnswered={answer !== undefined}
        hint={t('introspect_hint')}
      >
        {t('introspect')}
      </AskButton>
      {answer && (
        <AnswerView answer={answer} tokens={tokens} now={view.now}>
          {(claims) => <Verdict claims={claims} now={issuersNow} />}
        </AnswerView>
      )}
    </section>
  );
}
