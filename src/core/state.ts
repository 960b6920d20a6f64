import type * as v from 'valibot';
import type { Watch } from './answers.ts';
import type { App } from './app.ts';
import type { Begun } from './begun.ts';
import type { Discovery } from './discovery.ts';
import type { IdentityId } from './identity.ts';
import type { Preferences } from './preferences.ts';
import type { Secrets } from './secrets.ts';
import type {
  AnswersByIdentitySchema,
  CurrentSchema,
  FaultSchema,
  GrantedSchema,
  HistoriesSchema,
  IssuersSchema,
  RefusalsSchema,
  ReplacedSchema,
  SessionsSchema,
  SettingsSchema,
  TabsSchema,
  TrashSchema,
  VaultSchema,
} from './state-schema.ts';

export type Settings = v.InferOutput<typeof SettingsSchema>;

export type Trash = v.InferOutput<typeof TrashSchema>;

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
  readonly begun: Begun | null;
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
