import { apiScopeText } from '../core/api-scope.ts';
import type { Conflict } from '../core/conflicts.ts';
import { t } from '../platform/i18n.ts';
import { withoutScheme } from './format.ts';

const SENTENCES = {
  path: { wins: 'conflict_path_wins', loses: 'conflict_path_loses' },
  order: { wins: 'conflict_order_wins', loses: 'conflict_order_loses' },
} as const;

/** Whose token could go with the same requests, which wins, and why. */
export function conflictText({ other, wins, why, scope }: Conflict): string {
  const key = SENTENCES[why][wins ? 'wins' : 'loses'];
  return t(key, other.name, withoutScheme(apiScopeText(scope)));
}
