import { foreignRedirectUri } from './grant.ts';
import { identitiesOf } from './identity.ts';
import { escapeRegex, type Rule } from './rule.ts';
import type { Pending } from './secrets.ts';
import type { State } from './state.ts';

/** Above every rule that sets a header: a request that is blocked has none. */
const PRIORITY = 2_000_000;

type Redirect = Extract<Pending, { kind: 'redirect' }>;

const FORM_POST = 'form_post';

/**
 * Matches the answer to this very request: the exact redirect URI, with our state in its query or fragment.
 * The same site's own sign-ins, which have another state, pass. A posted answer has its state in the body,
 * where no rule sees it, so there every post to the address counts, in the one tab that we opened.
 */
function answerPattern({ redirectUri, state }: Redirect, isPosted: boolean): string {
  const { href, origin, pathname, search } = new URL(redirectUri);
  if (isPosted) return `^${escapeRegex(href)}$`;
  const address = `^${escapeRegex(origin + pathname + search)}`;
  const more = search === '' ? '\\?' : '&';
  return `${address}(?:${more}|(?:${more}[^#]*)?#\\??)(?:.*&)?state=${escapeRegex(state)}(?:[&#]|$)`;
}

const ruleFor = (pending: Redirect, tab: number, isPosted: boolean): Rule => ({
  priority: PRIORITY,
  condition: {
    requestDomains: [new URL(pending.redirectUri).hostname],
    isUrlFilterCaseSensitive: true,
    regexFilter: answerPattern(pending, isPosted),
    requestMethods: [isPosted ? 'post' : 'get'],
    resourceTypes: ['main_frame'],
    tabIds: [tab],
  },
  action: { type: 'block' },
});

/** The rules that keep the answers which we wait for from the sites that they are addressed to. */
export const captureRules = (state: State): readonly Rule[] =>
  state.apps.flatMap((app) =>
    identitiesOf(state, app.id).flatMap(({ id, session }) => {
      const wait = session.kind === 'acquiring' ? session.wait : undefined;
      const pending = state.vault[id]?.pending;
      if (wait?.kind !== 'tab' || pending?.kind !== 'redirect') return [];
      if (!foreignRedirectUri(app.grant)) return [];
      const { grant } = app;
      const isPosted =
        grant.kind === 'authorization_code' && grant.authorization.responseMode === FORM_POST;
      return [ruleFor(pending, wait.tab, isPosted)];
    }),
  );
