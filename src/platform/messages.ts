import type { Command, Input } from '../core/command.ts';
import type { Failure } from '../core/failure.ts';
import { browser } from './browser.ts';

/** What comes back of a command: nothing, or why it could not be carried out. */
export type Reply = Failure | undefined;

/** Asks the worker to do something. Rejects only where there is no worker to ask. */
export async function send<C extends Command>(command: C, input: Input<C>): Promise<Reply> {
  const reply: Reply | null = await browser.runtime.sendMessage({ command, input });
  // Chromium carries undefined over as null.
  return reply ?? undefined;
}
