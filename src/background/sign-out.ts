import type { App } from '../core/app.ts';
import { applicationRevocation } from '../core/beyond-identity.ts';
import type { Input } from '../core/command.ts';
import { FailureError, failure } from '../core/failure.ts';
import type { IssuerGrant } from '../core/grant.ts';
import { appOf, type IdentityId } from '../core/identity.ts';
import { appById, refreshTokenOf, type State, withSignIn } from '../core/state.ts';
import { endSessionUrl } from '../oauth/end-session.ts';
import { revoke } from '../oauth/revocation.ts';
import { openTab } from '../platform/tabs.ts';
import { authorityFor } from './authority.ts';
import { withoutSession, withSession } from './landing.ts';
import { ports } from './outside.ts';
import { change, type Edit, readState } from './store.ts';

const forget =
  (id: IdentityId): Edit =>
  ({ sessions, vault }) => {
    return { ...withoutSession({ sessions }, id), vault: withSignIn(vault, id, {}) };
  };

/** What the issuer should no longer honour: the refresh token first, because it makes access tokens. */
function tokensToRevoke({ sessions, vault }: State, id: IdentityId) {
  const refreshToken = vault[id]?.refreshToken;
  const accessToken = sessions[id]?.tokens?.accessToken;
  return [
    ...(refreshToken === undefined
      ? []
      : [{ token: refreshToken, hint: 'refresh_token' as const }]),
    ...(accessToken === undefined ? [] : [{ token: accessToken, hint: 'access_token' as const }]),
  ];
}

const canRevoke = ({ server }: IssuerGrant) =>
  (server.revocationEndpoint ?? applicationRevocation(server.issuer)) !== undefined;

/** A token that says itself what it is good for is often good to its end (RFC 7009 §2.2.1): nobody can help it. */
const isIrrevocable = (reason: unknown) =>
  reason instanceof FailureError && reason.failure.detail?.startsWith('unsupported_token_type');

/** What the issuer does not revoke keeps nothing else from it. */
async function revokeAll(app: App, tokens: ReturnType<typeof tokensToRevoke>) {
  const { grant } = app;
  if (tokens.length === 0 || grant.kind === 'pasted' || !canRevoke(grant)) return;
  const by = await authorityFor(app);
  const reasons: unknown[] = [];
  for (const { token, hint } of tokens) {
    await revoke(grant, by, token, hint, ports).catch((reason: unknown) => {
      if (!isIrrevocable(reason)) reasons.push(reason);
    });
  }
  if (reasons.length > 0) throw notRevoked(grant, reasons[0]);
}

/** The user has to know that a token is still good although it is gone here. */
function notRevoked({ server }: IssuerGrant, reason: unknown): unknown {
  if (!(reason instanceof FailureError) || reason.failure.code === 'secret_missing') return reason;
  return new FailureError(failure('not_revoked', new URL(server.issuer).host));
}

/**
 * Forgets the tokens here at once, then has the issuer revoke them where it can (RFC 7009). The client's
 * secret stays: it is the app's, not the user's. Throws `FailureError` where the issuer did not revoke.
 */
export async function signOut({ id }: Input<'signOut'>): Promise<void> {
  const before = await readState();
  const app = appById(before.apps, appOf(id));
  await change(forget(id));
  if (app) await revokeAll(app, tokensToRevoke(before, id));
}

/** Ends a sign-in that waits for its user. Who was signed in before stays so. */
export const cancelSignIn = ({ id }: Input<'cancelSignIn'>) =>
  change((state, now) => {
    const session = state.sessions[id];
    if (session?.kind !== 'acquiring' || !session.wait) return {};
    if (!session.tokens) return forget(id)(state, now);
    return {
      ...withSession(state, id, { kind: 'active', tokens: session.tokens }),
      vault: withSignIn(state.vault, id, refreshTokenOf(state.vault, id)),
    };
  });

/** Signs out here, and opens the page where the issuer signs out its user (RP-Initiated Logout 1.0 §2). */
export async function endSession({ id }: Input<'endSession'>): Promise<void> {
  const grant = appById((await readState()).apps, appOf(id))?.grant;
  const url = grant && grant.kind !== 'pasted' ? endSessionUrl(grant) : undefined;
  await signOut({ id }).finally(() => url && openTab(url));
}
