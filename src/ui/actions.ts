import { signal } from '@preact/signals';
import type { Command, Input } from '../core/command.ts';
import type { Failure } from '../core/failure.ts';
import { failure } from '../core/failure.ts';
import { patternOf } from '../core/host-permission.ts';
import type { WebOrigin } from '../core/web-origin.ts';
import { send } from '../platform/messages.ts';
import { requestPatterns } from '../platform/permissions.ts';

/** Why the last command of this page could not be carried out. */
export const lastFailure = signal<Failure | undefined>(undefined);

/** Asks the worker. Resolves once it is done; a failure is noted in `lastFailure`. */
export async function run<C extends Command>(command: C, input: Input<C>): Promise<boolean> {
  lastFailure.value = await send(command, input).catch(() => failure('unexpected'));
  return lastFailure.value === undefined;
}

/**
 * Asks the user for origins. Has to be called straight from a click. Resolves with whether all of them are
 * granted; without any origin there is nothing to ask.
 */
export async function requestOrigins(origins: readonly WebOrigin[]): Promise<boolean> {
  if (origins.length === 0) return true;
  return requestPatterns(origins.map(patternOf)).catch(() => false);
}
