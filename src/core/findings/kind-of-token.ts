import { claimsOf, headerOf, type TokenFacts } from '../token/facts.ts';
import { error, type FindingRule, type Found, info, warn } from './finding.ts';
import { oidcCore, rfc } from './source.ts';
import { audiencesOf, clientIdOf, issuerGrantOf, mediaTypeIn, textIn } from './subject.ts';

const isTypedAccess = (facts: TokenFacts) => mediaTypeIn(headerOf(facts), 'typ') === 'at+jwt';

/** Keycloak says `Bearer` or `ID` in a claim `typ`, Cognito `access` or `id` in `token_use`. */
function wordOf(facts: TokenFacts): 'access' | 'id' | undefined {
  const claims = claimsOf(facts);
  const word = (textIn(claims, 'token_use') ?? textIn(claims, 'typ'))?.toLowerCase();
  if (isTypedAccess(facts) || word === 'access' || word === 'bearer') return 'access';
  return word === 'id' ? 'id' : undefined;
}

const hasScopes = (facts: TokenFacts) =>
  ['scope', 'scp'].some((name) => Object.hasOwn(claimsOf(facts), name));

/**
 * What only an ID token has (OpenID Connect Core §2, §3.3.2.11). Keycloak before 24 put the nonce into access
 * tokens too, so that it counts only where nothing else tells of an access token.
 */
function membersOfIdToken(facts: TokenFacts): readonly string[] {
  const word = wordOf(facts);
  if (word === 'access') return [];
  const claims = claimsOf(facts);
  const names = hasScopes(facts) ? ['at_hash', 'c_hash'] : ['at_hash', 'c_hash', 'nonce'];
  const found = names.filter((name) => Object.hasOwn(claims, name));
  return word === 'id'
    ? [Object.hasOwn(claims, 'token_use') ? 'token_use' : 'typ', ...found]
    : found;
}

/** Who sends an ID token does so on purpose; of a pasted token nobody knows what it is for. */
function idTokenAsAccess(facts: TokenFacts): Found | undefined {
  const list = facts.kind === 'id_token' ? [] : membersOfIdToken(facts);
  if (list.length === 0) return undefined;
  return facts.kind === undefined ? warn({ list }) : error({ list });
}

/** At Entra an app that is client and API at once asks for `api://CLIENT/read`, or for `CLIENT/.default`. */
function asksForItself(facts: TokenFacts, clientId: string) {
  const { audience, resources = [], scopes = [] } = issuerGrantOf(facts)?.request ?? {};
  const names = [clientId, `api://${clientId}`];
  return (
    [audience, ...resources].some((one) => one !== undefined && names.includes(one)) ||
    scopes.some((scope) => names.some((name) => scope.startsWith(`${name}/`)))
  );
}

/**
 * Only the client: an audience beside it is the API, as at Beyond Identity. A token that says that it is for
 * access is one all the same, so there it is a warning: some issuers know no other audience.
 */
function audIsClient(facts: TokenFacts): Found | undefined {
  const clientId = clientIdOf(facts);
  if (facts.kind !== 'access_token' || clientId === undefined) return undefined;
  const [audience, ...others] = audiencesOf(facts);
  if (audience !== clientId || others.length > 0 || asksForItself(facts, clientId))
    return undefined;
  if (idTokenAsAccess(facts)) return undefined;
  return wordOf(facts) === 'access' || hasScopes(facts) ? warn(clientId) : error(clientId);
}

/** Whether its audience says no more than that it is an ID token. */
export const isForClient = (facts: TokenFacts) =>
  (audIsClient(facts) ?? idTokenAsAccess(facts)) !== undefined;

function typNotAtJwt(facts: TokenFacts): Found | undefined {
  const { kind, reading } = facts;
  if (kind !== 'access_token' || reading?.form !== 'self-contained') return undefined;
  return isTypedAccess(facts) || isForClient(facts) ? undefined : info();
}

export const KIND_RULES: readonly FindingRule[] = [
  { id: 'id_token_as_access', source: rfc(9068, '5'), find: idTokenAsAccess },
  { id: 'aud_is_client', source: oidcCore('2'), find: audIsClient },
  { id: 'typ_not_atjwt', source: rfc(9068, '2.1'), find: typNotAtJwt },
];
