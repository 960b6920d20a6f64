import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { AppId } from '../core/app-id.ts';
import type { RequestEntry } from '../core/request-log.ts';
import { SECOND } from '../core/time.ts';
import { plural, t } from '../platform/i18n.ts';
import { run } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Row } from './view.ts';

/** How long a click that was a slip can be taken back. */
const UNDO_FOR = 8 * SECOND;

type Entries = readonly RequestEntry[];

export interface Clearing {
  /** What was cleared last, as long as that can be taken back. */
  readonly gone: ReadonlySignal<Entries>;
  /** What was brought back. The store has it no more: it is here as long as the page is. */
  readonly back: ReadonlySignal<Entries>;
  readonly clear: (rows: readonly Row[]) => void;
  readonly undo: () => void;
}

const appsOf = (rows: readonly Row[]): readonly AppId[] => [
  ...new Set(rows.map(({ app }) => app.id)),
];

/** Clears at once, whatever becomes of this page: only the page itself can bring back what it still knows. */
export function useClearing(): Clearing {
  const gone = useSignal<Entries>([]);
  const back = useSignal<Entries>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const offer = (entries: Entries) => {
    clearTimeout(timer.current);
    gone.value = entries;
    if (entries.length > 0) timer.current = setTimeout(() => offer([]), UNDO_FOR);
  };
  const clear = (rows: readonly Row[]) => {
    const entries = rows.map(({ entry }) => entry);
    back.value = back.value.filter((entry) => !entries.includes(entry));
    offer(entries);
    for (const id of appsOf(rows)) void run('clearRequests', { id });
  };
  const undo = () => {
    back.value = [...gone.value, ...back.value];
    offer([]);
  };
  return { gone, back, clear, undo };
}

/** Says what was cleared, and takes it back. */
export function ClearedNotice({ clearing: { gone, undo } }: { readonly clearing: Clearing }) {
  const count = gone.value.length;
  if (count === 0) return null;
  return (
    <Notice
      tone="idle"
      action={
        <Button hint={t('undo_clear_hint')} onClick={undo}>
          {t('undo')}
        </Button>
      }
    >
      {plural('cleared', count)}
    </Notice>
  );
}
