import { useId } from 'preact/hooks';
import { SENT_TOKENS } from '../core/app.ts';
import type { TokenReading } from '../core/read-token.ts';
import { refreshDueAt, type TokenSet } from '../core/session.ts';
import type { Millis } from '../core/time.ts';
import { type MessageKey, t } from '../platform/i18n.ts';
import { spanText } from '../ui/format.ts';
import type { AppView } from './app-view.ts';
import { Claims, PlainClaims } from './claims.tsx';
import { RawToken } from './raw-token.tsx';
import styles from './token-view.module.css';
import type { ShownToken } from './use-shown-token.ts';

export interface TokenViewProps {
  readonly view: AppView;
  readonly tokens: TokenSet;
  readonly shown: ShownToken;
}

const NAMES = { access_token: 'token_access', id_token: 'token_id' } as const;

/** Both tokens of a sign-in, one at a time. */
function Choice({ shown }: Pick<TokenViewProps, 'shown'>) {
  const group = useId();
  return (
    <fieldset class={styles['choice']}>
      <legend>{t('which_token')}</legend>
      {SENT_TOKENS.map((kind) => (
        <label key={kind}>
          <input
            type="radio"
            name={group}
            checked={shown.kind === kind}
            onChange={() => shown.choose(kind)}
          />
          {t(NAMES[kind])}
        </label>
      ))}
    </fieldset>
  );
}

/** What must be known about the token that is looked at; undefined: it is sent, as it should be. */
function caution({ view, shown }: TokenViewProps): MessageKey | undefined {
  const { send } = view.app;
  if (shown.kind === 'access_token')
    return send === 'id_token' ? 'access_token_not_sent' : undefined;
  return send === 'id_token' ? 'id_token_is_sent' : 'id_token_not_for_apis';
}

const FORMS = {
  'self-contained': 'form_self_contained',
  referential: 'form_referential',
  opaque: 'form_opaque',
} as const;

const formText = (reading: TokenReading) => {
  const alg = reading.form === 'opaque' ? undefined : reading.header['alg'];
  return typeof alg === 'string' ? `${t(FORMS[reading.form])} · ${alg}` : t(FORMS[reading.form]);
};

function renewalText({ phase }: AppView, tokens: TokenSet, now: Millis): string | undefined {
  const due = refreshDueAt(tokens);
  if ('retryAt' in phase) return t('tries_again_in', spanText(phase.retryAt - now));
  if (!tokens.renewable) return t('not_renewed');
  return due === undefined || due <= now ? undefined : t('refreshes_in', spanText(due - now));
}

function Facts({ view, tokens, shown: { reading } }: TokenViewProps) {
  const renewal = renewalText(view, tokens, view.now);
  return (
    <ul class={styles['facts']}>
      <li>{formText(reading)}</li>
      {reading.form === 'self-contained' && <li>{t('signature_not_checked')}</li>}
      {renewal && <li>{renewal}</li>}
    </ul>
  );
}

function Content({ view, tokens, shown }: TokenViewProps) {
  const { kind, reading } = shown;
  const { app, now } = view;
  if (kind === 'access_token' || reading.form !== 'self-contained') {
    return <Claims app={app} tokens={tokens} reading={reading} now={now} />;
  }
  return <PlainClaims claims={reading.claims} now={now + (tokens.skew ?? 0)} />;
}

/** A token: what it is, what it says, and itself behind a click. */
export function TokenView(props: TokenViewProps) {
  const { tokens, shown } = props;
  const word = caution(props);
  return (
    <>
      {tokens.idToken !== undefined && <Choice shown={shown} />}
      {word && <p>{t(word)}</p>}
      <Facts {...props} />
      <Content {...props} />
      <RawToken token={shown.text} reading={shown.reading} />
    </>
  );
}
