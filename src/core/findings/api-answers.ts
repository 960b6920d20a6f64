import type { App } from '../app.ts';
import type { Challenge } from '../challenge.ts';
import { isRefusalStatus } from '../refusal.ts';
import { statusText } from '../status-phrase.ts';
import { type Millis, SECOND } from '../time.ts';
import { claimsOf, type TokenFacts } from '../token/facts.ts';
import { besideAccessToken, besideSentToken } from './around.ts';
import { error, type FindingRule, type Found } from './finding.ts';
import { rfc } from './source.ts';

/** That an API did not take this very token. */
interface Refused {
  readonly at: Millis;
  readonly host: string;
  readonly status: number;
  readonly challenge: Challenge;
}

function byTrial({ answers }: TokenFacts): Refused | undefined {
  const { at, url, status, challenge = {} } = answers?.trial ?? {};
  if (at === undefined || url === undefined || status === undefined) return undefined;
  return isRefusalStatus(status) ? { at, host: new URL(url).host, status, challenge } : undefined;
}

/** What the user has read and put away is told no more. */
const byRequest = ({ refusal }: TokenFacts): Refused | undefined =>
  refusal && !refusal.dismissed ? refusal : undefined;

/** A 403 that gives no reason is about what was asked for rather than about the token. */
const isAboutToken = ({ status, challenge }: Refused) =>
  status === 401 || challenge.error !== undefined;

/** The last time that an API did not take the token. */
function lastRefused(facts: TokenFacts): Refused | undefined {
  const refusals = [byTrial(facts), byRequest(facts)].filter((one) => one !== undefined);
  return refusals.filter(isAboutToken).sort((a, b) => b.at - a.at)[0];
}

/** RFC 9470 §3. */
const wantsSignIn = ({ challenge }: Refused) =>
  challenge.error === 'insufficient_user_authentication';

/** How the user signed in, by the token or by what its issuer says of it (RFC 9470 §6). */
const signInClaim = (facts: TokenFacts, name: 'acr' | 'auth_time'): unknown =>
  claimsOf(facts)[name] ?? facts.answers?.introspection?.claims?.[name];

function levelWanted(facts: TokenFacts, refused: Refused): string | undefined {
  const wanted = wantsSignIn(refused) ? refused.challenge.acrValues : undefined;
  const isMet = wanted?.split(' ').some((level) => level === signInClaim(facts, 'acr'));
  return isMet ? undefined : wanted;
}

/** In milliseconds. Undefined: the API wants none, or the sign-in was recent enough. */
function ageWanted(facts: TokenFacts, refused: Refused): Millis | undefined {
  const { maxAge } = refused.challenge;
  if (!wantsSignIn(refused) || maxAge === undefined) return undefined;
  const signedIn = signInClaim(facts, 'auth_time');
  const age = refused.at - Number(typeof signedIn === 'number' ? signedIn * SECOND : Number.NaN);
  return age <= maxAge * SECOND ? undefined : maxAge * SECOND;
}

/** `–` where the token does not say. */
function acrTooLow(_: App, facts: TokenFacts): Found | undefined {
  const refused = lastRefused(facts);
  const wanted = refused && levelWanted(facts, refused);
  if (wanted === undefined) return undefined;
  const held = signInClaim(facts, 'acr');
  return error(refused?.host ?? '', wanted, typeof held === 'string' ? held : '–');
}

function authTooOld(_: App, facts: TokenFacts): Found | undefined {
  const refused = lastRefused(facts);
  const wanted = refused && ageWanted(facts, refused);
  return wanted === undefined ? undefined : error(refused?.host ?? '', { span: wanted });
}

/** `insufficient_scope (orders:write): Not with this token.` */
function wordsOf({ status, challenge }: Refused): string {
  const { error: code, description, scopes = [] } = challenge;
  if (code === undefined) return statusText(status);
  const demanded = scopes.length > 0 ? `${code} (${scopes.join(' ')})` : code;
  return description === undefined ? demanded : `${demanded}: ${description}`;
}

/** What the two findings above do not tell. */
function apiSays(_: App, facts: TokenFacts): Found | undefined {
  const refused = lastRefused(facts);
  if (!refused) return undefined;
  const wanted = levelWanted(facts, refused) ?? ageWanted(facts, refused);
  return wanted === undefined ? error(refused.host, wordsOf(refused)) : undefined;
}

/** The end of the token is not known to be over: else it is not active for that reason. */
function revoked({ answers, tokens, now }: TokenFacts): Found | undefined {
  const isActive = answers?.introspection?.claims?.['active'];
  const isOver = tokens?.expiresAt !== undefined && tokens.expiresAt <= now;
  return isActive === false && !isOver ? error() : undefined;
}

export const API_RULES: readonly FindingRule[] = [
  { id: 'api_says', source: rfc(6750, '3.1'), find: besideSentToken(apiSays) },
  { id: 'acr_too_low', source: rfc(9470, '3'), find: besideSentToken(acrTooLow) },
  { id: 'auth_too_old', source: rfc(9470, '3'), find: besideSentToken(authTooOld) },
  { id: 'revoked', source: rfc(7662, '2.2'), find: besideAccessToken(revoked) },
];
