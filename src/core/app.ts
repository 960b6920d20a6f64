import * as v from 'valibot';
import { ApiScopeSchema } from './api-scope-schema.ts';
import { AppIdSchema } from './app-id.ts';
import { CallerSchema } from './caller-schema.ts';
import { EnvironmentSchema } from './environment-schema.ts';
import { GrantSchema } from './grant-schema.ts';
import { BEARER, HeaderSchema } from './header-line.ts';
import { DEFAULT_KINDS, REQUEST_KINDS } from './request-kind.ts';
import { data, list } from './schema.ts';

/** Which token goes with the requests. */
export const SENT_TOKENS = ['access_token', 'id_token'] as const;
export type SentToken = (typeof SENT_TOKENS)[number];

/**
 * The `Origin` header of token requests: some issuers refuse it, some demand that of the registered page.
 * `redirect`: the origin of the redirect URI.
 */
export const ORIGIN_HEADERS = ['keep', 'remove', 'redirect'] as const;
export type OriginHeader = (typeof ORIGIN_HEADERS)[number];

/** An OAuth client at an issuer, the API it is for, and where its token may go. No secret is in it. */
export const AppSchema = data({
  id: AppIdSchema,
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  enabled: v.boolean(),
  grant: GrantSchema,
  apiScopes: v.pipe(v.array(ApiScopeSchema), v.minLength(1), v.readonly()),
  /** Never empty: without callers any site that the user granted could spend the token. */
  callers: v.pipe(v.array(CallerSchema), v.minLength(1), v.readonly()),
  kinds: v.optional(list(v.picklist(REQUEST_KINDS)), DEFAULT_KINDS),
  header: v.optional(HeaderSchema, BEARER),
  send: v.optional(v.picklist(SENT_TOKENS), 'access_token'),
  originHeader: v.optional(v.picklist(ORIGIN_HEADERS), 'keep'),
  /** The app whose access token may introspect, list and revoke this app's tokens. Absent: the client itself. */
  steward: v.exactOptional(AppIdSchema),
  /** Apps that are never on at the same time as this one: each switches the others off. */
  rivals: v.optional(list(AppIdSchema), []),
  /** What the user does not want to be told of its tokens again: ids of findings, of other versions too. */
  silenced: v.optional(list(v.string()), []),
  /** Which of several installations it is: `dev`, `staging`, `prod` or any other name. Absent: nobody said. */
  environment: v.exactOptional(EnvironmentSchema),
  /** Shown before others. */
  favourite: v.optional(v.boolean(), false),
});
export type App = v.InferOutput<typeof AppSchema>;
