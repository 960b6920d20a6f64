import type { Millis } from '../core/time.ts';
import type { Http } from './http.ts';

export interface Ports {
  readonly http: Http;
  readonly now: () => Millis;
}

/** With what a client proves who it is, or signs for a user. */
export interface Credentials {
  readonly secret?: string | undefined;
  readonly key?: CryptoKey | undefined;
}
