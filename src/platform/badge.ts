import { browser } from './browser.ts';

export interface Badge {
  readonly text: string;
  readonly background: string;
  readonly title: string;
}

/** Shows a badge in one tab. A tab that has gone meanwhile is no error. */
export async function showBadge(tabId: number, { text, background, title }: Badge): Promise<void> {
  await Promise.all([
    browser.action.setBadgeBackgroundColor({ tabId, color: background }),
    browser.action.setBadgeTextColor({ tabId, color: '#ffffff' }),
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setTitle({ tabId, title }),
  ]).catch(() => undefined);
}
