import type { Input } from '../core/command.ts';
import { copiedNow } from '../core/copied.ts';
import { digestOf } from '../core/digest.ts';
import { setAlarm } from '../platform/alarm.ts';
import { clearClipboard, clipboardGranted, writeClipboard } from '../platform/clipboard.ts';
import { CLIPBOARD } from '../platform/items.ts';
import { readItems, writeItems } from '../platform/storage.ts';
import { newQueue } from './queue.ts';
import { readState } from './store.ts';

/** There is one clipboard, and one page that can reach it. */
const enqueue = newQueue();

async function remember(digest: string): Promise<void> {
  const { preferences } = await readState();
  const copied = copiedNow(digest, preferences.clearCopiedAfter, Date.now());
  await writeItems(CLIPBOARD, { copied });
  await setAlarm('clipboard', copied?.clearAt);
}

/** Remembers what was copied, by its digest, until it is time to clear it. Without permission nothing would come of it. */
export const noteCopied = ({ digest }: Input<'noteCopied'>): Promise<void> =>
  enqueue(async () => {
    if (await clipboardGranted()) await remember(digest);
  });

/** Copies a text without any page in front. Resolves with whether that was possible. */
export const copySecret = (text: string): Promise<boolean> =>
  enqueue(async () => {
    if (!(await clipboardGranted())) return false;
    const isCopied = await writeClipboard(text).catch(() => false);
    if (isCopied) await remember(await digestOf(text));
    return isCopied;
  });

/**
 * Clears what was copied once its time has come, whichever worker hears of that. It is forgotten afterwards, so that
 * one that dies in between leaves it to the next: clearing twice clears nothing that came later.
 */
export const clearCopied = (): Promise<void> =>
  enqueue(async () => {
    const { copied } = await readItems(CLIPBOARD);
    if (!copied) return;
    if (Date.now() < copied.clearAt) return setAlarm('clipboard', copied.clearAt);
    await clearClipboard(copied.digest).catch(() => false);
    await writeItems(CLIPBOARD, { copied: null });
  });
