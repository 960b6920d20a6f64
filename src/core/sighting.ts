import { isPassing } from './pasted-request.ts';
import { hiddenRequest, isRequest, readUrl, whole, wholeAddress } from './pasted-url.ts';

/** That it is there says how an app asks, so the name stays; what it says belongs to one sign-in. */
const TELLING = ['request'];

/** They may say who signs in. */
const PERSONAL = ['login_hint', 'claims'];

const isPrivate = (name: string) => PERSONAL.includes(name) || isPassing(name);

function forget(query: URLSearchParams, name: string) {
  if (TELLING.includes(name)) query.set(name, '');
  else if (isPrivate(name)) query.delete(name);
}

/**
 * An authorization request (RFC 6749 §4.1.1) as it went by in a tab, without what binds it to that one
 * sign-in and has no business in an app; undefined: the address is none.
 */
export function sightingIn(address: string): string | undefined {
  const seen = readUrl(address);
  if (!seen.ok || !isRequest(seen.value)) return undefined;
  const { query } = seen.value;
  for (const name of [...query.keys()]) forget(query, name);
  return whole(seen.value).href;
}

const forgetPassing = (query: URLSearchParams) => {
  for (const name of [...query.keys()]) {
    if (TELLING.includes(name)) query.set(name, '');
    else if (isPassing(name)) query.delete(name);
  }
};

/**
 * What was pasted to begin an app with, without what belongs to the one sign-in that it was copied from: a code
 * in it, above all, is as good as the sign-in. What is no address is nothing of the kind.
 */
export function withoutPassing(input: string): string {
  const text = input.trim();
  const address = wholeAddress(text);
  const pasted = address === undefined ? undefined : readUrl(address);
  if (!pasted?.ok) return text;
  const { value } = pasted;
  const told = isRequest(value) ? value : (hiddenRequest(value) ?? value);
  if (told.query.size === 0) return text.replace(/[?#].*$/s, '');
  forgetPassing(told.query);
  return whole(told).href;
}
