import type { Found } from '../../src/core/findings/finding.ts';
import { findingsOf } from '../../src/core/findings/findings.ts';
import type { FindingId } from '../../src/core/findings/ids.ts';
import type { TokenSet } from '../../src/core/session.ts';
import type { TokenFacts } from '../../src/core/token/facts.ts';
import { readToken } from '../../src/core/token/read-token.ts';
import { appWith, jwtWith, STORED_APP } from './samples.ts';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const NOON = Date.UTC(2026, 0, 1, 12);
/** Noon as tokens count it. */
export const NOON_S = NOON / SECOND;

type Members = Readonly<Record<string, unknown>>;

/** An access token with nothing to be told of. What a test changes to undefined is not there. */
export const SOUND: Members = {
  iss: 'https://issuer.test',
  aud: 'shop-api',
  sub: 'alice',
  client_id: 'shop',
  iat: NOON_S - 600,
  exp: NOON_S + 1800,
};
export const SOUND_HEADER: Members = { alg: 'RS256', typ: 'at+jwt', kid: 'key-1' };

/** The token of `appWith()`, at noon. */
export const factsOfText = (text: string, changes: Partial<TokenFacts> = {}): TokenFacts => ({
  kind: 'access_token',
  text,
  reading: text === '' ? undefined : readToken(text),
  now: NOON,
  app: appWith(),
  ...changes,
});

/** As nobody's: to be read only. */
export const PASTED = { kind: undefined, app: undefined } as const;

export const factsWith = (
  claims: Members = {},
  changes: Partial<TokenFacts> & { readonly header?: Members } = {},
): TokenFacts => {
  const { header = {}, ...facts } = changes;
  return factsOfText(jwtWith({ ...SOUND, ...claims }, { ...SOUND_HEADER, ...header }), facts);
};

export const tokensWith = (changes: Partial<TokenSet> = {}): TokenSet => ({
  accessToken: 'token',
  receivedAt: NOON - 10 * MINUTE,
  renewable: true,
  ...changes,
});

/** `appWith()`, asking for its tokens otherwise. */
export const asking = (request: object) =>
  appWith({ grant: { ...STORED_APP.grant, request: { scopes: ['orders'], ...request } } });

/** What is told of one thing. Undefined: it is not found. */
export function foundIn(id: FindingId, facts: TokenFacts): Found | undefined {
  const finding = findingsOf(facts).find((one) => one.id === id);
  if (!finding) return undefined;
  const { id: _id, source: _source, ...found } = finding;
  return found;
}
