import type { ApiScope } from './api-scope.ts';
import type { Attachment, Origins } from './attachment.ts';
import { headerValue } from './header-line.ts';
import type { RequestKind } from './request-kind.ts';
import { type RuleContext, requestsOf } from './requests-of.ts';
import { type Condition, escapeRegex, type Rule } from './rule.ts';

/** Above what any path and any place in the list come to. */
export const ABOVE_TOKENS = 1_000_000_000;

const PLACES = 10_000;

/** Of two apps that match one request the longer path wins, then the place in the list. */
export const priorityOf = ({ path }: ApiScope, index: number): number =>
  (path.length + 1) * PLACES - Math.min(index, PLACES - 1);

/**
 * Matches the exact origin, and at or below the path: `/v1`, `/v1/x`, `/v1?q`, not `/v1x`. The text that
 * the browser compares includes the fragment, so both ends are anchored. A whole origin needs no regular
 * expression, of which there may be only 1,000.
 */
const urlCondition = ({ origin, path }: ApiScope) =>
  path === ''
    ? { urlFilter: `|${origin}/` }
    : { regexFilter: `^${escapeRegex(origin)}${escapeRegex(path)}(?:[/?#]|$)` };

/** Requests that come from no tab: those of workers that no page owns. */
const NO_TAB = -1;

function tabCondition(tabs: Origins, kinds: readonly RequestKind[]): Partial<Condition> {
  if ('only' in tabs) return { tabIds: tabs.only };
  const excluded = kinds.includes('worker') ? tabs.except : [NO_TAB, ...tabs.except];
  return excluded.length > 0 ? { excludedTabIds: excluded } : {};
}

/** The rules that put one token on the requests that it is for, and on no other. */
export const rulesFor = (
  { app, token, tabs, index }: Attachment,
  context: RuleContext,
): readonly Rule[] =>
  requestsOf(app, context).map(([scope, part]) => ({
    priority: priorityOf(scope, index),
    condition: {
      requestDomains: [new URL(scope.origin).hostname],
      isUrlFilterCaseSensitive: true,
      ...urlCondition(scope),
      ...tabCondition(tabs, app.kinds),
      ...part,
    },
    action: {
      type: 'modifyHeaders',
      requestHeaders: [
        { header: app.header.name, operation: 'set', value: headerValue(app.header, token) },
      ],
    },
  }));
