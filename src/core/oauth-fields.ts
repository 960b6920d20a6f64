import { type Problem, problem } from './problem.ts';
import { good, type Result } from './result.ts';
import { parsePlainUrl, parseWebUrl } from './web-url.ts';

const MAX_TOKEN_LENGTH = 64 * 1024;

/** An issuer identifier: a URL without query or fragment (RFC 8414 §2), kept to the letter as typed. */
export function parseIssuer(input: string): Result<string, Problem> {
  const parsed = parsePlainUrl(input);
  return parsed.ok ? good(input.trim()) : parsed;
}

/** An endpoint may have a query, never a fragment (RFC 6749 §3.1, §3.2). */
export function parseEndpoint(input: string): Result<string, Problem> {
  const parsed = parseWebUrl(input);
  if (!parsed.ok) return parsed;
  return parsed.value.hash || input.includes('#')
    ? problem('url_fragment')
    : good(parsed.value.href);
}

/**
 * A redirect URI that is registered for the client: an endpoint of a site (RFC 6749 §3.1.2). Other schemes are
 * caught by the system, not by the browser, so none of them comes back to us.
 */
export function parseRedirectUri(input: string): Result<string, Problem> {
  const parsed = parseEndpoint(input);
  // Kept to the letter: issuers compare it as text (RFC 9700 §2.1).
  return parsed.ok ? good(input.trim()) : parsed;
}

/** scope-token = 1*( %x21 / %x23-5B / %x5D-7E ), RFC 6749 §3.3. Gives the scopes once each, in order. */
export function parseScope(input: string): Result<readonly string[], Problem> {
  const scopes = [...new Set(input.split(/\s+/).filter(Boolean))];
  const wrong = scopes.find((scope) => !/^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope));
  return wrong === undefined ? good(scopes) : problem('scope_character', wrong);
}

const isVisibleAscii = (text: string) => /^[\x20-\x7e]*$/.test(text);

/** client_id = *VSCHAR, RFC 6749 appendix A.1. */
export function parseClientId(input: string): Result<string, Problem> {
  const clientId = input.trim();
  if (clientId === '') return problem('required');
  return isVisibleAscii(clientId) ? good(clientId) : problem('client_id_character');
}

/** client_secret = *VSCHAR, RFC 6749 appendix A.2. Never trimmed: a space may belong to it. */
export const parseClientSecret = (input: string): Result<string, Problem> =>
  isVisibleAscii(input) ? good(input) : problem('secret_character');

/** An audience is whatever the issuer calls its API; some take a URL, some a plain name. */
export const parseAudience = (input: string): Result<string, Problem> =>
  isVisibleAscii(input) ? good(input.trim()) : problem('audience_character');

/** An absolute URI without a fragment (RFC 8707 §2). It need not be a web address: `urn:…` is one too. */
export function parseResource(input: string): Result<string, Problem> {
  const resource = input.trim();
  if (resource === '') return good('');
  if (!URL.canParse(resource) || !isVisibleAscii(resource)) return problem('url_invalid');
  return resource.includes('#') ? problem('url_fragment') : good(resource);
}

/**
 * A token as it was pasted. Space around it and a leading `Bearer ` are taken off; what is left has to be
 * something that can stand in a header line: visible ASCII without spaces (RFC 9110 §5.5, RFC 6750 §2.1).
 */
export function parseToken(input: string): Result<string, Problem> {
  const token = input.trim().replace(/^bearer(?:\s+|$)/i, '');
  if (token === '') return problem('required');
  if (token.length > MAX_TOKEN_LENGTH) return problem('too_long', String(MAX_TOKEN_LENGTH));
  if (/[\r\n]/.test(token)) return problem('token_line_break');
  if (/\s/.test(token)) return problem('token_space');
  return /^[\x21-\x7e]+$/.test(token) ? good(token) : problem('token_not_ascii');
}
