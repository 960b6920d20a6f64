import { apiScopeText } from '../api-scope.ts';
import type { App } from '../app.ts';
import type { IssuerGrant } from '../grant.ts';
import { claimsOf, type TokenFacts } from '../token/facts.ts';
import { type FindingRule, type Found, info, warn } from './finding.ts';
import { isForClient } from './kind-of-token.ts';
import { rfc } from './source.ts';
import { audiencesOf, clientIdOf, hasClaims, issuerGrantOf, textIn, urlIn } from './subject.ts';

/** Cognito's access tokens never have one, and say so by `token_use`. */
function audMissing(facts: TokenFacts): Found | undefined {
  if (facts.kind === 'id_token' || !hasClaims(facts) || audiencesOf(facts).length > 0) return;
  return textIn(claimsOf(facts), 'token_use') === 'access' ? info() : warn();
}

/** The client itself is no API: Beyond Identity names it beside the resource. */
function audMany(facts: TokenFacts): Found | undefined {
  const list = audiencesOf(facts).filter((audience) => audience !== clientIdOf(facts));
  return facts.kind !== 'id_token' && list.length > 1 ? info({ list }) : undefined;
}

/** What is sent beside what the protocol sends, to either endpoint. */
function parametersOf(grant: IssuerGrant | undefined) {
  const shown = grant?.kind === 'authorization_code' ? grant.authorization.parameters : undefined;
  return [...(grant?.request.parameters ?? []), ...(shown ?? [])];
}

/** The names that the app calls its API by at the issuer. */
function namesAsked(facts: TokenFacts): readonly string[] {
  const grant = issuerGrantOf(facts);
  const { audience, resources = [] } = grant?.request ?? {};
  const further = parametersOf(grant).filter(({ name }) => /^(?:audience|resource)$/.test(name));
  return [audience ?? [], resources, further.map(({ value }) => value)].flat();
}

/** Looked for from the first of them on alone: from each of many it takes long. */
const SLASHES_AT_END = /(?<!\/)\/+$/;

/** Entra writes `api://GUID` as `GUID`; a slash at the end says nothing. */
const bare = (name: string) => name.replace(/^api:\/\//, '').replace(SLASHES_AT_END, '');

const addressesOf = ({ apiScopes }: App) =>
  apiScopes.flatMap((scope) => [scope.origin, apiScopeText(scope)]);

/** An audience that is an address above or below the API's own, as `https://api.test/v1` is to `https://api.test`. */
const isAtApi = (audience: string, { apiScopes }: App) =>
  apiScopes.some((scope) => {
    const url = urlIn(audience);
    const [own, other] = [`${scope.path}/`, `${url?.pathname.replace(SLASHES_AT_END, '')}/`];
    return url?.origin === scope.origin && (own.startsWith(other) || other.startsWith(own));
  });

/** Some issuers are asked for an API by its scopes: `https://orders.test/read` is for `https://orders.test`. */
const isInScopes = (audience: string, facts: TokenFacts) =>
  (issuerGrantOf(facts)?.request.scopes ?? []).some((scope) =>
    bare(scope).startsWith(`${bare(audience)}/`),
  );

/** Whether an audience is one of the names that the app's API is known to have. */
export const isApis = (audience: string, app: App, facts: TokenFacts): boolean =>
  namesAsked(facts).some((name) => bare(name) === bare(audience)) ||
  isAtApi(audience, app) ||
  isInScopes(audience, facts);

/**
 * An API may have any name at its issuer. So an audience that is no address is wrong only where the app
 * names another; an address may be such a name too, but mostly it is where the token belongs.
 */
function audNotApi(facts: TokenFacts): Found | undefined {
  const { app, kind } = facts;
  const list = audiencesOf(facts);
  if (!app || kind !== 'access_token' || list.length === 0 || isForClient(facts)) return;
  const names = namesAsked(facts);
  if (list.some((audience) => isApis(audience, app, facts))) return;
  if (names.length === 0 && !list.every((audience) => urlIn(audience))) return;
  return warn({ list }, { list: names.length > 0 ? names : [...new Set(addressesOf(app))] });
}

export const AUDIENCE_RULES: readonly FindingRule[] = [
  { id: 'aud_missing', source: rfc(9068, '2.2'), find: audMissing },
  { id: 'aud_many', source: rfc(9700, '2.3'), find: audMany },
  { id: 'aud_not_api', source: rfc(9068, '4'), find: audNotApi },
];
