import type { App } from './app.ts';
import { pageOrigins } from './caller.ts';
import { covers } from './host-permission.ts';
import { originOf, type WebOrigin } from './web-origin.ts';

const withoutDefaultPort = (pattern: string) => {
  const url = pattern.replace(/\/\*$/, '');
  return URL.canParse(url) ? new URL(url).origin : url;
};

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

const isSameHost = (pattern: string, origin: WebOrigin) =>
  withoutDefaultPort(pattern) !== origin &&
  URL.canParse(withoutDefaultPort(pattern)) &&
  new URL(withoutDefaultPort(pattern)).hostname === new URL(origin).hostname;

const isWide = (pattern: string, origin: WebOrigin) =>
  neighboursOf(origin).some((neighbour) => covers(pattern, neighbour));

/**
 * The pages beside an app's callers that can use its token too. A rule knows callers by host alone; scheme
 * and port are told apart only by which origins the user has allowed. So two apps with callers on one host
 * share them, and a grant for many sites widens every app. Given as people write origins.
 */
export function otherCallers({ callers }: App, granted: readonly string[]): readonly string[] {
  const own = pageOrigins(callers);
  const isOwn = (pattern: string) => own.some((origin) => origin === withoutDefaultPort(pattern));
  const others = granted.filter(
    (pattern) =>
      !isOwn(pattern) &&
      own.some((origin) => isSameHost(pattern, origin) || isWide(pattern, origin)),
  );
  return others.map(withoutDefaultPort);
}
