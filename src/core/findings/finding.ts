import type { Millis } from '../time.ts';
import type { TokenFacts } from '../token/facts.ts';
import type { TokenPart } from '../token/reading.ts';
import type { FindingId, RemedyId, SentenceId } from './ids.ts';

/** `error`: requests will fail, or a token is where it must not be. `warn`: look into it. `info`: good to know. */
export type Level = 'error' | 'warn' | 'info';

/** What a sentence needs, unformatted: pages put it into the user's language. */
export type FindingValue =
  | string
  | number
  | { readonly span: Millis }
  | { readonly moment: Millis }
  | { readonly list: readonly string[] }
  | { readonly part: TokenPart };

/** Where a rule comes from. */
export interface Source {
  /** `RFC 7519 §4.1.4` */
  readonly name: string;
  readonly url: string;
}

export interface Found {
  readonly level: Level;
  /** `$1`, `$2` … of the sentence and of the remedy. */
  readonly values?: readonly FindingValue[];
  /** Absent: the one of the finding. */
  readonly sentence?: SentenceId;
  /** Absent: the one of the finding. */
  readonly remedy?: RemedyId;
}

/** One thing worth telling about a token. Its sentence is `finding_ID`, what to do about it `remedy_ID`. */
export interface Finding extends Found {
  readonly id: FindingId;
  readonly source: Source | undefined;
}

/** One row of what can be found. `find` looks at facts only: undefined: there is nothing to tell. */
export interface FindingRule {
  readonly id: FindingId;
  readonly source?: Source;
  readonly find: (facts: TokenFacts) => Found | undefined;
}

export const error = (...values: readonly FindingValue[]): Found => ({ level: 'error', values });
export const warn = (...values: readonly FindingValue[]): Found => ({ level: 'warn', values });
export const info = (...values: readonly FindingValue[]): Found => ({ level: 'info', values });
