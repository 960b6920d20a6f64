import { customFetch, protectedResourceRequest, WWWAuthenticateChallengeError } from 'oauth4webapi';
import type { Challenge } from '../core/challenge.ts';
import { parseScope } from '../core/oauth-fields.ts';
import { quote } from './failure-of.ts';

type Parsed = WWWAuthenticateChallengeError['cause'][number];

/** Of whom a challenge speaks. */
export interface Challenged {
  /** The scheme that the token was sent with; '': none. */
  readonly scheme: string;
  /** What was sent in confidence: it comes back in no word. */
  readonly confidential: readonly string[];
}

/** More is nobody's challenge; it would take long to read. */
const MAX_LINE = 8 * 1024;
const MAX_LINES = 16;

/** A header as its bytes, which is all that a header can hold (Fetch §2.2): browsers tell some of them as text. */
const asBytes = (text: string) =>
  /[^\0-\xff]/.test(text) ? String.fromCharCode(...new TextEncoder().encode(text)) : text;

/** As the text that was meant: servers write UTF-8 more often than what the specification allows. */
function asText(bytes: string): string {
  try {
    const octets = Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(octets);
  } catch {
    return bytes;
  }
}

/** The protocol library reads challenges in answers of an API alone: so there is one. Its address is nobody's. */
async function challengesIn(line: string): Promise<readonly Parsed[]> {
  const bytes = asBytes(line);
  if (bytes.length > MAX_LINE) return [];
  try {
    const headers = new Headers({ 'www-authenticate': bytes });
    const answer = async () => new Response(null, { status: 401, headers });
    const nowhere = new URL('https://api.invalid');
    await protectedResourceRequest('-', 'GET', nowhere, undefined, null, { [customFetch]: answer });
    return [];
  } catch (error) {
    return error instanceof WWWAuthenticateChallengeError ? error.cause : [];
  }
}

const errorOf = ({ parameters }: Parsed) => parameters['error'];

/** The one about the scheme that was used, else about bearer tokens; of several the one that says why. */
function chosen(challenges: readonly Parsed[], scheme: string): Parsed | undefined {
  const own = challenges.filter((one) => one.scheme === scheme.toLowerCase());
  const ours = own.length > 0 ? own : challenges.filter((one) => one.scheme === 'bearer');
  return ours.find((one) => errorOf(one) !== undefined) ?? ours[0];
}

/** error = 1*( %x20-21 / %x23-5B / %x5D-7E ), RFC 6750 §3; nobody's is longer than this. */
const isErrorCode = (text: string) => /^[\x20-\x21\x23-\x5b\x5d-\x7e]{1,100}$/.test(text);

const MAX_SCOPES = 50;
const MAX_SCOPE = 300;

/** One by one, so that what is no scope takes no other along. */
const scopesIn = (text: string) =>
  text
    .split(/\s+/)
    .filter((scope) => scope !== '' && scope.length <= MAX_SCOPE && parseScope(scope).ok)
    .slice(0, MAX_SCOPES);

/** Space-separated (OpenID Connect Core §3.1.2.1). */
const acrIn = (text: string) => {
  const values = text.split(/\s+/).filter((value) => /^[\x21-\x7e]{1,300}$/.test(value));
  return values.slice(0, MAX_SCOPES).join(' ');
};

/** In seconds (RFC 9470 §3). */
const ageIn = (text: string) => (/^\d{1,10}$/.test(text) ? Number(text) : undefined);

function readingOf({ parameters }: Parsed, confidential: readonly string[]): Challenge {
  const words: Readonly<Record<string, string | undefined>> = { ...parameters };
  const told = (name: string) => asText(words[name] ?? '');
  // What is to be sent on must be as it was, or not at all.
  const untainted = (name: string) =>
    confidential.some((secret) => secret !== '' && told(name).includes(secret)) ? '' : told(name);
  const error = quote(told('error'), confidential);
  const description = quote(told('error_description'), confidential);
  const scopes = scopesIn(untainted('scope'));
  const acrValues = acrIn(untainted('acr_values'));
  const maxAge = ageIn(told('max_age'));
  return {
    ...(isErrorCode(error) && { error }),
    ...(description !== '' && { description }),
    ...(scopes.length > 0 && { scopes }),
    ...(acrValues !== '' && { acrValues }),
    ...(maxAge !== undefined && { maxAge }),
  };
}

/**
 * Reads the `WWW-Authenticate` lines of an answer that refuses a token (RFC 9110 §11.6.1, RFC 6750 §3, RFC
 * 9470 §3). Never fails: what cannot be read says nothing, and takes no other line along.
 */
export async function challengeIn(
  lines: readonly string[],
  { scheme, confidential }: Challenged,
): Promise<Challenge> {
  const parsed = await Promise.all(lines.slice(0, MAX_LINES).map(challengesIn));
  const challenge = chosen(parsed.flat(), scheme);
  return challenge ? readingOf(challenge, confidential) : {};
}
