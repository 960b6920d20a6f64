import { digestOf } from '../core/digest.ts';
import { type Millis, SECOND } from '../core/time.ts';
import { clipboardGranted } from '../platform/clipboard.ts';
import { PAGE_ITEMS } from '../platform/items.ts';
import { send } from '../platform/messages.ts';
import { readItems } from '../platform/storage.ts';

/** What came of copying. `clearsIn`: when it leaves the clipboard again, where the user chose so. */
export type Outcome =
  | { readonly kind: 'copied'; readonly clearsIn?: Millis }
  | { readonly kind: 'copy_failed' };

const { preferences: PREFERENCES } = PAGE_ITEMS;

/** Has a secret cleared in time: by the worker, since this page may be closed by then. It hears a digest alone. */
async function clearingOf(text: string): Promise<Millis | undefined> {
  const { preferences } = await readItems({ preferences: PREFERENCES });
  const { clearCopiedAfter: seconds } = preferences;
  if (seconds === 0 || !(await clipboardGranted())) return undefined;
  const refusal = await send('noteCopied', { digest: await digestOf(text) });
  return refusal ? undefined : seconds * SECOND;
}

/** Copies a text in which there is a token, straight from a click or a key. */
export async function copySecret(text: string): Promise<Outcome> {
  const { kind } = await copyPlain(text);
  if (kind === 'copy_failed') return { kind };
  const clearsIn = await clearingOf(text).catch(() => undefined);
  return { kind, ...(clearsIn !== undefined && { clearsIn }) };
}

/** Copies what is no secret. */
export const copyPlain = (text: string): Promise<Outcome> =>
  navigator.clipboard.writeText(text).then(
    () => ({ kind: 'copied' as const }),
    () => ({ kind: 'copy_failed' as const }),
  );
