import { existsSync } from 'node:fs';

/** Debian’s packages of the fonts that pictures are drawn with, 6 MB in all, and a file of each. */
const FONTS = {
  // Latin, also in the weights between regular and bold.
  'fonts-inter': '/usr/share/fonts/opentype/inter/Inter-Regular.otf',
  // What is set in fixed width, and Arabic.
  'fonts-dejavu-core': '/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf',
  // Japanese and Chinese.
  'fonts-droid-fallback': '/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf',
};

/** The packages whose fonts are not there. Elsewhere than on Linux no picture is compared, so none is missing. */
export const missingFonts = () =>
  process.platform === 'linux' ? Object.keys(FONTS).filter((name) => !existsSync(FONTS[name])) : [];
