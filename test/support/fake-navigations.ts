import { isGranted } from '../../src/core/host-permission.ts';
import { originOf } from '../../src/core/web-origin.ts';

type Form = Readonly<Record<string, string>>;

interface Details {
  readonly tabId: number;
  readonly url: string;
  readonly requestBody?: { readonly formData: Readonly<Record<string, readonly string[]>> };
}

type Listener = (details: Details) => unknown;

interface Hearing {
  readonly isDeaf: boolean;
  readonly types: readonly string[];
  readonly wants: readonly string[];
}

const bodyOf = (form: Form) => ({
  formData: Object.fromEntries(Object.entries(form).map(([name, value]) => [name, [value]])),
});

/**
 * `webRequest.onBeforeRequest` as measured in Chromium: it tells of granted sites only, and who began to
 * listen while no site at all was granted hears nothing, ever.
 */
export class FakeNavigations {
  readonly #listeners = new Map<Listener, Hearing>();
  readonly #granted: () => readonly string[];

  constructor(granted: () => readonly string[]) {
    this.#granted = granted;
  }

  addListener = (
    listener: Listener,
    { types }: { readonly types: readonly string[] },
    wants: readonly string[] = [],
  ) => {
    if (this.#listeners.has(listener)) return;
    this.#listeners.set(listener, { isDeaf: this.#granted().length === 0, types, wants });
  };

  removeListener = (listener: Listener) => this.#listeners.delete(listener);

  /** A tab is about to show another page, or to post a form. */
  go = (tabId: number, url: URL | string, form?: Form, type = 'main_frame') => {
    if (!isGranted(this.#granted(), originOf(new URL(url)))) return;
    for (const [listener, { isDeaf, types, wants }] of this.#listeners) {
      if (isDeaf || !types.includes(type)) continue;
      const isTold = form !== undefined && wants.includes('requestBody');
      listener({ tabId, url: `${url}`, ...(isTold && { requestBody: bodyOf(form) }) });
    }
  };
}
