import type { History } from '../../core/history.ts';
import { appOf, currentIdentity, type IdentityId, identitiesOf } from '../../core/identity.ts';
import { appById } from '../../core/state.ts';
import type { Millis } from '../../core/time.ts';
import { type ComparedToken, comparedFormer, comparedOf } from '../../core/token/comparable.ts';
import { factsOf } from '../../core/token/facts-of.ts';
import { t } from '../../platform/i18n.ts';
import { timeText } from '../format.ts';
import type { PageState } from '../page-state.ts';
import { whoIs } from '../who-is.ts';

/** One of two tokens that are compared. */
export interface Side {
  readonly name: string;
  readonly token: ComparedToken;
}

/** Two tokens that can be compared: what the right one says beyond the left one is new. */
export interface Choice {
  readonly key: string;
  readonly label: string;
  readonly left: Side;
  readonly right: Side;
}

/** `alice · Orders API`, with the access token that they have now. Undefined: they have none. */
function sideOf(state: PageState, id: IdentityId, now: Millis): Side | undefined {
  const app = appById(state.apps, appOf(id));
  const facts = factsOf(state, id, 'access_token', now);
  if (!app || !facts?.tokens) return undefined;
  return { name: `${whoIs(state, id).name} · ${app.name}`, token: comparedOf(facts) };
}

/** The token before the one at hand, where there was one since the browser started. */
function formerChoice(side: Side, history: History | undefined, since: string): readonly Choice[] {
  if (!history?.former) return [];
  const name = t('compare_before', since);
  const left = { name, token: comparedFormer(history.former) };
  return [{ key: 'former', label: name, left, right: { ...side, name: t('compare_now') } }];
}

/** Who else has a token: those beside in the same app first, then whom each other app acts as. */
function others(state: PageState, identity: IdentityId | undefined): readonly IdentityId[] {
  const app = identity && appOf(identity);
  const beside = app ? identitiesOf(state, app).map(({ id }) => id) : [];
  const elsewhere = state.apps
    .filter(({ id }) => id !== app)
    .map(({ id }) => currentIdentity(state, id));
  return [...beside, ...elsewhere].filter((id) => id !== identity);
}

/** A token beside those that others have now. */
export function choicesBeside(
  state: PageState,
  left: Side,
  now: Millis,
  identity?: IdentityId,
): readonly Choice[] {
  return others(state, identity).flatMap((id): readonly Choice[] => {
    const right = sideOf(state, id, now);
    return right ? [{ key: id, label: right.name, left, right }] : [];
  });
}

/** All that an identity's access token can be compared with. */
export function choicesFor(state: PageState, identity: IdentityId, now: Millis): readonly Choice[] {
  const side = sideOf(state, identity, now);
  if (!side) return [];
  const at = state.sessions[identity]?.tokens?.receivedAt ?? now;
  return [
    ...formerChoice(side, state.histories[identity], timeText(at, now)),
    ...choicesBeside(state, side, now, identity),
  ];
}
