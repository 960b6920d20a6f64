import { type Problem, problem } from './problem.ts';
import { good, type Result } from './result.ts';

const MAX_LENGTH = 2048;

/** The parts as they were typed: `new URL` repairs silently what we want to speak about. */
const parts = (text: string) => {
  const [, scheme = '', authority = '', path = ''] =
    /^([a-z][a-z0-9+.-]*):\/\/([^/\\?#]*)([^?#]*)/i.exec(text) ?? [];
  return { scheme: scheme.toLowerCase(), authority, path };
};

const portOf = (authority: string) => /:(\d*)$/.exec(authority)?.[1];

const isPortOutOfRange = (authority: string) => {
  const port = portOf(authority);
  return port !== undefined && !(Number(port) >= 1 && Number(port) <= 65_535);
};

/** Percent-encoding would smuggle in what is not: the URL parser decodes it in a host. */
const isPlainAscii = (authority: string) => /^[\x21-\x24\x26-\x7e]*$/.test(authority);

/** Whether a host is this machine itself (RFC 6761 §6.3), where plain http tells nobody anything. */
export const isLoopback = (hostname: string) =>
  hostname === 'localhost' ||
  hostname.endsWith('.localhost') ||
  hostname === '[::1]' ||
  /^127(\.\d+){3}$/.test(hostname);

/** What can be said before the URL parser has repaired anything. */
function textProblem(text: string) {
  const { scheme, authority, path } = parts(text);
  if (text === '') return problem('required');
  if (text.length > MAX_LENGTH) return problem('too_long', String(MAX_LENGTH));
  if (scheme === '') return problem('url_no_scheme');
  if (scheme !== 'https' && scheme !== 'http') return problem('url_scheme', scheme);
  if (authority.includes('@')) return problem('url_userinfo');
  if (text.includes('*')) return problem('url_wildcard');
  if (isPortOutOfRange(authority)) return problem('url_port', portOf(authority));
  if (path.includes('\\')) return problem('url_backslash');
  // The URL parser drops tabs, line breaks and surplus slashes, and then sees other parts than we did.
  if (authority === '' || /\p{Cc}/u.test(text)) return problem('url_invalid');
  return undefined;
}

function hostProblem(text: string, url: URL) {
  if (!isPlainAscii(parts(text).authority)) return problem('url_not_ascii', url.host);
  if (url.hostname.endsWith('.')) return problem('url_trailing_dot');
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return problem('url_insecure', url.hostname);
  }
  return undefined;
}

/**
 * Reads an http(s) URL that a person typed, and refuses what would make a token travel further than
 * it seems: other schemes, plain http beyond loopback (RFC 6750 §5.3), a name and password, wildcards,
 * look-alike letters in the host, path tricks.
 */
export function parseWebUrl(input: string): Result<URL, Problem> {
  const text = input.trim();
  const early = textProblem(text);
  if (early) return early;
  if (!URL.canParse(text)) return problem('url_invalid');
  const url = new URL(text);
  // Percent-encoding may have made it longer, and what is stored is read again.
  if (url.href.length > MAX_LENGTH) return problem('too_long', String(MAX_LENGTH));
  return hostProblem(text, url) ?? pathProblem(parts(text).path) ?? good(url);
}

/** `..` and its encodings change which path a server sees; an encoded slash does so at some servers. */
function pathProblem(path: string) {
  const segments = path.split('/').map((segment) => segment.replaceAll(/%2e/gi, '.'));
  if (segments.includes('.') || segments.includes('..')) return problem('path_dots');
  const encoded = /%(?:2f|5c)/i.exec(path)?.[0];
  return encoded ? problem('path_encoded', encoded) : undefined;
}

/** As `parseWebUrl`, and without a query or a fragment: neither is part of an origin, a path or an issuer. */
export function parsePlainUrl(input: string): Result<URL, Problem> {
  const parsed = parseWebUrl(input);
  if (!parsed.ok) return parsed;
  if (input.includes('#')) return problem('url_fragment');
  if (input.includes('?')) return problem('url_query');
  return parsed;
}
