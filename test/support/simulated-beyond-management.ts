import { type Answer, json, type Received, status } from './hostile-issuer.ts';
import {
  API,
  type Application,
  AUTH,
  applicationPath,
  type Issued,
  issuerOf,
  REALM,
  type Realm,
} from './simulated-beyond-tokens.ts';
import { bearerIn, claimedIn, isClient, refusal } from './simulated-client.ts';
import { play, queryOf } from './simulated-hosts.ts';

/** Small, so that a list has several pages. */
const PAGE_SIZE = 2;

/** By a token of an app that holds the scope, for the API of Beyond Identity itself. */
function mayAs(request: Received, scope: string, realm: Realm): boolean {
  const issued = realm.get(bearerIn(request) ?? '');
  return issued?.audience.includes('beyondidentity') === true && issued.scopes.includes(scope);
}

const provesItself = (request: Received, { client }: Application) =>
  client.secret !== undefined && claimedIn(request).by === 'basic' && isClient(request, client);

const FORBIDDEN = json({ code: 'forbidden', message: 'missing scope' }, 403);

const introspected = (issued: Issued | undefined) =>
  issued
    ? {
        active: true,
        sub: issued.principal.id,
        aud: issued.audience,
        scope: issued.scopes.join(' '),
        bi_t: 't1',
        bi_r: 'r1',
        ...(issued.custom !== undefined && { bi_custom: issued.custom }),
      }
    : { active: false };

const introspecting =
  (applications: readonly Application[], realm: Realm): Answer =>
  (response, request) => {
    const isAllowed =
      applications.some((application) => provesItself(request, application)) ||
      mayAs(request, 'tokens:introspect', realm);
    const answer = isAllowed
      ? json(introspected(realm.get(request.form.get('token') ?? '')))
      : refusal('invalid_client', undefined, 401);
    answer(response, request);
  };

/** An OAuth2 application proves itself; for one of OpenID Connect a steward has to speak. */
const revoking =
  (application: Application, realm: Realm): Answer =>
  (response, request) => {
    const isAllowed =
      application.protocol === 'oauth2'
        ? provesItself(request, application)
        : mayAs(request, 'tokens:delete', realm);
    if (isAllowed) realm.delete(request.form.get('token') ?? '');
    const answer = isAllowed ? status(200) : refusal('invalid_client', undefined, 401);
    answer(response, request);
  };

const listed = ({ id, scopes, format, token, lifetime }: Issued) => ({
  id,
  scopes,
  expires: new Date(Date.now() + lifetime * 1000).toISOString(),
  issued_at: new Date().toISOString(),
  token_type: 'access',
  token_format: format,
  token_suffix: token.slice(-4),
});

const isOf = ({ principal }: Issued, query: URLSearchParams) =>
  !query.has('principal_id') ||
  (principal.type === query.get('principal_type') && principal.id === query.get('principal_id'));

const pageFrom = (tokens: readonly Issued[], start: number) => ({
  tokens: tokens.slice(start, start + PAGE_SIZE).map(listed),
  total_size: tokens.length,
  ...(start + PAGE_SIZE < tokens.length && { next_page_token: String(start + PAGE_SIZE) }),
});

const listing =
  ({ id }: Application, realm: Realm): Answer =>
  (response, request) => {
    const query = queryOf(request);
    const tokens = [...realm.values()].filter(
      (issued) => issued.application === id && isOf(issued, query),
    );
    const answer = mayAs(request, 'tokens:read', realm)
      ? json(pageFrom(tokens, Number(query.get('page_token') ?? 0)))
      : FORBIDDEN;
    answer(response, request);
  };

const deleting =
  (issued: Issued, realm: Realm): Answer =>
  (response, request) => {
    const isAllowed = request.method === 'DELETE' && mayAs(request, 'tokens:delete', realm);
    const isThere = isAllowed && realm.delete(issued.token);
    const gone = json({ code: 'not_found', message: 'token not found' }, 404);
    const answer = isAllowed ? (isThere ? status(204) : gone) : FORBIDDEN;
    answer(response, request);
  };

const tokensOf = (application: Application) => `${API}${applicationPath(application)}/tokens`;

export const playDeletion = (application: Application, issued: Issued, realm: Realm): void =>
  play(`${tokensOf(application)}/${issued.id}`, deleting(issued, realm));

/** What the realm and its API know of tokens that were given out. */
export function playManagement(applications: readonly Application[], realm: Realm): void {
  play(`${AUTH}${REALM}/introspect`, introspecting(applications, realm));
  for (const application of applications) {
    play(`${issuerOf(application)}/revoke`, revoking(application, realm));
    play(tokensOf(application), listing(application, realm));
  }
}
