import type { ClaimGroup } from '../../core/token/claim-family.ts';
import { type ClaimKind, claimKind, codeOf, parameterKind } from '../../core/token/claim-kinds.ts';
import { hasMeaning } from '../../core/token/claim-meanings.ts';
import { type MessageKey, t } from '../../platform/i18n.ts';

/** Where a name stands: the same one means something else in a header. */
export type Place = 'claims' | 'header';

const kindOf = (name: string, place: Place): ClaimKind | undefined =>
  place === 'header' ? parameterKind(name) : claimKind(name);

/** Every kind has its sentence: a test holds the catalogue to it. */
const sentence = (code: string) => t(`about_${code}` as MessageKey);

/** A value that stands for something: `otp` is a one-time code. Undefined: it says what it is. */
export const meaningOf = (name: string, value: unknown): string | undefined =>
  hasMeaning(name, value) ? sentence(`value_${codeOf(name)}_${codeOf(value)}`) : undefined;

export const groupOf = (name: string, place: Place): ClaimGroup | undefined =>
  kindOf(name, place)?.group;

/** What a claim tells, in one plain sentence, and who says so. Undefined: nobody knows it. */
export function aboutClaim(name: string, place: Place = 'claims'): string | undefined {
  const kind = kindOf(name, place);
  if (!kind) return undefined;
  const source = kind.source ? ` (${kind.source.name})` : '';
  return `${sentence(kind.code)}${source}`;
}
