import type { App } from '../app.ts';
import type { TokenFacts } from '../token/facts.ts';
import type { Found } from './finding.ts';

/**
 * What is not about one token but around it is told once, beside the access token: it would be no news beside
 * the ID token of the same sign-in.
 */
export const besideAccessToken =
  (find: (facts: TokenFacts) => Found | undefined) =>
  (facts: TokenFacts): Found | undefined =>
    facts.kind === 'access_token' ? find(facts) : undefined;

/** What happens to requests is told beside the token that goes with them. */
export const besideSentToken =
  (find: (app: App, facts: TokenFacts) => Found | undefined) =>
  (facts: TokenFacts): Found | undefined =>
    facts.app && facts.app.send === facts.kind ? find(facts.app, facts) : undefined;
