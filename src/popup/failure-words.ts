import type { App } from '../core/app.ts';
import type { Failure, FailureCode } from '../core/failure.ts';
import { type MessageKey, t } from '../platform/i18n.ts';
import { failureText } from '../ui/sentences.ts';

const SHORT: Partial<Record<FailureCode, MessageKey>> = {
  unreachable: 'short_unreachable',
  timeout: 'short_unreachable',
  cut_off: 'short_unreachable',
  busy: 'short_busy',
  refused: 'short_refused',
  grant_refused: 'short_refused',
  client_refused: 'short_client',
  pkce_required: 'short_settings',
  pkce_refused: 'short_settings',
  method_unsupported: 'short_settings',
  insecure_endpoint: 'short_settings',
  sign_in_ended: 'short_over',
  not_renewable: 'short_over',
  login_required: 'short_over',
  subject_changed: 'short_subject_changed',
  other_user: 'short_subject_changed',
  subject_missing: 'short_subject_missing',
  device_expired: 'short_device_expired',
  no_id_token: 'short_no_id_token',
  key_unusable: 'short_key',
  secret_missing: 'short_secret',
  cancelled: 'short_cancelled',
  page_failed: 'short_page',
  interrupted: 'short_interrupted',
  permission_missing: 'short_permission',
  token_type: 'short_token',
  token_malformed: 'short_token',
  token_too_long: 'short_token',
  storage_full: 'short_storage',
  unexpected: 'short_unexpected',
};

const isRefreshTokenOver = ({ grant }: App, { code }: Failure) =>
  grant.kind === 'refresh_token' && code === 'sign_in_ended';

/** What some failures mean for one kind of app. */
function ownShort(app: App, failure: Failure): MessageKey | undefined {
  const { grant } = app;
  if (isRefreshTokenOver(app, failure)) return 'short_refresh_token';
  if (failure.code === 'grant_refused' && grant.kind === 'password') return 'short_user';
  const isPublic = grant.kind !== 'pasted' && grant.client.authentication === 'none';
  return failure.code === 'client_refused' && isPublic ? 'short_public_client' : undefined;
}

/** What went wrong in the few words that a row has room for. */
export const rowFailureText = (app: App, failure: Failure): string =>
  t(
    ownShort(app, failure) ?? SHORT[failure.code] ?? 'short_answer',
    failure.code === 'subject_missing' ? (failure.detail ?? '') : '',
  );

/** What went wrong with an app, and what to do about it. */
export const appFailureText = (app: App, failure: Failure): string =>
  isRefreshTokenOver(app, failure) ? t('refresh_token_ended') : failureText(failure);

/** The user knows it, and wanted it so. */
export const isNoFault = ({ code }: Failure) => code === 'cancelled';
