import { realmIntrospection } from '../beyond-identity.ts';
import type { IssuerGrant } from '../grant.ts';
import { type Millis, SECOND } from '../time.ts';
import { claimsOf, type TokenFacts } from '../token/facts.ts';
import type { Claims } from '../token/reading.ts';

/** Whether an API gets it, or may get it: an ID token only where its app says so. */
export const isForApi = ({ kind, app }: TokenFacts) =>
  kind !== 'id_token' || app?.send === 'id_token';

/** Whether claims are there to be looked at: those of a nested or unencoded token may be out of reach. */
export const hasClaims = ({ reading }: TokenFacts) =>
  reading?.form === 'self-contained' &&
  (Object.keys(reading.claims).length > 0 || !(reading.nested ?? reading.isUnencoded));

/** How its app gets tokens. Undefined: there is no app, or its tokens are pasted. */
export const issuerGrantOf = ({ app }: TokenFacts): IssuerGrant | undefined =>
  app?.grant.kind === 'pasted' ? undefined : app?.grant;

export const clientIdOf = (facts: TokenFacts) => issuerGrantOf(facts)?.client.id;

/** A claim or member that is a text with something in it. */
export function textIn(members: Claims, name: string): string | undefined {
  const value = members[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Whom it is for: one text, or a list of them (RFC 7519 §4.1.3). */
export function audiencesOf(facts: TokenFacts): readonly string[] {
  const aud = claimsOf(facts)['aud'];
  const all: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  return [...new Set(all.filter((one) => typeof one === 'string' && one !== ''))] as string[];
}

/** A time in seconds beyond this is in the year 5138: it was meant in milliseconds. */
const LATEST = 1e11;

export const isInMillis = (time: unknown) =>
  (typeof time === 'number' || typeof time === 'bigint') && time > LATEST;

/** A time of a token in milliseconds; undefined where it has none, or none that can be one (RFC 7519 §2). */
export function timeIn(facts: TokenFacts, name: string): Millis | undefined {
  const time = claimsOf(facts)[name];
  return typeof time === 'number' && Math.abs(time) <= LATEST ? time * SECOND : undefined;
}

export function urlIn(text: string | undefined): URL | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) ? url : undefined;
}

/** `at+jwt` for `application/at+jwt` too: letter case and that prefix say nothing (RFC 7515 §4.1.9). */
export const mediaTypeIn = (header: Claims, name: 'typ' | 'cty') =>
  textIn(header, name)
    ?.toLowerCase()
    .replace(/^application\//, '');

/** What its issuer can be asked about a token that only the issuer can read. */
export function askableAt(facts: TokenFacts): 'introspect' | 'ask_userinfo' | undefined {
  const server = issuerGrantOf(facts)?.server;
  if (!server) return undefined;
  if (server.introspectionEndpoint ?? realmIntrospection(server.issuer)) return 'introspect';
  return server.userinfoEndpoint === undefined ? undefined : 'ask_userinfo';
}
