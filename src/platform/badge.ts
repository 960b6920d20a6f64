import { browser } from './browser.ts';

export interface Badge {
  readonly text: string;
  readonly background: string;
  readonly title: string;
  /** The icon that it stands on: the usual one, or a grey one that shows a pause. */
  readonly icon?: 'paused';
}

const iconFiles = (icon: Badge['icon']) => {
  const prefix = icon === undefined ? '' : `${icon}-`;
  return { 16: `/icons/${prefix}16.png`, 32: `/icons/${prefix}32.png` };
};

/** Shows a badge in one tab. A tab that has gone meanwhile is no error. */
export async function showBadge(
  tabId: number,
  { text, background, title, icon }: Badge,
): Promise<void> {
  await Promise.all([
    browser.action.setBadgeBackgroundColor({ tabId, color: background }),
    browser.action.setBadgeTextColor({ tabId, color: '#ffffff' }),
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setTitle({ tabId, title }),
    browser.action.setIcon({ tabId, path: iconFiles(icon) }),
  ]).catch(() => undefined);
}
