import type { FindingId } from '../core/findings/ids.ts';
import { tokensIn } from '../core/phase.ts';
import { standingOf } from '../core/refusal-standing.ts';
import type { AppView } from './app-view.ts';

const hasRefusalNotice = ({ refusal, phase }: AppView) =>
  refusal !== undefined && standingOf(refusal, tokensIn(phase)) !== undefined;

/** What the notices of a card say already, with a button that helps: told once is enough. */
export function toldByNotices(view: AppView): readonly FindingId[] {
  const { kind } = view.phase;
  return [
    ...(kind === 'needs-permission' ? (['origin_not_permitted'] as const) : []),
    ...(kind === 'soon' ? (['expires_soon'] as const) : []),
    ...(hasRefusalNotice(view) ? (['api_says', 'acr_too_low', 'auth_too_old'] as const) : []),
  ];
}
