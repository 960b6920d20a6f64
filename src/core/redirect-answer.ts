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

/** Whether it is worth finding out if a page is an answer: most pages have neither a state nor a form. */
export const mayBeAnswer = (address: string, form?: URLSearchParams): boolean =>
  form !== undefined || address.includes('state=');

/** Where a form is posted without a state, its address may have one: a 307 posts anew what was posted to it. */
const stateIn = (url: URL, form: URLSearchParams | undefined) =>
  form?.get('state') ?? answerParameters(url).get('state');

/**
 * Whether a page is the answer to this very request: at its redirect URI, with its own state. Issuers may add
 * to the address's own query, or leave it out.
 */
export function matchesRedirect(
  { redirectUri, state }: Redirect,
  address: string,
  form?: URLSearchParams,
): boolean {
  const [url, wanted] = [new URL(address), new URL(redirectUri)];
  const isThere = url.origin === wanted.origin && url.pathname === wanted.pathname;
  return isThere && stateIn(url, form) === state;
}
