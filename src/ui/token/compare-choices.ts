import type { FormerToken } from '../../core/history.ts';
import { appOf, currentIdentity, type IdentityId, identitiesOf } from '../../core/identity.ts';
import { appById } from '../../core/state.ts';
import type { Millis } from '../../core/time.ts';
import { type ComparedToken, comparedFormer, comparedOf } from '../../core/token/comparable.ts';
import { factsOf } from '../../core/token/facts-of.ts';
import { t } from '../../platform/i18n.ts';
import { timeText } from '../format.ts';
import type { PageState } from '../page-state.ts';
import { whoIs } from '../who-is.ts';
import type { Reader } from './use-reader.ts';

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

/** When tokens are looked at, and who reads them. */
export interface Look {
  readonly now: Millis;
  readonly read: Reader;
}

/** `alice · Orders API`, with the access token that they have now. Undefined: they have none. */
function sideOf(state: PageState, id: IdentityId, { now, read }: Look): Side | undefined {
  const app = appById(state.apps, appOf(id));
  const facts = factsOf(state, id, 'access_token', now, read);
  if (!app || !facts?.tokens) return undefined;
  return { name: t('app_and_who', whoIs(state, id).name, app.name), token: comparedOf(facts) };
}

/** The token before the one at hand, where there was one since the browser started. */
function formerChoice(
  side: Side,
  former: FormerToken | undefined,
  since: string,
  read: Reader,
): readonly Choice[] {
  if (!former) return [];
  const name = t('compare_before', since);
  const left = { name, token: comparedFormer(former, read) };
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
  look: Look,
  identity?: IdentityId,
): readonly Choice[] {
  return others(state, identity).flatMap((id): readonly Choice[] => {
    const right = sideOf(state, id, look);
    return right ? [{ key: id, label: right.name, left, right }] : [];
  });
}

/** All that an identity's access token can be compared with. */
export function choicesFor(state: PageState, identity: IdentityId, look: Look): readonly Choice[] {
  const { now, read } = look;
  const side = sideOf(state, identity, look);
  if (!side) return [];
  const at = state.sessions[identity]?.tokens?.receivedAt ?? now;
  return [
    ...formerChoice(side, state.histories[identity]?.former, timeText(at, now), read),
    ...choicesBeside(state, side, look, identity),
  ];
}
