import * as v from 'valibot';
import { data } from './schema.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** After how many seconds a copied secret is taken off the clipboard; 0: never. */
export const CLEAR_AFTER = [0, 30, 60, 300] as const;

/** What a user likes, for no app alone. */
export const PreferencesSchema = data({
  theme: v.optional(v.picklist(THEMES), 'system'),
  clearCopiedAfter: v.optional(v.picklist(CLEAR_AFTER), 0),
  /** Whether the browser notifies of what needs the user while the popup is closed. */
  notifies: v.optional(v.boolean(), false),
});
export type Preferences = v.InferOutput<typeof PreferencesSchema>;

export const NO_PREFERENCES: Preferences = {
  theme: 'system',
  clearCopiedAfter: 0,
  notifies: false,
};
