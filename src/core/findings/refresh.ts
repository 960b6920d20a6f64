import { allowingRefresh } from '../providers/offline.ts';
import { refreshDueAt, type TokenSet } from '../session.ts';
import { HOUR, type Millis } from '../time.ts';
import type { TokenFacts } from '../token/facts.ts';
import { refreshTokenEnd } from '../token/refresh-token-end.ts';
import { scopesAsked } from '../token/scopes.ts';
import { besideAccessToken } from './around.ts';
import { type FindingRule, type Found, info, warn } from './finding.ts';
import { oidcCore } from './source.ts';
import { issuerGrantOf } from './subject.ts';

/** `offline`: Ory; `refresh_token`: Salesforce. */
const OFFLINE_SCOPES = ['offline_access', 'offline', 'refresh_token'];

/** With what an app asked for a refresh token: a scope, or as Google has it. */
function askedBy(facts: TokenFacts): string | undefined {
  const grant = issuerGrantOf(facts);
  const parameters = grant?.kind === 'authorization_code' && grant.authorization.parameters;
  const isOffline = (parameters || []).some(
    ({ name, value }) => name === 'access_type' && value === 'offline',
  );
  const scope = scopesAsked(facts).find((one) => OFFLINE_SCOPES.includes(one));
  return isOffline ? 'access_type=offline' : scope;
}

/** Grants that need nobody at the browser do without one (`isUnattended`). */
function noRefresh(facts: TokenFacts): Found | undefined {
  const grant = issuerGrantOf(facts);
  const wantsUser = grant?.kind === 'authorization_code' || grant?.kind === 'device_code';
  if (!wantsUser || !facts.tokens || facts.tokens.refreshToken) return undefined;
  const asked = askedBy(facts);
  return asked === undefined ? undefined : warn(asked, allowingRefresh(grant.server.issuer));
}

/** The next access token is due when there is nothing left to ask for it with. */
const isTooLate = (tokens: TokenSet, end: Millis) => (refreshDueAt(tokens) ?? 0) > end;

/**
 * How little is left of a refresh token: less than a quarter of its life and than a day is good to know, less
 * than a tenth and than an hour wants a look. What a renewal makes young again (30 minutes, at some issuers)
 * is renewed long before.
 */
function expiresSoon(facts: TokenFacts): Found | undefined {
  const end = refreshTokenEnd(facts);
  const { now, tokens } = facts;
  if (end === undefined || !tokens) return undefined;
  const left = end.at - now;
  const told = { span: left };
  if (left <= 0) return { ...warn(), sentence: 'refresh_expired', remedy: 'sign_in' };
  if (left < Math.min(HOUR, end.life / 10) || isTooLate(tokens, end.at)) return warn(told);
  return left < Math.min(24 * HOUR, end.life / 4) ? info(told) : undefined;
}

export const REFRESH_RULES: readonly FindingRule[] = [
  { id: 'no_refresh', source: oidcCore('11'), find: besideAccessToken(noRefresh) },
  { id: 'refresh_expires_soon', find: besideAccessToken(expiresSoon) },
];
