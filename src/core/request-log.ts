import * as v from 'valibot';
import type { AppId } from './app-id.ts';
import type { Challenge } from './challenge.ts';
import type { IdentityId } from './identity.ts';
import { IdentityIdSchema } from './identity-schema.ts';
import { data, lenientList } from './schema.ts';

/** A request that carried a token, and what the API answered. Neither query nor body nor token is in it. */
export const RequestEntrySchema = data({
  /** The browser's own number for the request. */
  id: v.string(),
  /** When it was answered. */
  at: v.number(),
  method: v.string(),
  url: v.string(),
  status: v.number(),
  /** In the browser's words: `xmlhttprequest`, `main_frame` … */
  type: v.string(),
  /** Absent: it came from no tab. */
  tab: v.exactOptional(v.number()),
  identity: IdentityIdSchema,
  /** Why it was refused, in the API's words (RFC 6750 §3). */
  error: v.exactOptional(v.string()),
  description: v.exactOptional(v.string()),
});
export type RequestEntry = v.InferOutput<typeof RequestEntrySchema>;

/** The newest comes first. */
export type RequestLog = readonly RequestEntry[];

export const RequestLogSchema = lenientList(RequestEntrySchema);

const MOST_ENTRIES = 100;

/** The log with what came after it, in the order in which it came: of each request one entry, of an app a hundred. */
export function withEntries(log: RequestLog, entries: RequestLog): RequestLog {
  const known = new Set(log.map(({ id }) => id));
  const fresh = new Map(
    entries.filter(({ id }) => !known.has(id)).map((entry) => [entry.id, entry]),
  );
  return [...[...fresh.values()].reverse(), ...log].slice(0, MOST_ENTRIES);
}

/** What a text ends with that is too long for the log: no address and no method has it as it is. */
const CUT_OFF = '…';

const cut = (text: string, max: number) =>
  text.length > max ? `${text.slice(0, max)}${CUT_OFF}` : text;

export const isCutOff = (text: string) => text.endsWith(CUT_OFF);

/** A hundred of these fit beside everything else that is kept in memory. */
const MAX_URL = 2000;

/** An address without what may be confidential in it: user name, query, fragment. */
export function withoutParameters(address: string): string {
  const { protocol, host, pathname } = new URL(address);
  return cut(`${protocol}//${host}${pathname}`, MAX_URL);
}

/** An answer of an API, as the browser tells of it. */
export interface Answered {
  readonly id: string;
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly type: string;
  /** -1: none. */
  readonly tab: number;
}

/** A page may call its method what it likes. */
const MAX_METHOD = 40;

/** What is kept of an answer. */
export const entryOf = (
  { id, at, method, url, status, type, tab }: Answered,
  identity: IdentityId,
  { error, description }: Challenge = {},
): RequestEntry => ({
  id,
  at,
  method: cut(method, MAX_METHOD),
  url: withoutParameters(url),
  status,
  type,
  ...(tab >= 0 && { tab }),
  identity,
  ...(error !== undefined && { error }),
  ...(description !== undefined && { description }),
});

/** What each app's log stands under in the store, its own id left out. */
export const LOG_KEY = 'requests/1/';

/** The app whose log stands under a key; undefined: it is none. */
export const appOfLog = (key: string): AppId | undefined =>
  key.startsWith(LOG_KEY) ? (key.slice(LOG_KEY.length) as AppId) : undefined;
