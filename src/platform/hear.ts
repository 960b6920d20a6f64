import polyfill, { type Runtime } from 'webextension-polyfill';
import type { Reply } from './messages.ts';

type Answer = (message: unknown) => Promise<Reply>;

/**
 * Only our own pages are heard: not web pages, not other extensions, not content scripts. By the polyfill, because
 * not every Chromium lets a listener answer with a promise.
 */
export const onMessage = (answer: Answer) =>
  polyfill.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const isOurs =
      sender.id === polyfill.runtime.id && sender.url?.startsWith(polyfill.runtime.getURL(''));
    return isOurs ? answer(message) : undefined;
  });
