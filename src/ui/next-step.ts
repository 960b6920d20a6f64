import type { App } from '../core/app.ts';
import { neededOrigins } from '../core/host-permission.ts';
import type { Phase } from '../core/phase.ts';
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
 * worker goes on by itself when the answer comes.
 */
const signIn = (app: App) => () => {
  void requestOrigins(neededOrigins(app));
  void run('signIn', { id: app.id });
};

const refresh = (app: App) => () => void run('refresh', { id: app.id });

const toForm = (app: App, field: string) => () =>
  void openOptions(`#/app/${app.id}?field=${field}`);

/** What gets an app's first token, or another where the one it had is past saving. */
export function signInStep(app: App): NextStep {
  if (app.grant.kind === 'pasted') return step('paste_token', toForm(app, 'token'));
  const isMachine = app.grant.kind === 'client_credentials';
  return step(isMachine ? 'get_token' : 'sign_in', signIn(app));
}

/** The one thing that brings an app forward, or undefined where nothing has to be done. */
export function nextStep(app: App, phase: Phase): NextStep | undefined {
  if (!app.enabled) return undefined;
  switch (phase.kind) {
    case 'needs-permission':
      return step('allow', () => {
        void requestOrigins(phase.origins);
      });
    case 'failed':
      if (phase.failure.code === 'secret_missing') {
        return step('enter_secret', toForm(app, 'clientSecret'));
      }
      return phase.retryAt === undefined ? signInStep(app) : step('try_now', refresh(app));
    case 'expired':
      return phase.tokens.renewable ? step('refresh', refresh(app)) : signInStep(app);
    case 'signed-out':
      return signInStep(app);
    default:
      return undefined;
  }
}
