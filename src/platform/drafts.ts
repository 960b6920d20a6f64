import { type Drafts, DraftsSchema } from '../core/draft.ts';
import { defineItem, readItems, watchItems, writeItems } from './storage.ts';

/** In memory only, because what was typed as a secret is in it. Apart from what all pages read: only forms do. */
const ITEMS = { drafts: defineItem<Drafts>('session', 'drafts/1', DraftsSchema, {}) };

/** What stands in forms and is not saved. */
export const readDrafts = async (): Promise<Drafts> => (await readItems(ITEMS)).drafts;

export const writeDrafts = (drafts: Drafts): Promise<void> => writeItems(ITEMS, { drafts });

/** Calls back with all drafts after each change, for as long as the page lives. */
export const watchDrafts = (changed: (drafts: Drafts) => void): void =>
  watchItems(ITEMS, ({ drafts = {} }) => changed(drafts));
