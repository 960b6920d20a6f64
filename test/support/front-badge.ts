import { until } from '../../demo/until.ts';
import type { Lanyard } from './lanyard.ts';

/** The first character and the colour of what the toolbar says over the shop's tab in front. */
const frontBadge = ({ control, demo }: Lanyard) =>
  control.evaluate(async (url) => {
    const [tab] = await chrome.tabs.query({ url, active: true });
    if (!tab) return [];
    const text = await chrome.action.getBadgeText({ tabId: tab.id });
    const colour = await chrome.action.getBadgeBackgroundColor({ tabId: tab.id });
    const hex = [...colour].slice(0, 3).map((part) => part.toString(16).padStart(2, '0'));
    return [text.slice(0, 1), `#${hex.join('')}`];
  }, `${demo.page.origin}/*`);

/** Resolves once the badge over the shop's tab in front is someone's. */
export const frontBadgeIs = (lanyard: Lanyard, letter: string, colour: string) =>
  until(async () => (await frontBadge(lanyard)).join() === [letter, colour].join());
