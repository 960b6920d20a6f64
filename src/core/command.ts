import * as v from 'valibot';
import { AppIdSchema, AppSchema } from './app.ts';
import { parseClientSecret, parseIssuer, parseToken } from './oauth-fields.ts';
import { schemaOf } from './schema.ts';

const oneApp = v.object({ id: AppIdSchema });

/**
 * What a page may ask of the worker, and with what. A command answers nothing of interest: its result is a
 * change in the store, which every open page sees.
 */
export const COMMANDS = {
  saveApp: v.object({
    app: AppSchema,
    clientSecret: v.exactOptional(schemaOf(parseClientSecret)),
    token: v.exactOptional(schemaOf(parseToken)),
  }),
  deleteApp: oneApp,
  undoDelete: v.object({}),
  dismissUndo: v.object({}),
  setAppEnabled: v.object({ id: AppIdSchema, enabled: v.boolean() }),
  setAttaching: v.object({ attaching: v.boolean() }),
  signIn: oneApp,
  refresh: oneApp,
  signOut: oneApp,
  discover: v.object({ issuer: schemaOf(parseIssuer) }),
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
