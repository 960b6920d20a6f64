import * as v from 'valibot';
import { ORIGIN_HEADERS, SENT_TOKENS } from './app.ts';
import { type AppField, type AppForm, EMPTY_FORM } from './app-form.ts';
import { CLIENT_AUTHENTICATIONS } from './client.ts';
import type { GrantKind } from './grant.ts';
import { SIGNING_ALGORITHMS } from './key-fields.ts';
import { REQUEST_KINDS } from './request-kind.ts';
import { list } from './schema.ts';
import { byId } from './state-schema.ts';
import { PKCE_METHODS, RESPONSE_MODES } from './token-request.ts';

/** Longer than any list, key or token that belongs into a form. */
const LONGEST_TEXT = 100_000;

const text = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));

const GRANT_KINDS = [
  'authorization_code',
  'device_code',
  'client_credentials',
  'token_exchange',
  'jwt_bearer',
  'refresh_token',
  'password',
  'pasted',
] as const satisfies readonly GrantKind[];

type FieldSchema = v.GenericSchema<unknown, AppForm[AppField]>;

/** What is chosen from a list; every other field holds text, or is ticked. */
const CHOICES: Partial<Record<AppField, FieldSchema>> = {
  grant: v.picklist(GRANT_KINDS),
  authentication: v.picklist(CLIENT_AUTHENTICATIONS),
  keyAlgorithm: v.picklist(SIGNING_ALGORITHMS),
  subjectToken: v.picklist(SENT_TOKENS),
  pkce: v.picklist(PKCE_METHODS),
  responseMode: v.picklist(['', ...RESPONSE_MODES]),
  send: v.picklist(SENT_TOKENS),
  originHeader: v.picklist(ORIGIN_HEADERS),
  kinds: list(v.picklist(REQUEST_KINDS)),
};

const schemaOfField = (field: AppField): FieldSchema =>
  CHOICES[field] ?? (typeof EMPTY_FORM[field] === 'boolean' ? v.boolean() : text);

const entries = Object.fromEntries(
  (Object.keys(EMPTY_FORM) as AppField[]).map((field) => [field, schemaOfField(field)]),
);

/**
 * What stands in a form and is not saved: every field, whatever its text is worth, and nothing else. What was typed as
 * a secret is part of it, so it is kept in memory only.
 */
export const DraftSchema = v.strictObject(entries) as unknown as v.GenericSchema<unknown, AppForm>;

/** `new`, with what a new app's form began with; or the id of an app. */
export const DraftIdSchema = v.pipe(
  v.string(),
  v.maxLength(8000),
  v.regex(/^(?:[\w-]{1,64}|new .+)$/),
  v.check((id) => !(id in Object.prototype)),
);
export type DraftId = v.InferOutput<typeof DraftIdSchema>;

/** By app, or `new`. The one that was typed into last stands last. */
export type Drafts = Readonly<Record<string, AppForm>>;

/** Read one by one: what was kept by another version may be absent, and never half there. */
export const DraftsSchema = byId(DraftSchema);

/** Who has so many open has forgotten the first. */
const MOST = 20;

/** The drafts with one of them as it is now, or without it. */
export function withDraft(drafts: Drafts, id: DraftId, form: AppForm | undefined): Drafts {
  const others = Object.entries(drafts).filter(([other]) => other !== id);
  return Object.fromEntries(form ? [...others, [id, form]].slice(-MOST) : others);
}
