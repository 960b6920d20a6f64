import * as v from 'valibot';
import { type App, type AppId, AppSchema } from './app.ts';
import type { Discovery } from './discovery.ts';
import { FailureSchema } from './failure.ts';
import { data, list } from './schema.ts';
import { SessionSchema } from './session.ts';

export const SettingsSchema = data({ attaching: v.boolean() });
export type Settings = v.InferOutput<typeof SettingsSchema>;

/** What only the worker needs: it never travels in a message, except the secret that a user types. */
export const SecretsSchema = data({
  clientSecret: v.exactOptional(v.string()),
  refreshToken: v.exactOptional(v.string()),
});
export type Secrets = v.InferOutput<typeof SecretsSchema>;

/** The app that was deleted last. Its session and its secrets stay where they are until it is forgotten. */
export const TrashSchema = data({ app: AppSchema, index: v.number(), deletedAt: v.number() });
export type Trash = v.InferOutput<typeof TrashSchema>;

const readAll = <Value>(schema: v.GenericSchema<unknown, Value>, stored: readonly unknown[]) =>
  stored.flatMap((entry): Value[] => {
    const read = v.safeParse(schema, entry);
    return read.success ? [read.output] : [];
  });

/** Reads app by app: one that is damaged must not take the others along. `recover` sets it aside. */
export const AppsSchema = v.pipe(
  v.array(v.unknown()),
  v.transform((stored): readonly App[] => readAll(AppSchema, stored)),
);

/** What stands under an app's id, read one by one: what is damaged is absent. */
const byApp = <Value>(schema: v.GenericSchema<unknown, Value>) =>
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

export const SessionsSchema = byApp(SessionSchema);
export const VaultSchema = byApp(SecretsSchema);
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
  readonly sessions: v.InferOutput<typeof SessionsSchema>;
  readonly vault: v.InferOutput<typeof VaultSchema>;
  readonly discovery: Discovery | null;
  readonly granted: v.InferOutput<typeof GrantedSchema>;
  readonly trash: Trash | null;
  readonly fault: v.InferOutput<typeof FaultSchema>;
}

export const appById = (apps: readonly App[], id: string | undefined) =>
  apps.find((app) => app.id === id);

/** The vault with an app's refresh token replaced; undefined: taken out. Its client's secret stays. */
export function withRefreshToken(
  vault: State['vault'],
  id: AppId,
  refreshToken: string | undefined,
): State['vault'] {
  const { refreshToken: _former, ...secrets } = vault[id] ?? {};
  return { ...vault, [id]: refreshToken === undefined ? secrets : { ...secrets, refreshToken } };
}
