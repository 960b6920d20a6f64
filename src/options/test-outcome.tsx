import type { Trial } from '../core/answers.ts';
import { findingsOf } from '../core/findings/findings.ts';
import type { TokenSet } from '../core/session.ts';
import type { Millis } from '../core/time.ts';
import { claimsOf, type TokenFacts } from '../core/token/facts.ts';
import { t } from '../platform/i18n.ts';
import { momentText, withoutScheme } from '../ui/format.ts';
import { failureText } from '../ui/sentences.ts';
import { Checklist } from '../ui/token/checklist.tsx';
import { FindingRow } from '../ui/token/finding-row.tsx';
import { signatureText } from '../ui/token/signature-text.ts';
import { trialHead, trialText } from '../ui/trial-words.ts';
import styles from './app-test.module.css';
import type { Outcome } from './test-steps.ts';

interface TimedProps {
  readonly now: Millis;
}

function Tokens({ tokens: { who, expiresAt }, now }: TimedProps & { readonly tokens: TokenSet }) {
  return (
    <p>
      {who === undefined ? t('test_token') : t('test_token_of', who)}{' '}
      {expiresAt !== undefined && t('test_token_until', momentText(expiresAt, now))}
    </p>
  );
}

/** What identifies a token without being it. */
function namesIn(facts: TokenFacts): readonly (readonly [string, string])[] {
  const { sub, iss } = claimsOf(facts);
  const signature = facts.check?.signature;
  const keyId = signature?.kind === 'verified' ? signature.keyId : undefined;
  const all = [
    [t('test_key'), keyId],
    [t('test_subject'), sub],
    [t('test_issuer'), iss],
  ] as const;
  return all.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
}

/** What makes the token useless, with what to do about it. */
function Wrong({ facts, now }: TimedProps & { readonly facts: TokenFacts }) {
  const errors = findingsOf(facts).filter(({ level }) => level === 'error');
  const { failure } = facts.issuer ?? {};
  return (
    <>
      {facts.check?.signature.kind === 'no_keys' && failure && <p>{failureText(failure)}</p>}
      {errors.length > 0 && (
        <ul class={styles['wrong']}>
          {errors.map((finding) => (
            <FindingRow key={finding.id} finding={finding} now={now} />
          ))}
        </ul>
      )}
    </>
  );
}

/** What came of reading the token: never the token itself. */
const Verified = (props: TimedProps & { readonly facts: TokenFacts }) => (
  <>
    <p>{signatureText(props.facts)}</p>
    <Wrong {...props} />
    <dl>
      {namesIn(props.facts).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="ltr">{value}</dd>
        </div>
      ))}
    </dl>
    <Checklist facts={props.facts} />
  </>
);

function Tried({ trial }: { readonly trial: Trial }) {
  const head = trialHead(trial);
  return (
    <p>
      {head && <b>{head}</b>} {trialText(trial)}
      <small>
        <code>{withoutScheme(trial.url)}</code>
      </small>
    </p>
  );
}

/** What came back of one step. */
export function TestOutcome({ outcome, now }: TimedProps & { readonly outcome: Outcome }) {
  if ('tokens' in outcome) return <Tokens tokens={outcome.tokens} now={now} />;
  if ('facts' in outcome) return <Verified facts={outcome.facts} now={now} />;
  if ('trial' in outcome) return <Tried trial={outcome.trial} />;
  return <p>{failureText(outcome.failure)}</p>;
}
