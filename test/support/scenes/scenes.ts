import { DETAIL_SCENES } from './detail-scenes.ts';
import { OPTIONS_SCENES } from './options-scenes.ts';
import { PANEL_SCENES } from './panel-scenes.ts';
import { POPUP_SCENES } from './popup-scenes.ts';
import type { Scene } from './scene.ts';

/** Every view in every state, in one list. */
export const SCENES: readonly Scene[] = [
  ...POPUP_SCENES,
  ...DETAIL_SCENES,
  ...OPTIONS_SCENES,
  ...PANEL_SCENES,
];

export const idOf = ({ page, name }: Scene) => `${page}-${name}`;
