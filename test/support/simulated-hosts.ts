import type { Http } from '../../src/oauth/http.ts';
import { realFetch } from './grants.ts';
import type { Answer, Received } from './hostile-issuer.ts';
import { issuer } from './issuers.ts';

/** Where an address is on this machine: one server plays all hosts, each below a path of its own name. */
function placeOf(address: string): string {
  const { host, pathname, search } = new URL(address);
  return `/${host}${pathname}${search}`;
}

/** The providers' hosts, played by `issuer`: nothing leaves this machine. */
export const theirs: Http = (url, request) => realFetch(issuer.url + placeOf(url), request);

/** Has an address of a provider answer. */
export const play = (address: string, answer: Answer): void => issuer.on(placeOf(address), answer);

/** What was asked of an address. */
export const askedOf = (address: string): readonly Received[] =>
  issuer.received.filter(({ path }) => path.split('?', 1)[0] === placeOf(address));

/** The first request to an address; a test that looks at it fails where there is none. */
export function firstAskedOf(address: string): Received {
  const [request] = askedOf(address);
  if (request) return request;
  throw new Error(`nobody asked ${address}`);
}

export const queryOf = ({ path }: Received): URLSearchParams =>
  new URL(path, issuer.url).searchParams;

/** A user who agrees to whatever the page at `url` asks: where it sends the browser. */
export async function agreeing(url: URL): Promise<URL> {
  const page = await theirs(url.href, { redirect: 'manual' });
  const location = page.headers.get('location');
  if (location === null) throw new Error(`the page stays: ${page.status} ${await page.text()}`);
  return new URL(location);
}
