import { appOf } from '../core/identity.ts';
import { type Notice, noticeChange, noticesFor } from '../core/notices.ts';
import type { State } from '../core/state.ts';
import type { Millis } from '../core/time.ts';
import { t } from '../platform/i18n.ts';
import { TOLD } from '../platform/items.ts';
import {
  clearNotification,
  onNotificationClicked,
  showNotification,
  shownNotifications,
} from '../platform/notifications.ts';
import { isPageSeen, openOptions } from '../platform/runtime.ts';
import { readItems, writeItems } from '../platform/storage.ts';
import { frontTab } from '../platform/tabs.ts';

const TEXTS = {
  sign_in: 'notice_sign_in',
  token: 'notice_token',
  permission: 'notice_permission',
  refused: 'notice_refused',
} as const;

const show = ({ id, reason, app, host = '' }: Notice) =>
  showNotification({
    id,
    title: t('notice_title', app.name),
    message: t(TEXTS[reason], host),
  }).catch(() => undefined);

/** Takes away what is not so any more. The browser knows best what it shows: the worker may have died since. */
async function clearExcept(wanted: readonly string[]): Promise<void> {
  const over = (await shownNotifications()).filter((id) => !wanted.includes(id));
  await Promise.all(over.map(clearNotification));
}

/** Whether the user has us before their eyes: the popup, or a page of ours in the tab in front. */
const isSeen = async () => isPageSeen((await frontTab())?.id);

async function tell(notices: readonly Notice[]): Promise<void> {
  const isNews = notices.length > 0 && !(await isSeen().catch(() => false));
  if (isNews) await Promise.all(notices.map(show));
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

async function follow(state: State, now: Millis, before: readonly string[] | null) {
  const notices = noticesFor(state, now);
  const { show: news, told } = noticeChange(before, notices);
  await clearExcept(notices.filter(({ isQuiet }) => !isQuiet).map(({ id }) => id));
  // Before it is noted that they were: a worker that dies between the two has them shown anew, not lost.
  await tell(news);
  if (!isSame(told, before)) await writeItems(TOLD, { told });
}

async function keepQuiet(before: readonly string[] | null) {
  await clearExcept([]);
  if (before !== null) await writeItems(TOLD, { told: null });
}

/** Has the browser tell what apps need their user for, where that is wanted; each once. */
export async function showNotices(state: State, now: Millis): Promise<void> {
  const { told } = await readItems(TOLD);
  if (state.preferences.notifies) await follow(state, now, told);
  else await keepQuiet(told);
}

/** Leads to the app that a notice is about. */
async function openNotice(id: string): Promise<void> {
  const [, identity = ''] = id.split(' ');
  await clearNotification(id);
  await openOptions(`#/app/${appOf(identity)}`);
}

/** To be called when the worker starts, and when permissions change. */
export const listenToNotices = (): void =>
  onNotificationClicked((id) => void openNotice(id).catch(() => undefined));
