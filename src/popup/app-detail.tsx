import type { App } from '../core/app.ts';
import { type Phase, tokensIn } from '../core/phase.ts';
import { readToken, type TokenReading } from '../core/read-token.ts';
import type { TokenSet } from '../core/session.ts';
import { refreshDueAt } from '../core/session.ts';
import type { Millis } from '../core/time.ts';
import { t } from '../platform/i18n.ts';
import { openOptions } from '../platform/runtime.ts';
import { run } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { spanText } from '../ui/format.ts';
import { signInStep } from '../ui/next-step.ts';
import { Notice } from '../ui/notice.tsx';
import { failureText } from '../ui/sentences.ts';
import styles from './app-detail.module.css';
import { Claims } from './claims.tsx';
import { RawToken } from './raw-token.tsx';

export interface AppDetailProps {
  readonly app: App;
  readonly phase: Phase;
  readonly now: Millis;
  /** Pages that can use the token although the app does not name them. */
  readonly others: readonly string[];
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

function renewalText(phase: Phase, tokens: TokenSet, now: Millis): string | undefined {
  const due = refreshDueAt(tokens);
  if ('retryAt' in phase) return t('tries_again_in', spanText(phase.retryAt - now));
  if (!tokens.renewable) return t('not_renewed');
  return due === undefined || due <= now ? undefined : t('refreshes_in', spanText(due - now));
}

interface FactsProps extends Pick<AppDetailProps, 'phase' | 'now'> {
  readonly tokens: TokenSet;
  readonly reading: TokenReading;
}

function Facts({ phase, tokens, reading, now }: FactsProps) {
  const renewal = renewalText(phase, tokens, now);
  return (
    <ul class={styles['facts']}>
      <li>{formText(reading)}</li>
      {reading.form === 'self-contained' && <li>{t('signature_not_checked')}</li>}
      {renewal && <li>{renewal}</li>}
    </ul>
  );
}

/** Renewing is tried again and again; a user who knows better can sign in anew instead. */
const isPastRenewing = ({ grant }: App, phase: Phase) =>
  grant.kind === 'authorization_code' && 'retryAt' in phase;

function Actions({
  app,
  phase,
  tokens,
}: Pick<AppDetailProps, 'app' | 'phase'> & { tokens: TokenSet | undefined }) {
  const { id, grant } = app;
  return (
    <div class={styles['actions']}>
      {tokens && <CopyButton look="primary" label={t('copy_token')} text={tokens.accessToken} />}
      {tokens?.renewable && (
        <Button disabled={phase.kind === 'acquiring'} onClick={() => void run('refresh', { id })}>
          {t('refresh')}
        </Button>
      )}
      {isPastRenewing(app, phase) && (
        <Button onClick={signInStep(app).act}>{signInStep(app).label}</Button>
      )}
      <Button onClick={() => void openOptions(`#/app/${id}`)}>{t('edit')}</Button>
      {tokens && (
        <Button onClick={() => void run('signOut', { id })}>
          {t(grant.kind === 'authorization_code' ? 'sign_out' : 'forget_token')}
        </Button>
      )}
    </div>
  );
}

const failureIn = (phase: Phase) => ('failure' in phase ? phase.failure : undefined);

/** Everything that there is to see and to do about one app. */
export function AppDetail({ app, phase, now, others }: AppDetailProps) {
  const tokens = tokensIn(phase);
  const reading = tokens && readToken(tokens.accessToken);
  const failure = failureIn(phase);
  return (
    <div class={styles['detail']}>
      {failure && <Notice tone={tokens ? 'soon' : 'gone'}>{failureText(failure)}</Notice>}
      {phase.kind === 'needs-permission' && (
        <Notice>{t('permission_reason', phase.origins.join(', '))}</Notice>
      )}
      {others.length > 0 && <Notice>{t('shared_callers', others.join(', '))}</Notice>}
      {tokens && reading ? (
        <>
          <Facts phase={phase} tokens={tokens} reading={reading} now={now} />
          <Claims app={app} tokens={tokens} reading={reading} now={now} />
          <RawToken token={tokens.accessToken} reading={reading} />
        </>
      ) : (
        !failure && phase.kind !== 'needs-permission' && <p>{t('no_token_yet')}</p>
      )}
      <Actions app={app} phase={phase} tokens={tokens} />
    </div>
  );
}
