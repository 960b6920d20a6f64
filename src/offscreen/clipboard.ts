import { digestOf } from '../core/digest.ts';
import type { ClipboardTask } from '../platform/clipboard.ts';

/**
 * The newer `navigator.clipboard` wants a page that has the focus, which a page without a window never has
 * (measured in Chromium 156). Every browser keeps the older commands for extensions.
 */
const run = (command: 'copy' | 'paste') => document.execCommand(command);

/** What is on the clipboard, as text; empty where that is none. */
function read(field: HTMLTextAreaElement): string {
  field.value = '';
  field.focus();
  run('paste');
  const text = field.value;
  field.value = '';
  return text;
}

/** Puts a text on the clipboard, the empty one too, which a selection could not carry. */
function write(text: string): boolean {
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', fill, { once: true });
  const isDone = run('copy');
  document.removeEventListener('copy', fill);
  return isDone;
}

/** Clears what is on the clipboard if it is what is meant, still after that was found out. */
async function clear(field: HTMLTextAreaElement, digest: string): Promise<boolean> {
  const text = read(field);
  if ((await digestOf(text)) !== digest) return false;
  return read(field) === text && write('');
}

export const doTask = async (field: HTMLTextAreaElement, task: ClipboardTask): Promise<boolean> =>
  task.clipboard === 'write' ? write(task.text) : clear(field, task.digest);
