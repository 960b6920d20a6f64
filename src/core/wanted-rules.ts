import { attachments } from './attachment.ts';
import { captureRules } from './capture-rules.ts';
import { type OwnAddress, originRules } from './origin-rules.ts';
import type { RuleContext } from './requests-of.ts';
import type { Rule } from './rule.ts';
import { rulesFor } from './rules-for.ts';
import type { State } from './state.ts';
import type { Millis } from './time.ts';

/** What rules depend on beside the state: who we are, and what this browser can do. */
export type Surroundings = OwnAddress & Pick<RuleContext, 'types' | 'knowsTop'>;

/** The rules that should be in force: those that attach tokens, and those that our own sign-ins need. */
export function wantedRules(state: State, now: Millis, around: Surroundings): readonly Rule[] {
  const context = { ...around, granted: state.granted };
  return [
    ...attachments(state, now).flatMap((attachment) => rulesFor(attachment, context)),
    ...captureRules(state),
    ...originRules(state, around),
  ];
}
