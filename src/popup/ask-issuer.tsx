import type { TokenFacts } from '../core/token/facts.ts';
import { t } from '../platform/i18n.ts';
import { PlainClaims } from '../ui/token/claims.tsx';
import { AnswerView } from './answer-view.tsx';
import { AskButton } from './ask-button.tsx';
import styles from './ask-issuer.module.css';
import { Introspection, type QuestionProps } from './introspection.tsx';
import { IssuedTokens } from './issued-tokens.tsx';
import { canAsk, type Question } from './questions.ts';

/** Asks the issuer who the token stands for. */
function Userinfo({ view, tokens }: QuestionProps) {
  const answer = view.answers?.userinfo;
  const issuersNow = view.now + (tokens.skew ?? 0);
  return (
    <section class={styles['question']}>
      <h2>{t('userinfo_title')}</h2>
      <AskButton
        view={view}
        question="askUserinfo"
        about={t('userinfo_title')}
        isAnswered={answer !== undefined}
        hint={t('userinfo_hint')}
      >
        {t('userinfo')}
      </AskButton>
      {answer && (
        <AnswerView answer={answer} tokens={tokens} now={view.now}>
          {(claims) => <PlainClaims claims={claims} now={issuersNow} />}
        </AnswerView>
      )}
    </section>
  );
}

/** Whether the token can only be read by its issuer. */
const isIssuersToRead = ({ kind, reading }: TokenFacts) =>
  kind === 'access_token' && reading?.form !== 'self-contained';

const SECTIONS = { introspect: Introspection, askUserinfo: Userinfo, listIssued: IssuedTokens };

/** All that the issuer of a token can be asked about it: open where nobody else can read the token. */
export function AskIssuer({ facts, ...props }: QuestionProps & { readonly facts: TokenFacts }) {
  const questions = (Object.keys(SECTIONS) as Question[]).filter((question) =>
    canAsk(props.view.app, question),
  );
  if (questions.length === 0) return null;
  return (
    <details class={styles['ask']} open={isIssuersToRead(facts)}>
      <summary>{t('ask_issuer')}</summary>
      {questions.map((question) => {
        const Section = SECTIONS[question];
        return <Section key={question} {...props} />;
      })}
    </details>
  );
}
