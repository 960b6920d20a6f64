import type { AppForm } from '../../src/core/app-form.ts';
import type { Grant, GrantKind } from '../../src/core/grant.ts';
import { type AppDraft, parseAppForm } from '../../src/core/parse-app-form.ts';
import { appWith, FORM, valueIn } from './samples.ts';

export const EC_PUBLIC = JSON.stringify({ kty: 'EC', crv: 'P-256', x: 'eA', y: 'eQ', kid: 'k1' });
export const EC_PRIVATE = JSON.stringify({ kty: 'EC', crv: 'P-256', x: 'eA', y: 'eQ', d: 'ZA' });

/** What a person fills in for one kind of grant, beside what every form has. */
const OWN_FIELDS: Record<GrantKind, Partial<AppForm>> = {
  authorization_code: {},
  device_code: { deviceAuthorizationEndpoint: 'https://issuer.test/device' },
  client_credentials: { authentication: 'client_secret_post', clientSecret: 's' },
  token_exchange: { subjectApp: 'app-2', subjectToken: 'id_token' },
  jwt_bearer: { privateKey: EC_PRIVATE, assertionSubject: 'ada' },
  password: { username: 'ada', password: 'p' },
  refresh_token: { refreshToken: 'r' },
  pasted: { token: 't' },
};

export const GRANT_KINDS = Object.keys(OWN_FIELDS) as GrantKind[];

export const formFor = (kind: GrantKind, changes: Partial<AppForm> = {}): AppForm => ({
  ...FORM,
  ...OWN_FIELDS[kind],
  grant: kind,
  ...changes,
});

export const draftOf = (form: AppForm, saved?: Grant): AppDraft =>
  valueIn(parseAppForm(form, { id: appWith().id, enabled: true, saved }));

export const problemsOf = (form: AppForm, saved?: Grant) => {
  const parsed = parseAppForm(form, { id: appWith().id, enabled: true, saved });
  return parsed.ok ? {} : parsed.fault;
};

export const grantFor = (kind: GrantKind, changes: Partial<AppForm> = {}): Grant =>
  draftOf(formFor(kind, changes)).app.grant;
