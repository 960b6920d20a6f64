import * as v from 'valibot';
import { WatchSchema } from '../core/answers.ts';
import { DiscoverySchema } from '../core/discovery.ts';
import { NO_PREFERENCES, PreferencesSchema } from '../core/preferences.ts';
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
} from '../core/state.ts';
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
