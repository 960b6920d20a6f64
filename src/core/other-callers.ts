import type { App } from './app.ts';
import { pageOrigins } from './caller.ts';
import { covers, isBroad } from './host-permission.ts';
import { originOf, type WebOrigin } from './web-origin.ts';

/** Stands for all that a grant for every site lets in. */
export const EVERY_SITE = '*';

/** A match pattern as people write an origin. */
const asWritten = (pattern: string) =>
  pattern
    .replace(/\/\*$/, '')
    .replace(/^\*:\/\//, '')
    .replace(/^(https:.*):443$/, '$1')
    .replace(/^(http:.*):80$/, '$1');

/** The same host under another scheme or port, and a host below it, stand for any that a wide grant covers. */
const neighboursOf = (origin: WebOrigin) => {
  const { protocol, hostname } = new URL(origin);
  const other = protocol === 'https:' ? 'http:' : 'https:';
  const urls = [
    `${protocol}//${hostname}:1`,
    `${other}//${hostname}:1`,
    `${protocol}//any.${hostname}`,
  ];
  return urls.filter((url) => URL.canParse(url)).map((url) => originOf(new URL(url)));
};

/** Whichever port a grant names, the pages there are on a caller's host. */
const onAnyPort = (pattern: string) => pattern.replace(/:(\*|\d+)\/\*$/, '/*');

const letsInOthers = (pattern: string, origin: WebOrigin) =>
  neighboursOf(origin).some((neighbour) => covers(onAnyPort(pattern), neighbour));

/**
 * The pages beside an app's callers that can use its token too. A rule knows callers by host alone; scheme
 * and port are told apart only by which origins the user has allowed. So two apps with callers on one host
 * share them, and a grant for many sites widens every app. Given as people write origins, or as `EVERY_SITE`.
 */
export function otherCallers(app: App, granted: readonly string[]): readonly string[] {
  const own = pageOrigins(app);
  const isOwn = (pattern: string) => own.some((origin) => origin === asWritten(pattern));
  const others = granted.filter(
    (pattern) => !isOwn(pattern) && own.some((origin) => letsInOthers(pattern, origin)),
  );
  return others.some(isBroad) ? [EVERY_SITE] : [...new Set(others.map(asWritten))];
}
