/**
 * The kinds of request that a token may go with. A browser tells a rule less than one would like: fetch, XHR
 * and EventSource are one type, in a page and in its workers.
 */
export const REQUEST_KINDS = [
  'fetch',
  'beacon',
  'worker',
  'socket',
  'frame',
  'navigation',
  'image',
  'style',
  'font',
  'media',
  'script',
] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** What behaves like a fetch: its answer goes to the script that asked, not into a document. */
export const DEFAULT_KINDS: readonly RequestKind[] = ['fetch', 'beacon', 'worker'];

/** The types in which browsers count them. Chromium and Firefox have names of their own for some. */
const TYPES: Readonly<Record<RequestKind, readonly string[]>> = {
  fetch: ['xmlhttprequest'],
  beacon: ['ping', 'beacon'],
  // No type of its own: a request that comes from no tab.
  worker: [],
  socket: ['websocket'],
  frame: ['sub_frame'],
  navigation: ['main_frame'],
  image: ['image', 'imageset'],
  style: ['stylesheet'],
  font: ['font'],
  media: ['media'],
  script: ['script'],
};

/** The types of all kinds, in every browser. */
export const KNOWN_TYPES: readonly string[] = Object.values(TYPES).flat();

/** The kinds whose answer takes the place of a document. */
export const DOCUMENT_KINDS: readonly RequestKind[] = ['frame', 'navigation'];

/** The types of some kinds, as far as this browser has them: it refuses a rule with any other. */
export const typesOf = (kinds: readonly RequestKind[], own: readonly string[]): readonly string[] =>
  kinds.flatMap((kind) => TYPES[kind].filter((type) => own.includes(type)));

/** The kinds that this browser can tell apart. */
export const kindsIn = (own: readonly string[]): readonly RequestKind[] =>
  REQUEST_KINDS.filter((kind) => kind === 'worker' || typesOf([kind], own).length > 0);
