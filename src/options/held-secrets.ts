import type { App } from '../core/app.ts';
import { appOf, firstIdentity } from '../core/identity.ts';
import { type SecretName, secretsOf } from '../core/secrets.ts';
import type { PageState } from '../ui/page-state.ts';

export type SecretField = SecretName | 'token';

/** Secrets are kept in memory only, and a sign-in that wants one tells that it is gone. */
const isLost = ({ sessions }: PageState, { id }: App) =>
  Object.entries(sessions).some(
    ([identity, session]) =>
      appOf(identity) === id &&
      session.kind === 'failed' &&
      ['secret_missing', 'key_unusable'].includes(session.failure.code),
  );

/** Whether what was typed for an app before is still there, as far as a page can know. */
export function isHeld(state: PageState, app: App, field: SecretField): boolean {
  if (field !== 'token') return secretsOf(app.grant).includes(field) && !isLost(state, app);
  return app.grant.kind === 'pasted' && state.sessions[firstIdentity(app.id)]?.kind === 'active';
}
