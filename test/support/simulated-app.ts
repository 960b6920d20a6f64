import type { App } from '../../src/core/app.ts';
import { type AppForm, EMPTY_FORM } from '../../src/core/app-form.ts';
import type {
  AuthorizationCodeGrant,
  ClientCredentialsGrant,
  Grant,
} from '../../src/core/grant.ts';
import { withOtherEnding } from '../../src/core/issuer-candidates.ts';
import { type AppDraft, parseAppForm } from '../../src/core/parse-app-form.ts';
import { formFrom } from '../../src/core/providers/fill.ts';
import type { AppKind, Blanks, Provider, ProviderId } from '../../src/core/providers/provider.ts';
import { PROVIDERS } from '../../src/core/providers/providers.ts';
import { discoverFirst } from '../../src/oauth/discover.ts';
import type { Obtained } from '../../src/oauth/obtained.ts';
import type { Credentials } from '../../src/oauth/ports.ts';
import { refresh } from '../../src/oauth/refresh-token.ts';
import { foundFields } from '../../src/options/editor-form.ts';
import { choicesFor } from '../../src/options/issuer-wishes.ts';
import { now, signIn } from './grants.ts';
import { appWith, jwtWith, valueIn } from './samples.ts';
import { agreeing, theirs } from './simulated-hosts.ts';

/** What a person does to have an app at a provider: fill in blanks, choose a kind, and type what it hints at. */
export interface Described {
  readonly provider: ProviderId;
  readonly blanks?: Blanks;
  readonly kind?: AppKind['id'];
  readonly form?: Partial<AppForm>;
}

export const ports = { http: theirs, now };

function presetOf(id: ProviderId): Provider {
  const provider = PROVIDERS.find((known) => known.id === id);
  if (provider) return provider;
  throw new Error(`no provider ${id}`);
}

/** What the form holds before the issuer is asked. */
export function presetForm({ provider: id, blanks = {}, kind, form }: Described): AppForm {
  const provider = presetOf(id);
  const chosen = provider.kinds?.find((known) => known.id === kind);
  const filled = formFrom(provider, blanks, chosen);
  const own = { name: provider.name, apiScopes: 'https://api.test', callers: 'https://app.test' };
  return { ...EMPTY_FORM, ...own, ...filled, ...form };
}

/** As the options page does it: the preset, then what the issuer says of itself. */
export async function formOfApp(described: Described): Promise<AppForm> {
  const form = presetForm(described);
  if (presetOf(described.provider).quirks?.includes('no_discovery')) return form;
  const metadata = await discoverFirst(withOtherEnding(form.issuer), theirs);
  // What was typed stands above what the issuer would have, but not above what it is.
  return { ...form, ...choicesFor(form, metadata), ...described.form, ...foundFields(metadata) };
}

export interface SimulatedApp<Of extends Grant> {
  readonly app: App;
  readonly grant: Of;
  readonly credentials: Credentials;
}

const simulatedApp = <Of extends Grant>({ app, clientSecret }: AppDraft): SimulatedApp<Of> => ({
  app,
  grant: app.grant as Of,
  credentials: { secret: clientSecret },
});

const draftOf = (form: AppForm) => valueIn(parseAppForm(form, { id: appWith().id, enabled: true }));

export const userApp = async (described: Described) =>
  simulatedApp<AuthorizationCodeGrant>(draftOf(await formOfApp(described)));

export const machineApp = async (described: Described) =>
  simulatedApp<ClientCredentialsGrant>(draftOf(await formOfApp(described)));

export const signInTo = (
  { grant, credentials }: SimulatedApp<AuthorizationCodeGrant>,
  http = theirs,
): Promise<Obtained> => signIn(grant, credentials, { http, now, authorize: agreeing });

export const renew = (
  { grant, credentials }: SimulatedApp<AuthorizationCodeGrant>,
  { tokens, refreshToken = 'none was given' }: Obtained,
  http = theirs,
) => refresh(grant, { refreshToken, credentials, previous: tokens }, { http, now });

/** OpenID Connect Core §2, for whoever asked. Its times are those of this machine: the library looks at its clock. */
export function idTokenFor(asked: URLSearchParams, issuer: string, claims: object = {}): string {
  const at = Math.floor(Date.now() / 1000);
  const nonce = asked.get('nonce');
  const usual = {
    iss: issuer,
    aud: asked.get('client_id'),
    sub: 'user-1',
    iat: at,
    exp: at + 3600,
    ...(nonce !== null && { nonce }),
  };
  return jwtWith({ ...usual, ...claims }, { alg: 'RS256', typ: 'JWT' });
}
