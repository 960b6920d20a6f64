import { signal } from '@preact/signals';
import { render, screen } from '@testing-library/preact';
import { expect } from 'vitest';
import type { IdentityId } from '../../src/core/identity.ts';
import type { RequestEntry } from '../../src/core/request-log.ts';
import { Panel } from '../../src/panel/panel.tsx';
import type { Logs } from '../../src/panel/view.ts';
import type { Replaced } from '../../src/panel/watch-replaced.ts';
import type { Tabs } from '../../src/panel/watch-tabs.ts';
import type { PageState } from '../../src/ui/page-state.ts';
import { NOON } from './grants.ts';
import { active, doing, pageState } from './page.ts';

/** The tab that the panel stands beside. */
export const TAB = 7;
export const OTHER_TAB = 8;
export const CLOSED_TAB = 9;

let last = 0;

/** A request of the shop's own tab a second before noon. */
export const entry = (changes: Partial<Record<keyof RequestEntry, unknown>> = {}): RequestEntry =>
  ({
    id: String(++last),
    at: NOON - 1000,
    method: 'GET',
    url: 'https://api.test/v1/orders',
    status: 200,
    type: 'xmlhttprequest',
    tab: TAB,
    identity: 'app-1' as IdentityId,
    ...changes,
  }) as RequestEntry;

interface World {
  readonly state?: Partial<PageState>;
  readonly logs?: Logs;
  readonly tabs?: Partial<Tabs>;
  readonly replaced?: Replaced;
}

/** The panel beside the shop, where alice is signed in. */
export function openPanel({ state = {}, logs = {}, tabs = {}, replaced }: World = {}) {
  const page = {
    state: pageState({ sessions: { 'app-1': active({ who: 'alice' }) }, ...state }),
    now: signal(NOON),
    logs: signal<Logs>(logs),
    tabs: signal<Tabs>({
      front: { id: TAB, url: 'https://app.test/' },
      open: [TAB, OTHER_TAB],
      ...tabs,
    }),
    replaced: signal<Replaced>(replaced ?? new Set()),
  };
  render(<Panel {...page} />);
  /** An app has answered. */
  const answered = (...entries: readonly RequestEntry[]) =>
    doing(() => {
      page.logs.value = {
        ...page.logs.value,
        'app-1': [...entries, ...(page.logs.value['app-1'] ?? [])],
      };
    });
  return { ...page, answered };
}

/** What the rows say, each as one text. */
export const rows = () =>
  [...document.querySelectorAll('summary')].map(({ textContent }) => textContent);

export const row = (index = 0) => {
  const found = document.querySelectorAll('details')[index];
  expect(found).toBeTruthy();
  return found as HTMLDetailsElement;
};

/** Opens a row as a click does; a document without a browser tells of it late. */
export const openRow = (index = 0) =>
  doing(() => {
    row(index).open = true;
    row(index).dispatchEvent(new Event('toggle'));
  });

export const allTabs = () => screen.getByLabelText<HTMLInputElement>('All tabs');
