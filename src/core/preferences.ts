import type * as v from 'valibot';
import type { PreferencesSchema, THEMES } from './preferences-schema.ts';

export type Theme = (typeof THEMES)[number];

export type Preferences = v.InferOutput<typeof PreferencesSchema>;

export const NO_PREFERENCES: Preferences = {
  theme: 'system',
  clearCopiedAfter: 0,
  notifies: false,
  singleKeys: true,
};
