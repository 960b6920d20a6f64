import { tokensIn } from '../core/phase.ts';
import type { Refusal } from '../core/refusal.ts';
import { type Standing, standingOf } from '../core/refusal-standing.ts';
import { t } from '../platform/i18n.ts';
import { run } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import { momentText } from '../ui/format.ts';
import { CloseIcon } from '../ui/icons.tsx';
import { isInteractive, type NextStep, openForm, signInAs, signInStep } from '../ui/next-step.ts';
import { Notice } from '../ui/notice.tsx';
import type { AppView } from './app-view.ts';
import styles from './notices.module.css';
import { refusalText } from './refusal-words.ts';

/** A sign-in that asks for what was demanded of this identity's token. */
const demanded = ({ app, identity }: AppView, label: string): NextStep => ({
  label,
  act: () => signInAs(app, identity),
});

function scopeStep(view: AppView, { challenge: { scopes } }: Refusal): NextStep | undefined {
  if (!scopes) return { label: t('edit_scopes'), act: () => openForm(view.app, 'scope') };
  const key = isInteractive(view.app) ? 'sign_in_with' : 'get_token_with';
  return demanded(view, t(key, scopes.join(' ')));
}

/** Another token of the same sign-in, as long as that has not been refused as well. */
function otherTokenStep(view: AppView, standing: Standing): NextStep | undefined {
  const { app, identity, phase } = view;
  if (standing === 'past' || standing === 'renewing') return undefined;
  if (standing === 'open' && tokensIn(phase)?.renewable) {
    return { label: t('refresh'), act: () => void run('refresh', { id: identity }) };
  }
  return demanded(view, signInStep(app).label);
}

/** What would help, where the user can do it with one click. */
function stepFor(view: AppView, refusal: Refusal, standing: Standing): NextStep | undefined {
  const { app, phase } = view;
  if (phase.kind === 'acquiring') return undefined;
  if (app.grant.kind === 'pasted') return { ...signInStep(app), label: t('paste_another') };
  switch (refusal.challenge.error) {
    case 'invalid_token':
      return otherTokenStep(view, standing);
    case 'insufficient_scope':
      return scopeStep(view, refusal);
    case 'insufficient_user_authentication':
      return isInteractive(app) ? demanded(view, t('sign_in_again')) : undefined;
    default:
      return undefined;
  }
}

interface ViewProps {
  readonly view: AppView;
}

const Dismiss = ({ view }: ViewProps) => (
  <div class={styles['corner']}>
    <Button
      look="icon"
      label={t('dismiss')}
      onClick={() => void run('dismissRefusal', { id: view.identity })}
    >
      <CloseIcon />
    </Button>
  </div>
);

/** That the API refused the token: what it said, when, what was done about it, and what would help. */
export function RefusalNotice({ view }: ViewProps) {
  const { refusal, phase, now } = view;
  const standing = refusal && standingOf(refusal, tokensIn(phase));
  if (!refusal || !standing) return null;
  const step = stepFor(view, refusal, standing);
  return (
    <Notice tone={standing === 'past' ? 'idle' : 'soon'} action={<Dismiss view={view} />}>
      {refusalText(refusal, standing)}
      <small class={styles['when']}>{momentText(refusal.at, now)}</small>
      {step && (
        <div class={styles['deeds']}>
          <Button onClick={step.act}>{step.label}</Button>
        </div>
      )}
    </Notice>
  );
}
