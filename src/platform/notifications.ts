import { browser } from './browser.ts';

/** What the browser shows beside all windows. */
export interface Notification {
  /** One that is shown under the same id is replaced. */
  readonly id: string;
  readonly title: string;
  readonly message: string;
}

/** Undefined as long as the user has not given the permission. */
const notifications = () => browser.notifications as typeof browser.notifications | undefined;

export async function showNotification({ id, title, message }: Notification): Promise<void> {
  const iconUrl = browser.runtime.getURL('icons/128.png');
  await notifications()?.create(id, { type: 'basic', iconUrl, title, message });
}

export async function shownNotifications(): Promise<readonly string[]> {
  return Object.keys((await notifications()?.getAll()) ?? {});
}

export async function clearNotification(id: string): Promise<void> {
  await notifications()?.clear(id);
}

/** To be called again when the permission has come: before, there is nothing to listen to. One listener counts once. */
export const onNotificationClicked = (listener: (id: string) => void): void =>
  notifications()?.onClicked.addListener(listener);
