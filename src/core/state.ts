import * as v from 'valibot';
import { AnswersSchema, type Watch } from './answers.ts';
import { type App, AppSchema } from './app.ts';
import type { Discovery } from './discovery.ts';
import { FailureSchema } from './failure.ts';
import { HistorySchema } from './history.ts';
import { type IdentityId, IdentityIdSchema } from './identity.ts';
import { IssuerFactsSchema } from './issuer-facts.ts';
import type { Preferences } from './preferences.ts';
import { RefusalSchema } from './refusal.ts';
import { data, lenientList, list, readAll } from './schema.ts';
import { type Secrets, SecretsSchema } from './secrets.ts';
import { SessionSchema } from './session.ts';
import { TabChoiceSchema } from './tab-choice.ts';
import { WebOriginSchema } from './web-origin.ts';

export const SettingsSchema = data({
  attaching: v.boolean(),
  /** Whether every site is granted for a watch only, and has to be given back, whatever becomes of the watch. */
  owesGrant: v.optional(v.boolean(), false),
  /** The pages that are the user's own: apps may have all of them as callers. */
  pages: v.optional(list(WebOriginSchema), []),
});
export type Settings = v.InferOutput<typeof SettingsSchema>;

/** The app that was deleted last. Its session and its secrets stay where they are until it is forgotten. */
export const TrashSchema = data({ app: AppSchema, index: v.number(), deletedAt: v.number() });
export type Trash = v.InferOutput<typeof TrashSchema>;

/** Reads app by app: one that is damaged must not take the others along. `recover` sets it aside. */
export const AppsSchema = lenientList(AppSchema);

/** What stands under an id, read one by one: what is damaged is absent. */
const byId = <Value>(schema: v.GenericSchema<unknown, Value>) =>
  v.pipe(
    v.record(v.string(), v.unknown()),
    v.transform(
      (stored): Readonly<Record<string, Value>> =>
        Object.fromEntries(
          Object.entries(stored).flatMap(([id, entry]) =>
            readAll(schema, [entry]).map((value) => [id, value]),
          ),
        ),
    ),
  );

/** By identity. */
export const SessionsSchema = byId(SessionSchema);
/** By app: which of its identities it acts as. */
export const CurrentSchema = byId(IdentityIdSchema);
/** By app and by identity, which share one id where it is the first. */
export const VaultSchema = byId(SecretsSchema);
/** By identity. */
export const AnswersByIdentitySchema = byId(AnswersSchema);
/** By tab. */
export const TabsSchema = byId(TabChoiceSchema);
/** By identity: the last refusal of its token by an API. */
export const RefusalsSchema = byId(RefusalSchema);
/** By identity: what happened to it. */
export const HistoriesSchema = byId(HistorySchema);
/** By issuer, as apps are configured with it: what it publishes. */
export const IssuersSchema = byId(IssuerFactsSchema);
/** By app: when a page of a caller was last seen to send the header itself. */
export const ReplacedSchema = byId(v.number());
/** The host permissions that the browser says we hold, as match patterns. */
export const GrantedSchema = list(v.string());
/** What stands between a token and its requests although the session is fine. */
export const FaultSchema = v.nullable(FailureSchema);

/** What has still to go to disk of an edit that concerns memory too. */
export const UnfinishedSchema = v.nullable(
  data({ apps: v.exactOptional(AppsSchema), settings: v.exactOptional(SettingsSchema) }),
);

export interface State {
  readonly apps: readonly App[];
  readonly settings: Settings;
  readonly preferences: Preferences;
  readonly sessions: v.InferOutput<typeof SessionsSchema>;
  readonly current: v.InferOutput<typeof CurrentSchema>;
  readonly answers: v.InferOutput<typeof AnswersByIdentitySchema>;
  readonly tabs: v.InferOutput<typeof TabsSchema>;
  readonly refusals: v.InferOutput<typeof RefusalsSchema>;
  readonly replaced: v.InferOutput<typeof ReplacedSchema>;
  readonly histories: v.InferOutput<typeof HistoriesSchema>;
  readonly issuers: v.InferOutput<typeof IssuersSchema>;
  readonly watch: Watch | null;
  readonly vault: v.InferOutput<typeof VaultSchema>;
  readonly discovery: Discovery | null;
  readonly granted: v.InferOutput<typeof GrantedSchema>;
  readonly trash: Trash | null;
  readonly fault: v.InferOutput<typeof FaultSchema>;
}

export const appById = (apps: readonly App[], id: string | undefined) =>
  apps.find((app) => app.id === id);

/** The refresh token of one sign-in, where it has one. */
export const refreshTokenOf = (
  vault: State['vault'],
  id: IdentityId,
): Pick<Secrets, 'refreshToken'> => {
  const refreshToken = vault[id]?.refreshToken;
  return refreshToken === undefined ? {} : { refreshToken };
};

/** The vault with what belongs to one sign-in replaced by this. What is the client's stays. */
export function withSignIn(
  vault: State['vault'],
  id: IdentityId,
  signIn: Pick<Secrets, 'refreshToken' | 'pending'>,
): State['vault'] {
  const { refreshToken: _token, pending: _pending, ...secrets } = vault[id] ?? {};
  return { ...vault, [id]: { ...secrets, ...signIn } };
}
