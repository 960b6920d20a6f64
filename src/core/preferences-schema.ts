import * as v from 'valibot';
import { data } from './schema.ts';

export const THEMES = ['system', 'light', 'dark'] as const;

/** After how many seconds a copied secret is taken off the clipboard; 0: never. */
export const CLEAR_AFTER = [0, 30, 60, 300] as const;

/** What a user likes, for no app alone. */
export const PreferencesSchema = data({
  theme: v.optional(v.picklist(THEMES), 'system'),
  clearCopiedAfter: v.optional(v.picklist(CLEAR_AFTER), 0),
  /** Whether the browser notifies of what needs the user while the popup is closed. */
  notifies: v.optional(v.boolean(), false),
  /** Whether single letters are shortcuts: who dictates may want none (WCAG 2.2, 2.1.4). */
  singleKeys: v.optional(v.boolean(), true),
});
