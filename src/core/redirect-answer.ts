import type { Pending } from './secrets.ts';

type Redirect = Extract<Pending, { kind: 'redirect' }>;

/**
 * Where the parameters of an answer stand: in the query, in the fragment, or in a posted form (OAuth 2.0 Form
 * Post Response Mode §2). A fragment may also be the browser's own, or the issuer's (`#_=_`).
 */
export function answerParameters(answer: URL | URLSearchParams): URLSearchParams {
  if (answer instanceof URLSearchParams) return answer;
  const inFragment = new URLSearchParams(answer.hash.slice(1));
  const isFragment = inFragment.has('state') && !answer.searchParams.has('state');
  return isFragment ? inFragment : answer.searchParams;
}

/** At the address itself, with all that it has in its own query. */
function isAt(redirectUri: string, url: URL): boolean {
  const { origin, pathname, searchParams } = new URL(redirectUri);
  const isThere = url.origin === origin && url.pathname === pathname;
  return isThere && [...searchParams].every(([name, value]) => url.searchParams.has(name, value));
}

/** Whether a page is the answer to this very request: at its redirect URI, with its own state. */
export function matchesRedirect(
  { redirectUri, state }: Redirect,
  address: string,
  form?: URLSearchParams,
): boolean {
  const url = new URL(address);
  return isAt(redirectUri, url) && answerParameters(form ?? url).get('state') === state;
}
