import type { Answers } from '../answers.ts';
import type { App, SentToken } from '../app.ts';
import type { Failure } from '../failure.ts';
import type { IssuerFacts } from '../issuer-facts.ts';
import type { Refusal } from '../refusal.ts';
import type { TokenSet } from '../session.ts';
import type { Millis } from '../time.ts';
import type { WebOrigin } from '../web-origin.ts';
import type { TokenCheck } from './check.ts';
import type { Claims, TokenReading } from './reading.ts';

/** All that is known about a token and around it: what a verdict and findings are made of. */
export interface TokenFacts {
  /** What it is used as. Undefined: it was pasted to be read, and nobody knows. */
  readonly kind: SentToken | undefined;
  /** The token itself; empty where there is none, because a sign-in failed. */
  readonly text: string;
  /** Undefined: there is no token. */
  readonly reading: TokenReading | undefined;
  /** By this machine's clock. `issuersNow` is by the issuer's. */
  readonly now: Millis;
  /** Undefined: not checked yet. */
  readonly check?: TokenCheck | undefined;
  /** What its issuer publishes. Undefined: not fetched yet. */
  readonly issuer?: IssuerFacts | undefined;
  /** Absent: a token that no app has. */
  readonly app?: App | undefined;
  /** The answer that it came with. */
  readonly tokens?: TokenSet | undefined;
  /** What an API said of this very token. */
  readonly refusal?: Refusal | undefined;
  /** What issuer and API told when they were asked about this very token. */
  readonly answers?: Answers | undefined;
  /** Why the last sign-in or renewal failed. */
  readonly failure?: Failure | undefined;
  /** The origins that the app needs and may not reach. */
  readonly lacking?: readonly WebOrigin[] | undefined;
  /** Whether a page was seen to send the app's header itself. */
  readonly isReplaced?: boolean | undefined;
}

/** The claims of a self-contained token; empty where nobody can read any. */
export const claimsOf = ({ reading }: TokenFacts): Claims =>
  reading?.form === 'self-contained' ? reading.claims : {};

/** The header of a token; empty where it has none. */
export const headerOf = ({ reading }: TokenFacts): Claims =>
  reading && 'header' in reading ? (reading.header ?? {}) : {};

/** Now by the clock of the issuer, which made the times in the token. In milliseconds. */
export const issuersNow = ({ now, tokens }: TokenFacts): Millis => now + (tokens?.skew ?? 0);
