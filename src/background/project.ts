import { earliest, nextWake } from '../core/due.ts';
import { type Failure, failure } from '../core/failure.ts';
import { ruleChange } from '../core/rule.ts';
import type { State } from '../core/state.ts';
import type { Millis } from '../core/time.ts';
import { wantedRules } from '../core/wanted-rules.ts';
import { redirectUri } from '../platform/identity.ts';
import { installedRules, updateRules } from '../platform/rules.ts';
import { ownHost } from '../platform/runtime.ts';
import { showBadges } from './badges.ts';
import { wakeAt } from './wake.ts';

/** Takes every rule of ours away. */
export async function clearRules() {
  const removeRuleIds = (await installedRules()).map(({ id }) => id);
  await updateRules({ removeRuleIds, addRules: [] });
}

async function projectRules(state: State, now: Millis): Promise<Failure | null> {
  try {
    const own = { ownHost: ownHost(), ownRedirectUri: redirectUri() };
    const change = ruleChange(await installedRules(), wantedRules(state, now, own));
    if (change) await updateRules(change);
    return null;
  } catch {
    // An update that is refused leaves the old rules in force, old tokens included: they have to go.
    await clearRules().catch(() => undefined);
    return failure('rules_rejected');
  }
}

const isRuleFault = (fault: Failure | null) => fault?.code === 'rules_rejected';

/**
 * Makes what the browser holds follow the state: the rules, the next alarm, the badges. Resolves with the
 * fault to be shown from now on, or undefined where that stays as it is.
 */
export async function project(state: State, now: Millis): Promise<Failure | null | undefined> {
  const fault = await projectRules(state, now);
  // What is written is written: a badge that cannot be shown must not look like a failed write.
  const badgesChangeAt = await showBadges(state, now).catch(() => undefined);
  await wakeAt(earliest(nextWake(state, now), badgesChangeAt), now).catch(() => undefined);
  return isRuleFault(fault) === isRuleFault(state.fault) ? undefined : fault;
}
