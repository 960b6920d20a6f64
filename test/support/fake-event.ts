/** An event that `@webext-core/fake-browser` has none of its own for. */
export class FakeEvent<Told extends readonly unknown[]> {
  readonly #listeners = new Set<(...told: Told) => unknown>();
  addListener = (listener: (...told: Told) => unknown) => this.#listeners.add(listener);
  removeListener = (listener: (...told: Told) => unknown) => this.#listeners.delete(listener);
  emit = (...told: Told) => {
    for (const listener of this.#listeners) listener(...told);
  };
}
