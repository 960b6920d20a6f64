import type { TokenSet } from '../session.ts';
import { claimsOf, type TokenFacts } from './facts.ts';
import { claimsIn } from './read-token.ts';
import type { Claims } from './reading.ts';

export interface Scopes {
  /** What the token may do: by the issuer's answer, and by the token itself. */
  readonly granted: readonly string[];
  /** What was asked for in vain. */
  readonly refused: readonly string[];
}

/** Scopes stand in one text (RFC 8693 §4.2), at some issuers in a list. */
export const scopesIn = (value: unknown): readonly string[] | undefined => {
  if (typeof value === 'string') return value.split(' ').filter(Boolean);
  return Array.isArray(value) ? value.filter((scope) => typeof scope === 'string') : undefined;
};

/** The scopes that a token names: in `scope` (RFC 8693 §4.2), at Entra and Okta in `scp`. */
export const scopesNamed = (claims: Claims): readonly string[] =>
  scopesIn(claims['scope']) ?? scopesIn(claims['scp']) ?? [];

/** What an app asked for, and what an API demanded beyond that. */
export const scopesAsked = ({ app, tokens }: TokenFacts): readonly string[] =>
  app === undefined || app.grant.kind === 'pasted'
    ? []
    : [...new Set([...app.grant.request.scopes, ...(tokens?.demanded ?? [])])];

/** The claims that these scopes ask for (OpenID Connect Core §5.4): any of them in an ID token answers it. */
const CLAIMS_FOR: Readonly<Record<string, readonly string[]>> = {
  profile: ['name', 'preferred_username', 'nickname', 'given_name', 'family_name'],
  email: ['email'],
  phone: ['phone_number'],
  address: ['address'],
};

const isInIdToken = (scope: string, { idToken }: TokenSet) => {
  const names = Object.hasOwn(CLAIMS_FOR, scope) ? (CLAIMS_FOR[scope] ?? []) : [];
  const claims = names.length > 0 ? claimsIn(idToken) : undefined;
  return claims !== undefined && names.some((name) => claims[name] !== undefined);
};

/** These ask for something beside the access token, so that it says nothing whether they stand in it. */
const isAnsweredBeside = (scope: string, tokens: TokenSet) =>
  (scope === 'openid' && (tokens.idToken ?? tokens.who) !== undefined) ||
  (scope === 'offline_access' && tokens.renewable) ||
  isInIdToken(scope, tokens);

const DEFAULT = /\.default$/;

/** Google grants `email` under a longer name, and Entra for `…/.default` what the app is registered for. */
const isGrantedOtherwise = (scope: string, granted: ReadonlySet<string>) =>
  granted.has(`https://www.googleapis.com/auth/userinfo.${scope}`) ||
  (DEFAULT.test(scope) && [...granted].some((one) => one.startsWith(scope.replace(DEFAULT, ''))));

/** What a token may do, and what was asked for in vain: nothing, where nobody says what was granted. */
export function scopesOf(facts: TokenFacts): Scopes {
  const { tokens } = facts;
  const named = scopesNamed(claimsOf(facts));
  const all = new Set([...(tokens?.scopes ?? []), ...named]);
  const granted = [...all];
  const isKnown = tokens?.scopes !== undefined || named.length > 0;
  if (tokens === undefined || !isKnown) return { granted, refused: [] };
  const isThere = (scope: string) =>
    all.has(scope) || isGrantedOtherwise(scope, all) || isAnsweredBeside(scope, tokens);
  return { granted, refused: scopesAsked(facts).filter((scope) => !isThere(scope)) };
}
