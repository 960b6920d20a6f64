import type { App } from '../core/app.ts';
import type { Failure } from '../core/failure.ts';
import type { GrantKind } from '../core/grant.ts';
import { neededOrigins } from '../core/host-permission.ts';
import { firstIdentity, type IdentityId } from '../core/identity.ts';
import type { Phase } from '../core/phase.ts';
import { type SecretName, secretsOf } from '../core/secrets.ts';
import { type MessageKey, t } from '../platform/i18n.ts';
import { openOptions } from '../platform/runtime.ts';
import { requestOrigins, run } from './actions.ts';

export interface NextStep {
  readonly label: string;
  readonly act: () => void;
}

const step = (key: MessageKey, act: () => void): NextStep => ({ label: t(key), act });

/**
 * Asks for all that the app lacks and begins at the same time: the prompt may close the popup, and then the
 * worker goes on by itself when the answer comes. `another`: as someone else, beside those who are there.
 */
export function signIn(app: App, another = false): void {
  void requestOrigins(neededOrigins(app));
  void run('signIn', { id: app.id, ...(another && { another }) });
}

const refresh = (id: IdentityId) => () => void run('refresh', { id });

const toForm = (app: App, field: string) => () =>
  void openOptions(`#/app/${app.id}?field=${field}`);

const SHOWS_A_PAGE: readonly GrantKind[] = ['authorization_code', 'device_code'];

/** Whether a user signs in on a page of the issuer's. */
export const isInteractive = ({ grant }: App) => SHOWS_A_PAGE.includes(grant.kind);

/** What gets an app's first token, or another where the one it had is past saving. */
export function signInStep(app: App): NextStep {
  if (app.grant.kind === 'pasted') return step('paste_token', toForm(app, 'token'));
  return step(isInteractive(app) ? 'sign_in' : 'get_token', () => signIn(app));
}

const ENTER = {
  clientSecret: 'enter_secret',
  privateKey: 'enter_key',
  password: 'enter_password',
  refreshToken: 'enter_refresh_token',
} as const satisfies Record<SecretName, MessageKey>;

const enterStep = (app: App, name: SecretName) => step(ENTER[name], toForm(app, name));

/** What only the user can type; undefined: it is not for want of that. */
function missingSecret({ grant }: App, { code }: Failure): SecretName | undefined {
  if (code === 'secret_missing') return secretsOf(grant)[0] ?? 'clientSecret';
  if (code === 'key_unusable') return 'privateKey';
  const isSpent = grant.kind === 'refresh_token' && code === 'sign_in_ended';
  return isSpent ? 'refreshToken' : undefined;
}

const WANTS_ANOTHER_APP: readonly Failure['code'][] = ['subject_missing', 'steward_missing'];

/** What may help after a failure: to type what is missing, to try again, or to begin anew. */
function repairStep(app: App, phase: Extract<Phase, { kind: 'failed' }>, id: IdentityId): NextStep {
  const secret = missingSecret(app, phase.failure);
  if (secret) return enterStep(app, secret);
  const isTriedAgain =
    phase.retryAt !== undefined || WANTS_ANOTHER_APP.includes(phase.failure.code);
  return isTriedAgain ? step('try_now', refresh(id)) : signInStep(app);
}

/**
 * The one thing that brings an app forward, or undefined where nothing has to be done. `id`: whom the app
 * acts as, where that is not the first who signed in.
 */
export function nextStep(
  app: App,
  phase: Phase,
  id: IdentityId = firstIdentity(app.id),
): NextStep | undefined {
  if (!app.enabled) return undefined;
  switch (phase.kind) {
    case 'needs-permission':
      return step('allow', () => {
        void requestOrigins(phase.origins);
      });
    case 'failed':
      return repairStep(app, phase, id);
    case 'expired':
      return phase.tokens.renewable ? step('refresh', refresh(id)) : signInStep(app);
    case 'signed-out':
      return signInStep(app);
    default:
      return undefined;
  }
}
