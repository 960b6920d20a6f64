import { type IdentityId, numberOf } from '../core/identity.ts';
import { type IdentityMark, identityMark } from '../core/identity-mark.ts';
import { t } from '../platform/i18n.ts';
import type { PageState } from './page-state.ts';

/** An identity as people know it. */
export interface Who extends IdentityMark {
  readonly name: string;
}

/** Who without a name has a number. */
export function whoIs({ sessions }: Pick<PageState, 'sessions'>, id: IdentityId): Who {
  const who = sessions[id]?.tokens?.who;
  return { ...identityMark(id, who), name: who ?? t('account', numberOf(id)) };
}
