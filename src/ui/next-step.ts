import type { App } from '../core/app.ts';
import type { Failure } from '../core/failure.ts';
import type { Grant, GrantKind } from '../core/grant.ts';
import { neededOrigins } from '../core/host-permission.ts';
import { firstIdentity, type IdentityId } from '../core/identity.ts';
import type { Phase } from '../core/phase.ts';
import { isPractice } from '../core/practice.ts';
import { type SecretName, secretsOf } from '../core/secrets.ts';
import { type MessageKey, t } from '../platform/i18n.ts';
import { openOptions } from '../platform/runtime.ts';
import { requestOrigins, run } from './actions.ts';

export interface NextStep {
  readonly label: string;
  readonly act: () => void;
  /** Whether it signs in as whom the app acts as: a tab may have someone else. */
  readonly isSignIn?: boolean;
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

/**
 * As `signIn`, for one identity: whom a tab has of its own, or whose token an API refused. What the API demanded
 * of it is asked for too.
 */
export function signInAs(app: App, id: IdentityId): void {
  void requestOrigins(neededOrigins(app));
  void run('stepUp', { id });
}

const refresh = (id: IdentityId) => () => void run('refresh', { id });

/** Leads to one field of an app's form. */
export const openForm = (app: App, field: string): void =>
  void openOptions(`#/app/${app.id}?field=${field}`);

const toForm = (app: App, field: string) => () => openForm(app, field);

const SHOWS_A_PAGE: readonly GrantKind[] = ['authorization_code', 'device_code'];

/** Whether a user signs in on a page of the issuer's. */
export const isInteractive = ({ grant }: { readonly grant: { readonly kind: GrantKind } }) =>
  SHOWS_A_PAGE.includes(grant.kind);

/** What gets an app's first token, or another where the one it had is past saving. */
export function signInStep(app: App): NextStep {
  if (isPractice(app)) return step('practice_again', () => void run('addPractice', {}));
  if (app.grant.kind === 'pasted') return step('paste_token', toForm(app, 'token'));
  const label = t(isInteractive(app) ? 'sign_in' : 'get_token');
  return { label, act: () => signIn(app), isSignIn: true };
}

const ENTER = {
  clientSecret: 'enter_secret',
  privateKey: 'enter_key',
  password: 'enter_password',
  refreshToken: 'enter_refresh_token',
} as const satisfies Record<SecretName, MessageKey>;

const enterStep = (app: App, name: SecretName) => step(ENTER[name], toForm(app, name));

/** What a client proves itself with, where that was typed. */
const clientSecretOf = (grant: Grant) =>
  secretsOf(grant).find(
    (name) =>
      name === 'clientSecret' || (name === 'privateKey' && grant.kind === 'client_credentials'),
  );

/** What only the user can type; undefined: it is not for want of that. */
function missingSecret({ grant }: App, { code }: Failure): SecretName | undefined {
  switch (code) {
    case 'secret_missing':
      return secretsOf(grant)[0] ?? 'clientSecret';
    case 'key_unusable':
      return 'privateKey';
    case 'client_refused':
      return clientSecretOf(grant);
    case 'grant_refused':
      return grant.kind === 'password' ? 'password' : undefined;
    case 'sign_in_ended':
      return grant.kind === 'refresh_token' ? 'refreshToken' : undefined;
    default:
      return undefined;
  }
}

type Failed = Extract<Phase, { kind: 'failed' }>;

const WANTS_ANOTHER_APP: readonly Failure['code'][] = ['subject_missing', 'steward_missing'];

/** To try again, or to begin anew. */
function retryStep(app: App, { retryAt, failure }: Failed, id: IdentityId): NextStep {
  const isTriedAgain = retryAt !== undefined || WANTS_ANOTHER_APP.includes(failure.code);
  return isTriedAgain ? step('try_now', refresh(id)) : signInStep(app);
}

/** To type what is missing, or to get the token of the app that is waited for; undefined: neither would help. */
function specialStep(app: App, failure: Failure, source: App | undefined): NextStep | undefined {
  const secret = missingSecret(app, failure);
  if (secret) return enterStep(app, secret);
  if (failure.code !== 'subject_missing' || !source) return undefined;
  const { label, act } = signInStep(source);
  return { label: t('labelled', label, source.name), act };
}

/** Beside a live token, nothing else has to be done, but this can be. */
function liveStep(app: App, failure: Failure | undefined): NextStep | undefined {
  const special = failure && specialStep(app, failure, undefined);
  return special ?? (isInteractive(app) ? signInStep(app) : undefined);
}

/** The second best thing to do about a failure, or in time before a token ends that nothing renews. */
export function otherStep(
  app: App,
  phase: Phase,
  id: IdentityId,
  source?: App,
): NextStep | undefined {
  if (phase.kind === 'soon') return liveStep(app, phase.failure);
  if (phase.kind === 'live') return phase.failure && liveStep(app, phase.failure);
  if (phase.kind !== 'failed') return undefined;
  if (specialStep(app, phase.failure, source)) return retryStep(app, phase, id);
  return phase.retryAt !== undefined && isInteractive(app) ? signInStep(app) : undefined;
}

/**
 * The one thing that brings an app forward, or undefined where nothing has to be done. `id`: whom the app
 * acts as, where that is not the first who signed in. `source`: the app whose token it waits for.
 */
export function nextStep(
  app: App,
  phase: Phase,
  id: IdentityId = firstIdentity(app.id),
  source?: App,
): NextStep | undefined {
  if (!app.enabled) return undefined;
  switch (phase.kind) {
    case 'needs-permission':
      return step('allow', () => {
        void requestOrigins(phase.origins);
      });
    case 'failed':
      return specialStep(app, phase.failure, source) ?? retryStep(app, phase, id);
    case 'expired':
      return phase.tokens.renewable ? step('refresh', refresh(id)) : signInStep(app);
    case 'signed-out':
      return signInStep(app);
    default:
      return undefined;
  }
}
