import type { Input } from '../core/command.ts';
import { withoutPassing } from '../core/sighting.ts';
import { openOptions } from '../platform/runtime.ts';
import { change } from './store.ts';

/** Leads to the form with what was pasted. From here, because the popup closes as soon as a tab opens. */
export async function begin(input: Input<'begin'>): Promise<void> {
  const begun =
    input.kind === 'address' ? { ...input, address: withoutPassing(input.address) } : input;
  await change(() => ({ begun }));
  await openOptions('#/new?begun');
}

/** The form has it. */
export const forgetBegun = () => change(() => ({ begun: null }));
