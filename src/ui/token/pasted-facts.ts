import type { App } from '../../core/app.ts';
import { issuerOf } from '../../core/issuer-facts.ts';
import type { Millis } from '../../core/time.ts';
import { claimsOf, type TokenFacts } from '../../core/token/facts.ts';
import type { FoundToken } from '../../core/token/found-token.ts';
import type { TokenReading } from '../../core/token/reading.ts';
import type { PageState } from '../page-state.ts';

/** The app whose issuer a token names, to the letter (RFC 8414 §3.3). Whom else it names is nobody that we trust. */
export function appOfIssuer({ apps }: Pick<PageState, 'apps'>, issuer: unknown): App | undefined {
  return issuer === undefined ? undefined : apps.find((app) => issuerOf(app) === issuer);
}

export interface PastedFacts {
  readonly facts: TokenFacts;
  /** Whose issuer made it, as far as it says so itself. It need not be for that app. */
  readonly app: App | undefined;
}

/** What is known of a token that no app has: itself, and the keys of its issuer where an app is configured with it. */
export function pastedFacts(
  found: FoundToken,
  reading: TokenReading,
  state: Pick<PageState, 'apps' | 'issuers'>,
  now: Millis,
): PastedFacts {
  const facts = { kind: found.name, text: found.text, reading, now };
  const issuer = claimsOf(facts)['iss'];
  const app = appOfIssuer(state, issuer);
  return { facts: app ? { ...facts, issuer: state.issuers[`${issuer}`] } : facts, app };
}
