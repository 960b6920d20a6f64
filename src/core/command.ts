import * as v from 'valibot';
import { parseApiAddress } from './api-scope.ts';
import { AppSchema } from './app.ts';
import { AppIdSchema } from './app-id.ts';
import { BegunSchema } from './begun.ts';
import { DigestSchema } from './copied.ts';
import { DraftIdSchema, DraftSchema } from './draft.ts';
import { FINDING_IDS } from './findings/ids.ts';
import { IdentityIdSchema } from './identity-schema.ts';
import { parseToken } from './oauth-fields.ts';
import { CLEAR_AFTER, THEMES } from './preferences-schema.ts';
import { list, schemaOf } from './schema.ts';
import { TypedSecretsSchema } from './secrets-schema.ts';
import { TabNumberSchema as tab } from './tab-number.ts';
import { WebOriginSchema } from './web-origin-schema.ts';
import { parseWebUrl } from './web-url.ts';

const oneApp = v.object({ id: AppIdSchema });
const oneIdentity = v.object({ id: IdentityIdSchema });

/** The addresses to look for an issuer at; more than a few are nobody's typing. */
const addresses = v.pipe(
  v.array(
    v.pipe(
      v.string(),
      v.check((text) => parseWebUrl(text).ok),
    ),
  ),
  v.minLength(1),
  v.maxLength(12),
);

/**
 * What a page may ask of the worker, and with what. A command answers nothing of interest: its result is a
 * change in the store, which every open page sees.
 */
export const COMMANDS = {
  saveApp: v.object({
    app: AppSchema,
    ...TypedSecretsSchema.entries,
    token: v.exactOptional(schemaOf(parseToken)),
  }),
  /** Keeps what stands in a form and is not saved. `form`: absent: it is forgotten. */
  saveDraft: v.strictObject({ id: DraftIdSchema, form: v.exactOptional(DraftSchema) }),
  deleteApp: oneApp,
  undoDelete: v.object({}),
  dismissUndo: v.object({}),
  setAppEnabled: v.object({ id: AppIdSchema, enabled: v.boolean() }),
  setAttaching: v.object({ attaching: v.boolean() }),
  /** `another`: as someone else, beside those who are signed in. */
  signIn: v.object({ id: AppIdSchema, another: v.exactOptional(v.boolean()) }),
  /** Ends what a sign-in waits for. */
  cancelSignIn: oneIdentity,
  refresh: oneIdentity,
  signOut: oneIdentity,
  /** Signs out at the issuer too, in a tab (OpenID Connect RP-Initiated Logout). */
  endSession: oneIdentity,
  /** For every tab, those that had a choice of their own included. */
  chooseIdentity: oneIdentity,
  /** For one tab. `identity`: null: nobody; absent: as in any other tab. */
  chooseInTab: v.object({
    tab,
    app: AppIdSchema,
    identity: v.exactOptional(v.nullable(IdentityIdSchema)),
  }),
  setTabPaused: v.object({ tab, paused: v.boolean() }),
  /** From now on two apps are never on at the same time, or may be again. Of two that are, `id` stays on. */
  setRivals: v.object({ id: AppIdSchema, rival: AppIdSchema, areRivals: v.boolean() }),
  /** Whether a finding about an app's tokens is told no longer. */
  silenceFinding: v.object({
    id: AppIdSchema,
    finding: v.picklist(FINDING_IDS),
    silenced: v.boolean(),
  }),
  /**
   * Fetches what an app's issuer publishes, its keys above all, unless that is fresh. `keyId`: a key is lacking.
   * `distrusted`: those that are there do not fit, and may have been replaced under the same name.
   */
  fetchKeys: v.object({
    id: AppIdSchema,
    keyId: v.exactOptional(v.string()),
    distrusted: v.exactOptional(v.boolean()),
  }),
  setFavourite: v.object({ id: AppIdSchema, favourite: v.boolean() }),
  /** Puts an app before another one, in the order that the user gives them. `before`: absent: at the end. */
  moveApp: v.object({ id: AppIdSchema, before: v.exactOptional(AppIdSchema) }),
  setPreferences: v.object({
    theme: v.exactOptional(v.picklist(THEMES)),
    clearCopiedAfter: v.exactOptional(v.picklist(CLEAR_AFTER)),
    notifies: v.exactOptional(v.boolean()),
    singleKeys: v.exactOptional(v.boolean()),
  }),
  /** A secret was put on the clipboard: that of this digest. */
  noteCopied: v.object({ digest: DigestSchema }),
  savePages: v.object({ pages: list(WebOriginSchema) }),
  /** Signs in anew for what an API demanded of the last token. */
  stepUp: oneIdentity,
  dismissRefusal: oneIdentity,
  /** Makes one request to the API, to see whether it takes the token. */
  tryApi: v.object({ id: IdentityIdSchema, url: schemaOf(parseApiAddress) }),
  clearRequests: oneApp,
  /** A page of a caller was seen to send an app's header itself. */
  noteReplaced: oneApp,
  introspect: oneIdentity,
  askUserinfo: oneIdentity,
  listIssued: oneIdentity,
  revokeIssued: v.object({ id: IdentityIdSchema, token: v.string() }),
  discover: v.object({ issuer: v.string(), candidates: addresses }),
  /** `keepsGrant`: every site was granted before already, so that nothing is to be given back. */
  watchTab: v.object({
    tab,
    keepsGrant: v.boolean(),
  }),
  stopWatching: v.object({}),
  /** Leads to the form of a new app with what was pasted. */
  begin: BegunSchema,
  /** The form has taken it. */
  forgetBegun: v.object({}),
  /** Makes an app to practise with, which needs no account, or gives it a new token. */
  addPractice: v.object({}),
} as const;

export type Command = keyof typeof COMMANDS;
export type Input<C extends Command> = v.InferOutput<(typeof COMMANDS)[C]>;

const MessageSchema = v.object({
  command: v.picklist(Object.keys(COMMANDS) as [Command, ...Command[]]),
  input: v.unknown(),
});

/** Reads a message. Undefined: it is none of our commands, or not with what it needs. */
export function parseCommand(message: unknown) {
  const envelope = v.safeParse(MessageSchema, message);
  if (!envelope.success) return undefined;
  const { command } = envelope.output;
  const input = v.safeParse(COMMANDS[command], envelope.output.input);
  return input.success ? { command, input: input.output as Input<Command> } : undefined;
}
