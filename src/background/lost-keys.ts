import { signingKeyOf } from '../core/grant.ts';
import { keyNameOf } from '../core/key-fields.ts';
import type { State } from '../core/state.ts';
import { forgetKey, keyNames } from '../platform/keys.ts';
import { change, type Edit, readState } from './store.ts';

/** The keys that were made here and that some app still names, a deleted one included. */
const keysIn = ({ apps, trash }: State) =>
  new Set(
    [...apps, ...(trash ? [trash.app] : [])].flatMap(({ grant }) => {
      const made = signingKeyOf(grant)?.made;
      return made === undefined ? [] : [keyNameOf(made)];
    }),
  );

/** Makes a change, and forgets the keys that no app names after it. Throws `FailureError`, as `change` does. */
export async function changeForgettingKeys(edit: Edit): Promise<void> {
  let before = new Set<string>();
  const state = await change((former, now) => {
    before = keysIn(former);
    return edit(former, now);
  });
  const after = keysIn(state);
  await forget([...before].filter((key) => !after.has(key)));
}

// A key that stays behind signs for nobody, so a store that cannot be written to is no failure.
const forget = (names: readonly string[]) =>
  Promise.all(names.map((name) => forgetKey(name).catch(() => undefined)));

/** Forgets the keys that were made for a form which was never saved. Not while a form may be open. */
export async function forgetUnsavedKeys(): Promise<void> {
  const named = keysIn(await readState());
  const made = await keyNames().catch(() => []);
  await forget(made.filter((name) => !named.has(name)));
}
