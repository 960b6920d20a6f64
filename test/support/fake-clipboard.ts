import { fakeBrowser } from '@webext-core/fake-browser';
import { digestOf } from '../../src/core/digest.ts';
import type { ClipboardTask } from '../../src/platform/clipboard.ts';

/** A clipboard, and Chromium's page without a window, through which alone a worker reaches it. */
export class FakeClipboard {
  text = '';
  /** Whether the page is there. There can be one. */
  isOpen = false;
  /** Whether the browser keeps what is asked of it from happening. */
  isBroken = false;
  /** The tasks that were done. */
  readonly done: string[] = [];

  constructor() {
    Object.assign(fakeBrowser, {
      offscreen: { createDocument: this.#open, closeDocument: this.#close },
    });
    Object.assign(fakeBrowser.runtime, { sendMessage: this.#ask });
  }

  #open = async () => {
    if (this.isOpen) throw new Error('Only a single offscreen document may be created.');
    this.isOpen = true;
  };

  #close = async () => {
    if (!this.isOpen) throw new Error('No current offscreen document.');
    this.isOpen = false;
  };

  #ask = async (task: ClipboardTask): Promise<boolean> => {
    if (!this.isOpen)
      throw new Error('Could not establish connection. Receiving end does not exist.');
    if (this.isBroken) return false;
    this.done.push(task.clipboard);
    const isMeant = task.clipboard === 'write' || (await digestOf(this.text)) === task.digest;
    if (isMeant) this.text = task.clipboard === 'write' ? task.text : '';
    return isMeant;
  };
}
