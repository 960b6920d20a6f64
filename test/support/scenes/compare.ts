import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/**
 * From which difference of colour on a pixel counts, from 0 to 1. Below it is what a picture loses by having few
 * colours; a state in the colour of another is far above.
 */
const THRESHOLD = 0.06;

/** How many pixels may differ. Two pictures of the same build differ in none, on a busy machine too. */
export const TOLERANCE = 8;

export interface Comparison {
  /** How many pixels differ; all, where the size does. */
  readonly count: number;
  /** What was expected, what differs, and what there is, side by side. */
  readonly sheet: () => Buffer;
}

/** The upper left part of a picture, or more than there is of it: the rest is empty. */
function fitted(picture: PNG, width: number, height: number): PNG {
  const sized = new PNG({ width, height });
  PNG.bitblt(picture, sized, 0, 0, picture.width, picture.height, 0, 0);
  return sized;
}

function sheetOf(pictures: readonly PNG[], width: number, height: number): Buffer {
  const sheet = new PNG({ width: width * pictures.length, height });
  for (const [place, picture] of pictures.entries()) {
    PNG.bitblt(picture, sheet, 0, 0, width, height, place * width, 0);
  }
  return PNG.sync.write(sheet);
}

/** Compares two pictures. Text is drawn alike everywhere where the fonts are, so that its edges count too. */
export function compare(expected: Buffer, actual: Buffer): Comparison {
  const [one, other] = [PNG.sync.read(expected), PNG.sync.read(actual)];
  const width = Math.max(one.width, other.width);
  const height = Math.max(one.height, other.height);
  const [left, right] = [fitted(one, width, height), fitted(other, width, height)];
  const difference = new PNG({ width, height });
  const options = { threshold: THRESHOLD, includeAA: true };
  const differing = pixelmatch(left.data, right.data, difference.data, width, height, options);
  const isSameSize = one.width === other.width && one.height === other.height;
  return {
    count: isSameSize ? differing : width * height,
    sheet: () => sheetOf([left, difference, right], width, height),
  };
}
