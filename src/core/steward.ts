import type { App } from './app.ts';
import { realmIntrospection } from './beyond-identity.ts';

/** At Beyond Identity the realm answers, and each application in it is an issuer of its own. */
const authorityOf = (issuer: string) =>
  realmIntrospection(issuer.trim()) ?? issuer.trim().replace(/\/$/, '');

/** Whether an app's token may be shown to an issuer to ask about another app's tokens: it is its own issuer too. */
export const mayLookAfter = ({ grant }: App, issuer: string): boolean =>
  grant.kind !== 'pasted' && authorityOf(grant.server.issuer) === authorityOf(issuer);
