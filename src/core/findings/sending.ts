import { apiScopeText, isWithin } from '../api-scope.ts';
import type { App } from '../app.ts';
import { headerNameText } from '../header-line.ts';
import type { TokenFacts } from '../token/facts.ts';
import { isLoopback } from '../web-url.ts';
import { besideSentToken } from './around.ts';
import { error, type FindingRule, type Found, warn } from './finding.ts';
import { rfc } from './source.ts';

/** A form takes no such address; what is stored or managed might have been written by someone else. */
const isInClear = (origin: string) => {
  const { protocol, hostname } = new URL(origin);
  return protocol === 'http:' && !isLoopback(hostname);
};

function httpApi({ apiScopes }: App): Found | undefined {
  const inClear = apiScopes.filter(({ origin }) => isInClear(origin)).map(apiScopeText);
  return inClear.length > 0 ? error({ list: inClear }) : undefined;
}

/** Then a page's request to the token endpoint gets the token, which is no business of that endpoint. */
function sameOriginIdp({ apiScopes, grant }: App): Found | undefined {
  if (grant.kind === 'pasted') return undefined;
  const endpoint = new URL(grant.server.tokenEndpoint);
  const covering = apiScopes.find((scope) => isWithin(scope, endpoint));
  return covering && error(apiScopeText(covering), endpoint.href);
}

/** An app that is off attaches nothing, whatever it may reach. */
const originNotPermitted = ({ enabled }: App, { lacking = [] }: TokenFacts): Found | undefined =>
  enabled && lacking.length > 0 ? error({ list: lacking }) : undefined;

/** While an app is off it replaces nothing. */
const pageHasOwnAuth = ({ enabled, header }: App, { isReplaced }: TokenFacts): Found | undefined =>
  enabled && isReplaced ? warn(headerNameText(header.name)) : undefined;

export const SENDING_RULES: readonly FindingRule[] = [
  { id: 'http_api', source: rfc(6750, '5.3'), find: besideSentToken(httpApi) },
  { id: 'same_origin_idp', find: besideSentToken(sameOriginIdp) },
  { id: 'origin_not_permitted', find: besideSentToken(originNotPermitted) },
  { id: 'page_has_own_auth', find: besideSentToken(pageHasOwnAuth) },
];
