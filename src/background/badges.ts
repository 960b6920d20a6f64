import { badgeTime } from '../core/badge-time.ts';
import { earliest } from '../core/due.ts';
import { type Mark, markForTab } from '../core/mark-for-tab.ts';
import type { State } from '../core/state.ts';
import type { Millis } from '../core/time.ts';
import { type Badge, showBadge } from '../platform/badge.ts';
import { t } from '../platform/i18n.ts';
import { activeTabs } from '../platform/tabs.ts';

/** Dark enough for white letters on them (4.5:1), and bright enough for a dark toolbar (3:1; WCAG 2.2, 1.4.3 and 1.4.11). */
export const BADGE_COLOURS = { live: '#178068', soon: '#9a6200', gone: '#c8372d', idle: '#757067' };

const SHORT = {
  minute: 'badge_minutes',
  hour: 'badge_hours',
  day: 'badge_days',
} as const;

function timeLeft(left: Millis | undefined): string {
  if (left === undefined) return t('badge_on');
  const { value, unit } = badgeTime(left);
  return t(SHORT[unit], value);
}

function leftBadge({ app, left, soon, identity }: Extract<Mark, { kind: 'left' }>): Badge {
  const text = timeLeft(left);
  if (!identity) {
    const background = soon ? BADGE_COLOURS.soon : BADGE_COLOURS.live;
    return { text, background, title: t('title_attached', app) };
  }
  return {
    text: `${identity.letter}${text}`,
    // The figure says how soon; the colour, who it is.
    background: identity.colour,
    title: t('title_attached_as', app, identity.name),
  };
}

function badgeOf(mark: Mark): Badge {
  switch (mark.kind) {
    case 'none':
      return { text: '', background: BADGE_COLOURS.idle, title: t('name') };
    case 'paused':
      return {
        text: t('badge_off'),
        background: BADGE_COLOURS.idle,
        title: t('title_paused'),
        icon: 'paused',
      };
    case 'attention':
      return { text: '!', background: BADGE_COLOURS.gone, title: t('title_attention', mark.app) };
    case 'signed-out':
      return { text: '!', background: BADGE_COLOURS.idle, title: t('title_signed_out', mark.app) };
    case 'left':
      return leftBadge(mark);
  }
}

const changesAt = (mark: Mark, now: Millis) =>
  mark.kind === 'left' && mark.left !== undefined ? now + badgeTime(mark.left).holdsFor : undefined;

/** What is said for a moment in place of how a page stands, by tab. */
const said = new Map<number, Badge>();

/** Says what came of a key, until it is taken back. */
export async function sayInBadge(tab: number, badge: Badge): Promise<void> {
  said.set(tab, badge);
  await showBadge(tab, badge);
}

/** Tells whether nothing else has been said meanwhile. */
export const takeBack = (tab: number, badge: Badge): boolean =>
  said.get(tab) === badge && said.delete(tab);

/**
 * Shows in the toolbar of every window how the page in front stands. Resolves with the moment at which one
 * of the badges should read differently; undefined: none will by itself.
 */
export async function showBadges(state: State, now: Millis): Promise<Millis | undefined> {
  const tabs = await activeTabs();
  const marks = tabs.map(({ id, url }) => ({ id, mark: markForTab(state, { id, url }, now) }));
  await Promise.all(marks.map(({ id, mark }) => showBadge(id, said.get(id) ?? badgeOf(mark))));
  return earliest(...marks.map(({ mark }) => changesAt(mark, now)));
}
