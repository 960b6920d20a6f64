import * as v from 'valibot';
import { AppSchema } from './app.ts';
import { AppIdSchema } from './app-id.ts';
import { IdentityIdSchema } from './identity.ts';
import { parseToken } from './oauth-fields.ts';
import { schemaOf } from './schema.ts';
import { TypedSecretsSchema } from './secrets.ts';
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
  chooseIdentity: oneIdentity,
  introspect: oneIdentity,
  askUserinfo: oneIdentity,
  listIssued: oneIdentity,
  revokeIssued: v.object({ id: IdentityIdSchema, token: v.string() }),
  discover: v.object({ issuer: v.string(), candidates: addresses }),
  /** `keepsGrant`: every site was granted before already, so that nothing is to be given back. */
  watchTab: v.object({
    tab: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    keepsGrant: v.boolean(),
  }),
  stopWatching: v.object({}),
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
