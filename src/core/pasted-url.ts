import { isEndpoint } from './issuer-candidates.ts';
import { type Problem, problem } from './problem.ts';
import { recognise } from './providers/recognise.ts';
import { good, type Result } from './result.ts';
import { isLoopback, parseWebUrl } from './web-url.ts';

const MAX_LENGTH = 32 * 1024;

/** An address in two halves: requests have queries that are too long, or too odd, for an address of ours. */
export interface PastedUrl {
  /** Without query and fragment. */
  readonly url: URL;
  readonly query: URLSearchParams;
  readonly endsWithSlash: boolean;
}

const SCHEME = /^[a-z][a-z0-9+.-]*:(?!\d)/i;
const HOST = /^(?:localhost|\[[\da-f:.]+\]|[^\s/?#]+\.[^\s/?#]+)(?:[:/?#]|$)/i;

const hostOf = (text: string) => /^(?:\[[^\]]*\]|[^:/?#]+)/.exec(text)?.[0] ?? '';

/** The whole address that a text is, or nothing where it is none. Who leaves out the scheme means https. */
export function wholeAddress(text: string): string | undefined {
  if (SCHEME.test(text)) return text;
  if (!HOST.test(text)) return undefined;
  return `${isLoopback(hostOf(text).toLowerCase()) ? 'http' : 'https'}://${text}`;
}

/** Reads a whole address. */
export function readUrl(text: string): Result<PastedUrl, Problem> {
  if (text.length > MAX_LENGTH) return problem('too_long', String(MAX_LENGTH));
  const [, address = '', query = ''] = /^([^?#]*)(?:\?([^#]*))?/.exec(text) ?? [];
  const parsed = parseWebUrl(address);
  if (!parsed.ok) return parsed;
  return good({
    url: parsed.value,
    query: new URLSearchParams(query),
    endsWithSlash: address.endsWith('/'),
  });
}

/** The address with its query. */
export function whole({ url, query }: PastedUrl): URL {
  const full = new URL(url);
  full.search = query.toString();
  return full;
}

/** Some providers (GitHub) do without the response type that RFC 6749 §4.1.1 asks for. */
export const isRequest = ({ url, query }: PastedUrl) =>
  query.has('client_id') &&
  (['response_type', 'request_uri', 'request'].some((name) => query.has(name)) ||
    (query.has('redirect_uri') && isEndpoint(url)));

/** Another host is believed only where it is a provider's own: a page could name any. */
const isBelieved = (inner: PastedUrl, { url }: PastedUrl) =>
  inner.url.origin === url.origin || recognise(inner.url)?.provider.hosts !== undefined;

function requestIn(value: string, outer: PastedUrl): PastedUrl | undefined {
  const isPath = value.startsWith('/') && !value.startsWith('//');
  if (!isPath && !/^https?:\/\//i.test(value)) return undefined;
  const inner = readUrl(isPath ? outer.url.origin + value : value);
  if (!inner.ok || !isRequest(inner.value)) return undefined;
  return isBelieved(inner.value, outer) ? inner.value : undefined;
}

/** The authorization request that a login page goes back to, which it has in one of its parameters. */
export const hiddenRequest = (outer: PastedUrl): PastedUrl | undefined =>
  [...outer.query.values()]
    .map((value) => requestIn(value, outer))
    .find((inner) => inner !== undefined);
