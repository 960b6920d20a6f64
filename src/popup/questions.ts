import type { App } from '../core/app.ts';
import { managementBase, realmIntrospection } from '../core/beyond-identity.ts';
import type { IssuerGrant } from '../core/grant.ts';
import { originOf, type WebOrigin } from '../core/web-origin.ts';

/** What an issuer can be asked about an app's tokens, by the command that asks. */
export type Question = 'introspect' | 'askUserinfo' | 'listIssued';

function addressOf({ server }: IssuerGrant, { steward }: App, question: Question) {
  switch (question) {
    case 'introspect':
      return server.introspectionEndpoint ?? realmIntrospection(server.issuer);
    case 'askUserinfo':
      return server.userinfoEndpoint;
    case 'listIssued':
      return steward === undefined ? undefined : managementBase(server.issuer);
  }
}

/** The origins that a question leads to; undefined: this app's issuer cannot be asked that. */
export function originsFor(app: App, question: Question): readonly WebOrigin[] | undefined {
  const { grant } = app;
  const address = grant.kind === 'pasted' ? undefined : addressOf(grant, app, question);
  return address === undefined ? undefined : [originOf(new URL(address))];
}

export const canAsk = (app: App, question: Question) => originsFor(app, question) !== undefined;
