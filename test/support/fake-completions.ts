import { covers, isGranted } from '../../src/core/host-permission.ts';
import { originOf } from '../../src/core/web-origin.ts';

export interface FakeAnswer {
  readonly url: string;
  readonly status?: number;
  readonly method?: string;
  readonly type?: string;
  readonly tab?: number;
  readonly initiator?: string;
  /** The lines of `WWW-Authenticate`. */
  readonly challenges?: readonly string[];
  /** When it came. Absent: now. */
  readonly at?: number;
}

type Listener = (details: object) => unknown;

interface Hearing {
  readonly isDeaf: boolean;
  readonly urls: readonly string[];
  readonly wants: readonly string[];
}

const headersOf = (challenges: readonly string[]) => [
  { name: 'Content-Type', value: 'application/json' },
  ...challenges.map((value) => ({ name: 'WWW-Authenticate', value })),
];

/**
 * `webRequest.onCompleted` as measured in Chromium: it tells of what goes from a granted site to a granted
 * site, to who asked for such addresses; who began to listen while no site at all was granted hears nothing.
 */
export class FakeCompletions {
  readonly #listeners = new Map<Listener, Hearing>();
  readonly #granted: () => readonly string[];
  #last = 0;

  constructor(granted: () => readonly string[]) {
    this.#granted = granted;
  }

  addListener = (
    listener: Listener,
    { urls }: { readonly urls: readonly string[] },
    wants: readonly string[] = [],
  ) => {
    if (this.#listeners.has(listener)) return;
    this.#listeners.set(listener, { isDeaf: this.#granted().length === 0, urls, wants });
  };

  removeListener = (listener: Listener) => this.#listeners.delete(listener);

  /** What is listened to now: it is what wakes a worker that sleeps. */
  get heard(): readonly string[] {
    return [...this.#listeners.values()].flatMap(({ urls }) => urls);
  }

  #isTold({ url, initiator }: FakeAnswer): boolean {
    const asked = originOf(new URL(url));
    // Who has no origin is not asked for a permission, and an extension needs none for itself.
    const isPage = initiator?.startsWith('http') === true;
    const from = isPage ? originOf(new URL(initiator)) : asked;
    return isGranted(this.#granted(), asked) && isGranted(this.#granted(), from);
  }

  /** An answer has come. Gives how many listeners heard of it. */
  answer = (answer: FakeAnswer): number => {
    if (!this.#isTold(answer)) return 0;
    const { url, status = 200, method = 'GET', type = 'xmlhttprequest', tab = 1 } = answer;
    this.#last += 1;
    const details = {
      requestId: String(this.#last),
      timeStamp: answer.at ?? Date.now(),
      url,
      method,
      type,
      tabId: tab,
      statusCode: status,
      ...(answer.initiator !== undefined && { initiator: answer.initiator }),
    };
    const origin = originOf(new URL(url));
    const hearing = [...this.#listeners].filter(
      ([, { isDeaf, urls }]) => !isDeaf && urls.some((pattern) => covers(pattern, origin)),
    );
    for (const [listener, { wants }] of hearing) {
      const isTold = wants.includes('responseHeaders');
      const headers = { responseHeaders: headersOf(answer.challenges ?? []) };
      listener({ ...details, ...(isTold && headers) });
    }
    return hearing.length;
  };
}
