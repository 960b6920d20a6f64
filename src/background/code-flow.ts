import { FailureError, failure } from '../core/failure.ts';
import { type AuthorizationCodeGrant, foreignRedirectUri } from '../core/grant.ts';
import { MINUTE, type Millis } from '../core/time.ts';
import { beginSignIn, completeSignIn } from '../oauth/authorization-code.ts';
import type { SignInExtra } from '../oauth/authorization-request.ts';
import type { Obtained } from '../oauth/obtained.ts';
import type { Credentials } from '../oauth/ports.ts';
import { assertSameSubject } from '../oauth/same-subject.ts';
import { authorize, authorizeSilently, redirectUri } from '../platform/identity.ts';
import { openEmptyTab, showInTab } from '../platform/tabs.ts';
import { answeredGrant, type Flight } from './flight.ts';
import type { Waiting } from './landing.ts';
import { ports } from './outside.ts';

/** The browser says in English, and only so, why a sign-in window did not give an answer. */
const windowFailure = (error: unknown) =>
  /approve|cancel|denied/i.test(String(error)) ? failure('cancelled') : failure('page_failed');

/** The issuer wanted to show a page, or could not be reached at all, which passes. */
const silentFailure = (error: unknown) =>
  failure(/interaction/i.test(String(error)) ? 'login_required' : 'unreachable');

const answerOf = (
  opening: Promise<URL>,
  reasonOf: (error: unknown) => ReturnType<typeof failure>,
) =>
  opening.catch((error: unknown) => {
    throw new FailureError(reasonOf(error));
  });

/** The grant that the answer to an attempt is read by. Throws `FailureError` where it signs nobody in. */
export function codeGrantIn(flight: Flight): AuthorizationCodeGrant {
  const grant = answeredGrant(flight);
  if (grant.kind === 'authorization_code') return grant;
  throw new FailureError(failure('unexpected'));
}

/** How long a user may take to sign in, second factors and all. */
const PATIENCE: Millis = 15 * MINUTE;

/** Who is expected to sign in. */
const extraFor = ({ another, stepsUp, tokens }: Flight): SignInExtra => ({
  another,
  ...(stepsUp && { as: tokens }),
});

/**
 * Signs in where the issuer's answer comes back to a site: in a tab of its own, which waits for it. The rule
 * that keeps the answer from the site is in force before the tab goes anywhere.
 */
async function signInByTab(
  grant: AuthorizationCodeGrant,
  credentials: Credentials,
  address: string,
  flight: Flight,
): Promise<Waiting> {
  const extra = extraFor(flight);
  const { url, binding } = await beginSignIn(grant, credentials, address, ports, extra);
  const tab = await openEmptyTab();
  if (tab === undefined) throw new FailureError(failure('page_failed'));
  return {
    wait: { kind: 'tab', tab, until: ports.now() + PATIENCE },
    pending: { kind: 'redirect', ...binding, ...(flight.stepsUp && { demand: flight.demand }) },
    // Who closed the tab already has called it off, which is heard elsewhere.
    next: () => showInTab(tab, url).catch(() => undefined),
  };
}

/** Signs a user in, in a window where the answer comes to Lanyard's own address. Throws `FailureError`. */
export async function signInByCode(
  grant: AuthorizationCodeGrant,
  credentials: Credentials,
  flight: Flight,
  exchange: (request: () => Promise<Obtained>) => Promise<Obtained>,
): Promise<Obtained | Waiting> {
  const foreign = foreignRedirectUri(grant);
  if (foreign !== undefined) return signInByTab(grant, credentials, foreign, flight);
  const extra = extraFor(flight);
  const { url, binding } = await beginSignIn(grant, credentials, redirectUri(), ports, extra);
  const answer = await answerOf(authorize(url), windowFailure);
  return exchange(() => completeSignIn(codeGrantIn(flight), credentials, binding, answer, ports));
}

/** Whether an app can be renewed by `prompt=none`: it is OpenID Connect's, and needs an answer of our own. */
export const renewsSilently = ({ authorization, request }: AuthorizationCodeGrant) =>
  authorization.renewsSilently &&
  authorization.redirectUri === undefined &&
  authorization.responseMode !== 'form_post' &&
  request.scopes.includes('openid');

/**
 * Gets new tokens from the session that the user has at the issuer (OpenID Connect Core §3.1.2.1). Not every
 * issuer heeds the hint whose session it has to be. Throws `FailureError`: `subject_changed`.
 */
export async function renewSilently(
  grant: AuthorizationCodeGrant,
  credentials: Credentials,
  { tokens }: Flight,
  exchange: (request: () => Promise<Obtained>) => Promise<Obtained>,
): Promise<Obtained> {
  const silent = tokens?.idToken === undefined ? {} : { idToken: tokens.idToken };
  const begun = await beginSignIn(grant, credentials, redirectUri(), ports, { silent });
  const answer = await answerOf(authorizeSilently(begun.url), silentFailure);
  return exchange(async () => {
    const obtained = await completeSignIn(grant, credentials, begun.binding, answer, ports);
    assertSameSubject(tokens, obtained.tokens);
    return obtained;
  });
}
