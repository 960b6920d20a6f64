import type { App } from './app.ts';
import { foreignRedirectUri } from './grant.ts';
import { identitiesOf } from './identity.ts';
import { escapeRegex, type Rule } from './rule.ts';
import { ABOVE_TOKENS } from './rules-for.ts';
import type { State } from './state.ts';

const PRIORITY = ABOVE_TOKENS;

/** Where the requests of a worker come from. */
const NO_TAB = -1;

type HeaderChange = Extract<Rule['action'], { type: 'modifyHeaders' }>['requestHeaders'][0];

function originChange({ originHeader, grant }: App, ownRedirectUri: string): HeaderChange {
  if (originHeader === 'remove') return { header: 'origin', operation: 'remove' };
  const { origin } = new URL(foreignRedirectUri(grant) ?? ownRedirectUri);
  return { header: 'origin', operation: 'set', value: origin };
}

export interface OwnAddress {
  /** The host of our own pages and worker. */
  readonly ownHost: string;
  readonly ownRedirectUri: string;
}

function ruleFor(app: App, tokenEndpoint: string, { ownHost, ownRedirectUri }: OwnAddress): Rule {
  return {
    priority: PRIORITY,
    condition: {
      requestDomains: [new URL(tokenEndpoint).hostname],
      isUrlFilterCaseSensitive: true,
      regexFilter: `^${escapeRegex(tokenEndpoint)}$`,
      initiatorDomains: [ownHost],
      requestMethods: ['post'],
      resourceTypes: ['xmlhttprequest'],
      tabIds: [NO_TAB],
    },
    action: { type: 'modifyHeaders', requestHeaders: [originChange(app, ownRedirectUri)] },
  };
}

/**
 * The rules that change the `Origin` of our own token requests, as some issuers demand it: only while an app
 * that needs it asks, because another app may ask the same endpoint otherwise.
 */
export const originRules = (state: State, own: OwnAddress): readonly Rule[] =>
  state.apps.flatMap((app) => {
    const { grant, originHeader } = app;
    if (grant.kind === 'pasted' || originHeader === 'keep') return [];
    const isAsking = identitiesOf(state, app.id).some(
      ({ session }) => session.kind === 'acquiring' && session.wait?.kind !== 'tab',
    );
    return isAsking ? [ruleFor(app, grant.server.tokenEndpoint, own)] : [];
  });
