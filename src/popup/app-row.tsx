import type { ReadonlySignal } from '@preact/signals';
import type { AppId } from '../core/app-id.ts';
import type { Millis } from '../core/time.ts';
import type { PageState } from '../ui/page-state.ts';
import { AppCard } from './app-card.tsx';
import { viewOf } from './app-view.ts';
import type { Item } from './list-items.ts';
import type { Tab } from './tab-view.ts';

export interface AppRowProps {
  readonly item: Extract<Item, { kind: 'app' }>;
  readonly state: ReadonlySignal<PageState>;
  readonly now: ReadonlySignal<Millis>;
  readonly tab: Tab;
  readonly isOpen: boolean;
  readonly onOpen: (id: AppId, isOpen: boolean) => void;
}

/** One app of the list. All that takes time to find out is found out here, for the rows that are there. */
export const AppRow = ({ item, state, now, tab, isOpen, onOpen }: AppRowProps) => (
  <AppCard
    view={viewOf(state.value, item.app, now.value, tab)}
    isTagged={item.isTagged}
    isOpen={isOpen}
    onOpen={(isNowOpen) => onOpen(item.key, isNowOpen)}
  />
);
