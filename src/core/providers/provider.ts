import type { AppForm } from '../app-form.ts';

export type ProviderId =
  | 'beyond_identity'
  | 'beyond_identity_management'
  | 'auth0'
  | 'okta'
  | 'okta_org'
  | 'entra'
  | 'entra_external'
  | 'azure_b2c'
  | 'google'
  | 'cognito'
  | 'keycloak'
  | 'pingone'
  | 'pingfederate'
  | 'onelogin'
  | 'github'
  | 'gitlab'
  | 'salesforce'
  | 'zitadel'
  | 'authentik'
  | 'ory'
  | 'fusionauth'
  | 'descope';

export type BlankName =
  | 'region'
  | 'tenant'
  | 'realm'
  | 'application'
  | 'lifetime'
  | 'claims'
  | 'domain'
  | 'authorization_server'
  | 'subdomain'
  | 'policy'
  | 'pool'
  | 'environment'
  | 'server'
  | 'slug'
  | 'project';

/** What the user fills in. Its label is a message of the catalogue. */
export interface Blank {
  readonly name: BlankName;
  readonly example: string;
  /** A regular expression for all of the value. */
  readonly pattern: string;
  /** What no pattern can tell. Absent: the pattern is enough. */
  readonly fits?: (value: string) => boolean;
  /** All values that there are. Absent: the user types one. */
  readonly choices?: readonly string[];
  /** The parameter of an authorization request that says it, too. */
  readonly parameter?: string;
}

/** The values of blanks, as typed or as recognised. */
export type Blanks = Readonly<Partial<Record<BlankName, string>>>;

/** What an app can be registered as, where the provider treats them differently. */
export interface AppKind {
  readonly id: 'public' | 'confidential' | 'spa' | 'web' | 'native';
  readonly form: Partial<AppForm>;
}

/** `jws`: readable. `jwe`: encrypted for the API. `opaque`: a reference. */
export type TokenFormat = 'jws' | 'jwe' | 'opaque';

/**
 * Who may ask whether a token is live (RFC 7662): the client with its secret or key, a client that has only
 * its id, another app by its access token, or whoever reaches the admin API.
 */
export type Introspector = 'client' | 'public_client' | 'steward' | 'admin';

export type Quirk =
  /** It publishes no metadata that a search from the issuer would find: the form has the endpoints. */
  | 'no_discovery'
  | 'errors_with_200'
  /** Its token endpoint answers in form encoding unless asked for JSON. */
  | 'form_encoded';

/**
 * What Lanyard knows about an identity provider. Every text of `form`, the issuer and `register` are templates:
 * `{name}` stands for a blank. What to paste where is the message `provider_hint_<id>`.
 */
export interface Provider {
  readonly id: ProviderId;
  readonly name: string;
  /** What people type for it beside its name, in lower case. */
  readonly aliases: readonly string[];
  readonly issuer: string;
  readonly blanks: readonly Blank[];
  /** A regular expression for its hosts. Absent: any, and only the path tells. */
  readonly hosts?: string;
  /** Templates of addresses that give it away. `{*}` is any one segment, a final `/{**}` any rest. */
  readonly addresses: readonly string[];
  readonly form: Partial<AppForm>;
  /** The first is the likeliest. Absent: there is one kind. */
  readonly kinds?: readonly AppKind[];
  /** How a token for one API is asked for. `none`: the app's registration says it. */
  readonly audience: 'parameter' | 'resource' | 'scope' | 'none';
  readonly audienceExample?: string;
  readonly tokenFormats: readonly TokenFormat[];
  /** Empty: nobody. */
  readonly introspectedBy: readonly Introspector[];
  /** Where an app is registered. */
  readonly register?: string;
  readonly quirks?: readonly Quirk[];
  /** General knowledge that nobody has checked in the provider's documentation. */
  readonly unchecked?: readonly (keyof Provider)[];
}
