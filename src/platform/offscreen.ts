import { browser } from './browser.ts';

/** What the polyfill's types do not know. Chromium only. */
interface Offscreen {
  createDocument(options: {
    readonly url: string;
    readonly reasons: readonly string[];
    readonly justification: string;
  }): Promise<void>;
  closeDocument(): Promise<void>;
}

const offscreen = () => (browser as unknown as { offscreen?: Offscreen }).offscreen;

/** Whether a worker, which has no document, can have one of ours do what takes one. */
export const hasOffscreen = (): boolean => offscreen() !== undefined;

const open = async () =>
  offscreen()?.createDocument({
    url: 'src/offscreen/index.html',
    reasons: ['CLIPBOARD'],
    justification: 'To copy a token when a key asks for it, and to clear it in time.',
  });

/**
 * Has our page without a window do a task, and closes it. One at a time: there can be one such page. Rejects where
 * this browser has none.
 */
export async function askOffscreen(task: object): Promise<unknown> {
  // One that a killed worker has left open will do.
  await open().catch(() => undefined);
  try {
    return await browser.runtime.sendMessage(task);
  } finally {
    await offscreen()
      ?.closeDocument()
      .catch(() => undefined);
  }
}
