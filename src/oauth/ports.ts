import type { Millis } from '../core/time.ts';
import type { Http } from './http.ts';

export interface Ports {
  readonly http: Http;
  readonly now: () => Millis;
}

export interface SignInPorts extends Ports {
  /** Where the issuer sends its answer: registered for the client. */
  readonly redirectUri: string;
  /** Shows the page to the user and gives back the URL that the issuer redirected to. */
  readonly authorize: (url: URL) => Promise<URL>;
}
