import browser, { type Runtime } from 'webextension-polyfill';
import type { Command, Input } from '../core/command.ts';
import type { Failure } from '../core/failure.ts';

/** What comes back of a command: nothing, or why it could not be carried out. */
export type Reply = Failure | undefined;

/** Asks the worker to do something. Rejects only where there is no worker to ask. */
export async function send<C extends Command>(command: C, input: Input<C>): Promise<Reply> {
  const reply: Reply | null = await browser.runtime.sendMessage({ command, input });
  // Chromium carries undefined over as null.
  return reply ?? undefined;
}

type Answer = (message: unknown) => Promise<Reply>;

/** Only our own pages are heard: not web pages, not other extensions, not content scripts. */
export const onMessage = (answer: Answer) =>
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const isOurs =
      sender.id === browser.runtime.id && sender.url?.startsWith(browser.runtime.getURL(''));
    return isOurs ? answer(message) : undefined;
  });
