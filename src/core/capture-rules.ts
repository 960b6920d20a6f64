import { foreignRedirectUri } from './grant.ts';
import { escapeRegex, type Rule } from './rule.ts';
import { ABOVE_TOKENS } from './rules-for.ts';
import type { State } from './state.ts';
import { type TabWait, tabWaits } from './tab-waits.ts';

/** Above every rule that sets a header: a request that is blocked has none. */
const PRIORITY = ABOVE_TOKENS;

type Redirect = TabWait['pending'];

const block = (redirectUri: string, condition: Partial<Rule['condition']>): Rule => ({
  priority: PRIORITY,
  condition: {
    requestDomains: [new URL(redirectUri).hostname],
    isUrlFilterCaseSensitive: true,
    resourceTypes: ['main_frame'],
    ...condition,
  },
  action: { type: 'block' },
});

/**
 * Matches the answer to this very request wherever it arrives: at the redirect URI, with our own state in its
 * query or fragment. Nobody else can know the state, so the site's own sign-ins pass.
 */
function answerRule({ redirectUri, state }: Redirect): Rule {
  const { origin, pathname } = new URL(redirectUri);
  const address = `^${escapeRegex(origin + pathname)}(?:\\?|(?:\\?[^#]*)?#\\??)`;
  return block(redirectUri, {
    regexFilter: `${address}(?:.*&)?state=${escapeRegex(state)}(?:[&#]|$)`,
    requestMethods: ['get', 'post'],
  });
}

/** A posted answer has its state in the body, where no rule sees it: in our own tab every post there counts. */
const postRule = ({ redirectUri }: Redirect, tab: number): Rule =>
  block(redirectUri, {
    regexFilter: `^${escapeRegex(new URL(redirectUri).href)}$`,
    requestMethods: ['post'],
    tabIds: [tab],
  });

/** The rules that keep the answers which we wait for from the sites that they are addressed to. */
export const captureRules = (state: State): readonly Rule[] =>
  tabWaits(state)
    .filter(({ app }) => foreignRedirectUri(app.grant) !== undefined)
    .flatMap(({ pending, tab }) => [answerRule(pending), postRule(pending, tab)]);
