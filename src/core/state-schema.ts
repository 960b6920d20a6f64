import * as v from 'valibot';
import { AnswersSchema } from './answers.ts';
import { AppSchema } from './app.ts';
import { FailureSchema } from './failure-schema.ts';
import { HistorySchema } from './history.ts';
import { IdentityIdSchema } from './identity-schema.ts';
import { IssuerFactsSchema } from './issuer-facts.ts';
import { RefusalSchema } from './refusal-schema.ts';
import { data, lenientList, list, readAll } from './schema.ts';
import { SecretsSchema } from './secrets-schema.ts';
import { SessionSchema } from './session-schema.ts';
import { TabChoiceSchema } from './tab-choice-schema.ts';
import { WebOriginSchema } from './web-origin-schema.ts';

export const SettingsSchema = data({
  attaching: v.boolean(),
  /** Whether every site is granted for a watch only, and has to be given back, whatever becomes of the watch. */
  owesGrant: v.optional(v.boolean(), false),
  /** The pages that are the user's own: apps may have all of them as callers. */
  pages: v.optional(list(WebOriginSchema), []),
});

/** The app that was deleted last. Its session and its secrets stay where they are until it is forgotten. */
export const TrashSchema = data({ app: AppSchema, index: v.number(), deletedAt: v.number() });

/** Reads app by app: one that is damaged must not take the others along. `recover` sets it aside. */
export const AppsSchema = lenientList(AppSchema);

/** What stands under an id, read one by one: what is damaged is absent. */
export const byId = <Value>(schema: v.GenericSchema<unknown, Value>) =>
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
