import type { Input } from '../core/command.ts';
import { withDraft } from '../core/draft.ts';
import { FailureError, failure } from '../core/failure.ts';
import { readDrafts, writeDrafts } from '../platform/drafts.ts';
import { newQueue } from './queue.ts';

/** Drafts have a queue of their own: no token has to wait for them, and no rule follows from them. */
const inDraftOrder = newQueue();

/**
 * Keeps what stands in a form and is not saved, or forgets it. Where two pages edit the same, the last one counts.
 * Throws `FailureError`: `storage_full`, and then the former draft stays.
 */
export const saveDraft = ({ id, form }: Input<'saveDraft'>): Promise<void> =>
  inDraftOrder(async () => {
    const drafts = await readDrafts();
    if (!form && !(id in drafts)) return;
    await writeDrafts(withDraft(drafts, id, form)).catch(() => {
      throw new FailureError(failure('storage_full'));
    });
  });

/** What is saved, or gone, is no draft any more. It may be left behind: then the form says so, and nothing is lost. */
export const forgetDraft = (id: string): Promise<void> => saveDraft({ id }).catch(() => undefined);
