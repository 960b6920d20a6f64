import { resolve } from 'node:path';

/** What a browser is started with so that it draws alike on every machine that has the fonts. */
export const DRAWN_ALIKE = [
  // On a smaller screen the popup would be cut off.
  '--screen-info={1600x1200}',
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
];

/** The language as in `_locales`; the fonts of the pictures; and a clock that is the same everywhere. */
export const surroundingsIn = (language: string): Readonly<Record<string, string>> => ({
  LANGUAGE: language,
  TZ: 'UTC',
  FONTCONFIG_FILE: resolve('test/support/scenes/fonts.conf'),
});
