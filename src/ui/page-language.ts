import { direction, language } from '../platform/i18n.ts';

/**
 * Says which language a page is in and which way it runs, before anything is painted: screen readers choose a voice
 * by the one (WCAG 2.2 §3.1.1), the browser lays everything out by the other.
 */
export function setPageLanguage({ documentElement: page }: Document = document): void {
  page.lang = language();
  page.dir = direction();
}
