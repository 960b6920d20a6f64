import { isWithin } from './api-scope.ts';
import type { Attachment } from './attachment.ts';
import type { RuleContext } from './requests-of.ts';
import { matches, type SeenRequest } from './rule-match.ts';
import { rulesFor } from './rules-for.ts';

/** A WebSocket's address as the scope that it belongs to is written. */
const asPage = (url: string) => new URL(url.replace(/^ws/, 'http'));

/** An attachment whose token goes with a request, with the priority of the rule that puts it there. */
function carrying(
  attachment: Attachment,
  request: SeenRequest,
  context: RuleContext,
): readonly (readonly [Attachment, number])[] {
  const rules = rulesFor(attachment, context).filter((rule) => matches(rule, request));
  const priority = Math.max(...rules.map((rule) => rule.priority));
  return rules.length > 0 ? [[attachment, priority]] : [];
}

/**
 * The attachments whose tokens a request carried: one a header, for two apps may each have one of their own.
 * Which page the tab showed is not known where the browser does not tell: a frame without an origin is then
 * taken for that of a caller.
 */
export function carriersOf(
  attachments: readonly Attachment[],
  request: SeenRequest,
  context: RuleContext,
): readonly Attachment[] {
  const url = asPage(request.url);
  const near = attachments.filter(({ app }) => app.apiScopes.some((scope) => isWithin(scope, url)));
  const found = near.flatMap((attachment) => carrying(attachment, request, context));
  const rising = found.sort(([, a], [, b]) => a - b).map(([attachment]) => attachment);
  return [
    ...new Map(rising.map((attachment) => [attachment.app.header.name, attachment])).values(),
  ];
}
