import type { Http } from '../oauth/http.ts';
import type { Ports } from '../oauth/ports.ts';

/** The network and the clock, as the protocol takes them. */
export const ports: Ports = {
  http: ((url, request) => fetch(url, request as RequestInit)) as Http,
  now: () => Date.now(),
};
