// In the place of `@preact/signals` at the first paint, when nothing changes.

import type { ReadonlySignal } from '@preact/signals';

/** Has a value, and keeps it. */
class Still<Value> {
  readonly value: Value;

  constructor(value: Value) {
    this.value = value;
  }

  peek = (): Value => this.value;

  toString = (): string => String(this.value);
}

export const still = <Value>(value: Value): ReadonlySignal<Value> =>
  new Still(value) as unknown as ReadonlySignal<Value>;

export const signal = still;

export const useSignal = still;
