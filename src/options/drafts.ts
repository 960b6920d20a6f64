import { effect, signal } from '@preact/signals';
import type { AppForm } from '../core/app-form.ts';
import type { Drafts } from '../core/draft.ts';
import { readDrafts, watchDrafts } from '../platform/drafts.ts';
import { send } from '../platform/messages.ts';

/** What stands in forms and is not saved, of this page and of others, as it is kept. */
export const drafts = signal<Drafts>({});

/** As long as somebody types, nothing is sent. */
const PAUSE = 400;

/** One form, as far as its draft is concerned. */
export interface Drafted {
  /** What is not saved; undefined: nothing. */
  readonly draft: () => AppForm | undefined;
  /** What was kept when the form was opened. */
  readonly restored: AppForm | undefined;
}

/** Keeps the draft of one form. */
function keeperOf(id: string, { draft, restored }: Drafted) {
  let sent = restored;
  let kept = restored;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function flush(): Promise<void> {
    clearTimeout(timer);
    const form = draft();
    if (form === sent) return;
    sent = form;
    const failure = await send('saveDraft', { id, ...(form && { form }) }).catch(() => true);
    if (failure) sent = kept;
    else kept = form;
  }

  /** What is saved or taken back is forgotten at once. */
  function plan(): void {
    clearTimeout(timer);
    if (draft() === undefined) void flush();
    else timer = setTimeout(() => void flush(), PAUSE);
  }

  return { plan, flush, isKept: () => draft() === kept };
}

type Keeper = ReturnType<typeof keeperOf>;

/** Follows what is kept, for as long as the page lives. Resolves once that is known. */
export async function followDrafts(): Promise<void> {
  watchDrafts((changed) => {
    drafts.value = changed;
  });
  drafts.value = await readDrafts();
}

/**
 * Keeps what is typed into forms, in the worker's memory, so that it survives the page. Before the page is closed the
 * browser asks only while something is not kept yet.
 */
export function keepDrafts(forms: () => ReadonlyMap<string, Drafted>): void {
  const keepers = new Map<Drafted, Keeper>();
  effect(() => {
    for (const [id, form] of forms()) {
      const keeper = keepers.get(form) ?? keeperOf(id, form);
      keepers.set(form, keeper);
      keeper.plan();
    }
  });
  const flushAll = () => {
    for (const keeper of keepers.values()) void keeper.flush();
  };
  addEventListener('visibilitychange', flushAll);
  addEventListener('pagehide', flushAll);
  addEventListener('beforeunload', (event) => {
    flushAll();
    if ([...keepers.values()].some(({ isKept }) => !isKept())) event.preventDefault();
  });
}
