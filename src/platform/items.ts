import * as v from 'valibot';
import { WatchSchema } from '../core/answers.ts';
import { BegunSchema } from '../core/begun.ts';
import { CopiedSchema } from '../core/copied.ts';
import { DiscoverySchema } from '../core/discovery.ts';
import { NO_PREFERENCES } from '../core/preferences.ts';
import { PreferencesSchema } from '../core/preferences-schema.ts';
import { list } from '../core/schema.ts';
import {
  AnswersByIdentitySchema,
  AppsSchema,
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
  UnfinishedSchema,
  VaultSchema,
} from '../core/state-schema.ts';
import { defineItem } from './storage.ts';

/** What our pages read. `local` is on disk, `session` in memory until the browser closes. */
export const PAGE_ITEMS = {
  apps: defineItem('local', 'apps/1', AppsSchema, []),
  settings: defineItem('local', 'settings/1', SettingsSchema, {
    attaching: true,
    owesGrant: false,
    pages: [],
  }),
  preferences: defineItem('local', 'preferences/1', PreferencesSchema, NO_PREFERENCES),
  sessions: defineItem('session', 'sessions/1', SessionsSchema, {}),
  current: defineItem('session', 'current/1', CurrentSchema, {}),
  answers: defineItem('session', 'answers/1', AnswersByIdentitySchema, {}),
  tabs: defineItem('session', 'tabs/1', TabsSchema, {}),
  refusals: defineItem('session', 'refusals/1', RefusalsSchema, {}),
  replaced: defineItem('session', 'replaced/1', ReplacedSchema, {}),
  histories: defineItem('session', 'histories/1', HistoriesSchema, {}),
  issuers: defineItem('session', 'issuers/1', IssuersSchema, {}),
  watch: defineItem('session', 'watch/1', v.nullable(WatchSchema), null),
  begun: defineItem('session', 'begun/1', v.nullable(BegunSchema), null),
  granted: defineItem('session', 'granted/1', GrantedSchema, []),
  discovery: defineItem('session', 'discovery/1', v.nullable(DiscoverySchema), null),
  trash: defineItem('session', 'trash/1', v.nullable(TrashSchema), null),
  fault: defineItem('session', 'fault/1', FaultSchema, null),
} as const;

/** What the worker reads: all of that, and the secrets. */
export const WORKER_ITEMS = {
  ...PAGE_ITEMS,
  vault: defineItem('session', 'vault/1', VaultSchema, {}),
} as const;

/** What makes one write of an edit that concerns both areas. */
export const JOURNAL = {
  unfinished: defineItem('session', 'unfinished/1', UnfinishedSchema, null),
} as const;

/** What was copied, and has to leave the clipboard. No rule follows from it. */
export const CLIPBOARD = {
  copied: defineItem('session', 'copied/1', CopiedSchema, null),
} as const;

/** By id, what the user was told of while no page of ours was seen. Null: nothing is to be told. */
export const TOLD = {
  told: defineItem('session', 'told/1', v.nullable(list(v.string())), null),
} as const;
