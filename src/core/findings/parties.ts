import { claimsOf, type TokenFacts } from '../token/facts.ts';
import { error, type FindingRule, type Found, warn } from './finding.ts';
import { oidcCore, rfc } from './source.ts';
import { clientIdOf, issuerGrantOf, textIn } from './subject.ts';

/** Entra answers for all tenants at once: its metadata says `{tenantid}`, its tokens say which one it was. */
const forTenant = (issuer: string, tenant: string | undefined) =>
  tenant === undefined
    ? issuer
    : issuer.replace(
        /^(https:\/\/login\.microsoftonline\.com\/)(?:\{tenantid\}|common|organizations|consumers)\//,
        (_, start) => `${start}${tenant}/`,
      );

const issuerExpected = (facts: TokenFacts) => {
  const issuer = facts.issuer?.metadata?.issuer ?? issuerGrantOf(facts)?.server.issuer;
  return issuer && forTenant(issuer, textIn(claimsOf(facts), 'tid'));
};

/** Google may leave out the scheme (OpenID Connect Core §15.6.2). */
const isGoogles = (iss: string, expected: string) =>
  iss === 'accounts.google.com' && expected === `https://${iss}`;

/** Entra's tokens of version 1 name another issuer: APIs that read them so take them, others do not. */
const isOfEntra1 = (iss: string, expected: string) =>
  iss.startsWith('https://sts.windows.net/') &&
  expected.startsWith('https://login.microsoftonline.com/');

/** Compared to the letter: a slash at the end makes another issuer. */
function issMismatch(facts: TokenFacts): Found | undefined {
  const iss = textIn(claimsOf(facts), 'iss');
  const expected = issuerGrantOf(facts) && issuerExpected(facts);
  if (iss === undefined || expected === undefined || iss === expected) return undefined;
  if (isGoogles(iss, expected)) return undefined;
  return (isOfEntra1(iss, expected) ? warn : error)(iss, expected);
}

/** Only for ID tokens there is a rule that clients have to keep; in an access token it is told, not forbidden. */
function azpMismatch(facts: TokenFacts): Found | undefined {
  const azp = textIn(claimsOf(facts), 'azp');
  const clientId = clientIdOf(facts);
  if (azp === undefined || clientId === undefined || azp === clientId) return undefined;
  return (facts.kind === 'id_token' ? error : warn)(azp, clientId);
}

/** RFC 8693 §4.3; at Okta `cid`, in Entra's tokens of version 1 `appid`. */
const CLIENT_CLAIMS = ['client_id', 'cid', 'appid'];

function clientMismatch(facts: TokenFacts): Found | undefined {
  const clientId = clientIdOf(facts);
  const claims = claimsOf(facts);
  if (clientId === undefined || azpMismatch(facts)) return undefined;
  const other = CLIENT_CLAIMS.map((name) => textIn(claims, name)).find(
    (id) => id !== undefined && id !== clientId,
  );
  return other === undefined ? undefined : warn(other, clientId);
}

const atHashMismatch = ({ check }: TokenFacts): Found | undefined =>
  check?.fitsAccessToken === false ? error() : undefined;

export const PARTY_RULES: readonly FindingRule[] = [
  { id: 'iss_mismatch', source: rfc(9068, '4'), find: issMismatch },
  { id: 'azp_mismatch', source: oidcCore('3.1.3.7'), find: azpMismatch },
  { id: 'client_mismatch', source: rfc(8693, '4.3'), find: clientMismatch },
  { id: 'at_hash_mismatch', source: oidcCore('3.1.3.8'), find: atHashMismatch },
];
