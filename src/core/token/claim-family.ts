import type { Source } from '../findings/finding.ts';

/** What people look for a claim for. `who` is personal data (RFC 9068 §6). */
export type ClaimGroup =
  | 'first'
  | 'who'
  | 'login'
  | 'rights'
  | 'binding'
  | 'wrapper'
  | 'rare'
  | 'provider';

/** Names that come from the same place. */
export interface Family {
  readonly source: Source;
  /** Separated by spaces, which stand in no name. */
  readonly names: string;
}

export interface ClaimFamily extends Family {
  readonly group: ClaimGroup;
}

export const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean);
