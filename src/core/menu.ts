import type { State } from './state.ts';
import { choiceIn } from './tab-choice.ts';

/** The tab in front. `url`: undefined where we hold no permission for its site. */
export interface FrontTab {
  readonly id: number;
  readonly url: string | undefined;
}

/** What stands in the menu of the toolbar's icon. `title` is a key of the catalogue. */
export interface MenuItem {
  readonly id: 'pause-all' | 'pause-tab' | 'copy-token' | 'next-identity' | 'show-requests';
  readonly title:
    | 'menu_pause_all'
    | 'menu_pause_tab'
    | 'menu_copy_token'
    | 'menu_next_identity'
    | 'menu_requests';
  readonly isEnabled: boolean;
  /** Undefined: there is nothing to tick. */
  readonly isChecked?: boolean;
}

/** Whether a tab makes requests that could carry a token, or may come to. */
export const isPausable = ({ url }: FrontTab): boolean =>
  url === undefined || !URL.canParse(url) || /^https?:$/.test(new URL(url).protocol);

const isPage = (tab: FrontTab | undefined): boolean => tab !== undefined && isPausable(tab);

/** The menu as it should be. Without a tab nothing can be done to it. */
export const menuFor = (
  { settings, tabs }: Pick<State, 'settings' | 'tabs'>,
  tab: FrontTab | undefined,
): readonly MenuItem[] => [
  {
    id: 'pause-all',
    title: 'menu_pause_all',
    isEnabled: true,
    isChecked: !settings.attaching,
  },
  {
    id: 'pause-tab',
    title: 'menu_pause_tab',
    isEnabled: isPage(tab),
    isChecked: choiceIn(tabs, tab?.id).paused,
  },
  { id: 'copy-token', title: 'menu_copy_token', isEnabled: isPage(tab) },
  { id: 'next-identity', title: 'menu_next_identity', isEnabled: isPage(tab) },
  { id: 'show-requests', title: 'menu_requests', isEnabled: true },
];

const isSame = (a: MenuItem | undefined, b: MenuItem) =>
  a?.isEnabled === b.isEnabled && a.isChecked === b.isChecked;

/** The items that differ from what is shown. */
export const menuChange = (
  shown: readonly MenuItem[],
  wanted: readonly MenuItem[],
): readonly MenuItem[] =>
  wanted.filter(
    (item) =>
      !isSame(
        shown.find(({ id }) => id === item.id),
        item,
      ),
  );
