import { earliest, nextWake } from '../core/due.ts';
import { type Failure, failure } from '../core/failure.ts';
import { ruleChange } from '../core/rule.ts';
import type { State } from '../core/state.ts';
import type { Millis } from '../core/time.ts';
import { type Surroundings, wantedRules } from '../core/wanted-rules.ts';
import { redirectUri } from '../platform/identity.ts';
import { canMatchTop, installedRules, resourceTypes, updateRules } from '../platform/rules.ts';
import { ownHost } from '../platform/runtime.ts';
import { showBadges } from './badges.ts';
import { hearApis } from './hearing.ts';
import { showMenu } from './menus.ts';
import { showNotices } from './notices.ts';
import { wakeAt } from './wake.ts';

/** Takes every rule of ours away. */
export async function clearRules() {
  const removeRuleIds = (await installedRules()).map(({ id }) => id);
  await updateRules({ removeRuleIds, addRules: [] });
}

/** Who we are, and what this browser can do. */
export const surroundings = (): Surroundings => ({
  ownHost: ownHost(),
  ownRedirectUri: redirectUri(),
  types: resourceTypes(),
  knowsTop: canMatchTop(),
});

async function projectRules(state: State, now: Millis): Promise<Failure | null> {
  try {
    const change = ruleChange(await installedRules(), wantedRules(state, now, surroundings()));
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
 * Makes what the browser holds follow the state: the rules, the next alarm, the badges, the menu, the
 * notices. Resolves
 * with the fault to be shown from now on, or undefined where that stays as it is.
 */
export async function project(state: State, now: Millis): Promise<Failure | null | undefined> {
  // Before the rules, so that no answer to what they send is missed.
  await hearApis(state, now).catch(() => undefined);
  const fault = await projectRules(state, now);
  // What is written is written: a badge that cannot be shown must not look like a failed write.
  const badgesChangeAt = await showBadges(state, now).catch(() => undefined);
  await wakeAt(earliest(nextWake(state, now), badgesChangeAt), now).catch(() => undefined);
  await showMenu(state).catch(() => undefined);
  await showNotices(state, now).catch(() => undefined);
  return isRuleFault(fault) === isRuleFault(state.fault) ? undefined : fault;
}
