import { isWellKnown, mayEndInTenant, withoutWellKnown } from './well-known.ts';

const MOST = 8;

/** What issuers call the addresses that people come across. */
const ENDPOINT =
  /\/(?:authorize|authorization|auth|token|access_token|log-?in|sign-?in|introspect|revoke|userinfo)(?:\.\w+)?\/?$/i;

export const isEndpoint = ({ pathname }: URL) => ENDPOINT.test(pathname);

const bare = (path: string) => path.replace(/\/+$/, '');

/** What is above a path: `/a` and nothing, for `/a/b`. */
function parents(path: string): readonly string[] {
  const segments = path.split('/');
  return segments.slice(1).map((_, index) => bare(segments.slice(0, -1 - index).join('/')));
}

function pathsOf(pathname: string, isBelow: boolean): readonly string[] {
  const path = bare(withoutWellKnown(pathname));
  if (mayEndInTenant(pathname)) return [path, ...parents(path)];
  return isBelow && path !== '' && !isWellKnown(pathname) ? parents(path) : [path];
}

const otherEnding = (issuer: string) => (issuer.endsWith('/') ? issuer.slice(0, -1) : `${issuer}/`);

/** Issuers are compared letter by letter (RFC 8414 §3.3), and people drop a final slash or add one. */
export const withOtherEnding = (issuer: string): readonly string[] => [issuer, otherEnding(issuer)];

export interface Candidacy {
  /** The address is somewhere below its issuer, such as an endpoint. Else it is the issuer's own. */
  readonly isBelow: boolean;
  readonly endsWithSlash: boolean;
}

/** The issuers that an address may stand for, the likeliest first. */
export function issuerCandidates(url: URL, { isBelow, endsWithSlash }: Candidacy) {
  const ending = endsWithSlash && !isBelow ? '/' : '';
  return [...new Set(pathsOf(url.pathname, isBelow))]
    .flatMap((path) => withOtherEnding(url.origin + path + ending))
    .slice(0, MOST);
}
