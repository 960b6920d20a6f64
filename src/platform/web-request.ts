import { browser } from './browser.ts';

/** A page that a tab is about to show: only of sites that we hold a permission for. */
export interface Navigation {
  readonly tab: number;
  readonly url: string;
  /** The fields of a form that is posted there. */
  readonly form?: URLSearchParams;
}

type Form = Readonly<Record<string, unknown>>;

const fieldsOf = (form: Form) =>
  new URLSearchParams(
    Object.entries(form).flatMap(([name, values]) =>
      Array.isArray(values) ? values.map((value) => [name, String(value)]) : [],
    ),
  );

const FILTER: Parameters<typeof browser.webRequest.onBeforeRequest.addListener>[1] = {
  urls: ['http://*/*', 'https://*/*'],
  types: ['main_frame'],
};

/**
 * Calls back before a tab goes anywhere. It wakes a sleeping worker, for the main frame only: other requests
 * are none of our business. Gives a function that listens anew: a listener that was added while no site at
 * all was granted stays deaf in Chromium when one is.
 */
export function onNavigation(listener: (navigation: Navigation) => void): () => void {
  const { onBeforeRequest } = browser.webRequest;
  const heard: Parameters<typeof onBeforeRequest.addListener>[0] = ({
    tabId,
    url,
    requestBody,
  }) => {
    const form = requestBody?.formData as Form | undefined;
    listener({ tab: tabId, url, ...(form && { form: fieldsOf(form) }) });
    return undefined;
  };
  const listen = () => onBeforeRequest.addListener(heard, FILTER, ['requestBody']);
  listen();
  return () => {
    onBeforeRequest.removeListener(heard);
    listen();
  };
}

/** An answer that a browser got, whoever it was for. */
export interface Completion {
  /** Its own number in this run of the browser. */
  readonly id: string;
  readonly at: number;
  readonly url: string;
  readonly method: string;
  readonly status: number;
  readonly type: string;
  /** -1: none. */
  readonly tab: number;
  /** `null`: an origin that is none. Absent: nobody, an address was typed. */
  readonly initiator?: string;
  /** The lines of `WWW-Authenticate`. */
  readonly challenges: readonly string[];
}

type Completed = Parameters<Parameters<typeof browser.webRequest.onCompleted.addListener>[0]>[0] & {
  readonly initiator?: string;
};

const challengesIn = ({ responseHeaders = [] }: Completed) =>
  responseHeaders.flatMap(({ name, value }) =>
    name.toLowerCase() === 'www-authenticate' && value !== undefined ? [value] : [],
  );

const completionOf = (details: Completed): Completion => ({
  id: details.requestId,
  at: details.timeStamp,
  url: details.url,
  method: details.method,
  status: details.statusCode,
  type: details.type,
  tab: details.tabId,
  ...(details.initiator !== undefined && { initiator: details.initiator }),
  challenges: challengesIn(details),
});

const ALL: readonly string[] = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'];

export interface Hearing {
  /** Hears these addresses alone from now on, as match patterns. */
  readonly narrow: (patterns: readonly string[]) => void;
  /** As for `onNavigation`. */
  readonly anew: () => void;
}

/**
 * Calls back with answers: at first with any, because which are wanted stands in the store, and a listener that
 * is added later misses the event that woke the worker. What is narrowed before a worker dies wakes the next
 * one, and nothing else does. A listener takes the place of another by standing before that goes: in the other
 * order events are lost (Chromium 156).
 */
export function onCompleted(listener: (completion: Completion) => void): Hearing {
  const { onCompleted: event } = browser.webRequest;
  const listen = (patterns: readonly string[]) => {
    if (patterns.length === 0) return () => undefined;
    const heard = (details: Completed) => listener(completionOf(details));
    event.addListener(heard, { urls: [...patterns] }, ['responseHeaders']);
    return () => event.removeListener(heard);
  };
  let wanted = ALL;
  let stop = listen(wanted);
  const anew = () => {
    const former = stop;
    stop = listen(wanted);
    former();
  };
  const narrow = (patterns: readonly string[]) => {
    if (patterns.join() === wanted.join()) return;
    wanted = patterns;
    anew();
  };
  return { narrow, anew };
}
