import type { App } from '../core/app.ts';
import { type IdentityId, numberOf } from '../core/identity.ts';
import { identityMark } from '../core/identity-mark.ts';
import { nextIdentity } from '../core/next-identity.ts';
import type { State } from '../core/state.ts';
import { tokenForTab } from '../core/token-for-tab.ts';
import type { Badge } from '../platform/badge.ts';
import { t } from '../platform/i18n.ts';
import { openPopup } from '../platform/popup.ts';
import type { Tab } from '../platform/tabs.ts';
import { BADGE_COLOURS } from './badges.ts';
import { copySecret } from './clipboard.ts';
import { showNotice } from './notice-badge.ts';
import { readState } from './store.ts';
import { chooseInTab } from './tab-choices.ts';

const nothing = (title: string): Badge => ({
  text: t('badge_nothing'),
  background: BADGE_COLOURS.idle,
  title,
});

const copied = ({ name }: App): Badge => ({
  text: t('badge_copied'),
  background: BADGE_COLOURS.live,
  title: t('title_copied', name),
});

function actsAs({ sessions }: State, app: App, identity: IdentityId): Badge {
  const who = sessions[identity]?.tokens?.who;
  const { letter, colour } = identityMark(identity, who);
  const name = who ?? t('account', numberOf(identity));
  return { text: letter, background: colour, title: t('title_next', app.name, name) };
}

/** Copies the token that is meant over a tab. Where only the popup may copy, it opens: there it is one click. */
export async function copyTokenFor(tab: Tab | undefined): Promise<void> {
  const found = tab && tokenForTab(await readState(), tab, Date.now());
  if (!found) return showNotice(tab, nothing(t('title_nothing_to_copy')));
  const isCopied = await copySecret(found.token);
  return isCopied ? showNotice(tab, copied(found.app)) : openPopup();
}

/** Has the next of those who are signed in go from a tab, and says who that is. */
export async function chooseNext(tab: Tab | undefined): Promise<void> {
  const state = await readState();
  const next = tab && nextIdentity(state, tab, Date.now());
  if (!next) return showNotice(tab, nothing(t('title_nobody_next')));
  const { app, identity, choice } = next;
  await chooseInTab({ tab: tab.id, app: app.id, ...(choice && { identity: choice }) });
  return showNotice(tab, actsAs(state, app, identity));
}
