import type { PNG } from 'pngjs';

/** A picture with few colours: each pixel is a place in the palette. */
export interface Reduced {
  readonly palette: readonly number[];
  readonly places: Uint8Array;
}

/** Colours nearer to each other than this are one. In the red, green and blue of 256 each. */
const NEAR = 9;
const MOST = 256;

const distance = (a: number, b: number) =>
  Math.hypot((a >> 16) - (b >> 16), ((a >> 8) & 255) - ((b >> 8) & 255), (a & 255) - (b & 255));

/** The colour of each pixel as one number. */
function coloursIn({ data, width, height }: PNG): Uint32Array {
  const colours = new Uint32Array(width * height);
  for (let place = 0; place < colours.length; place++) {
    colours[place] = data.readUInt32BE(place * 4) >>> 8;
  }
  return colours;
}

function counted(colours: Uint32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  return counts;
}

const byFrequency = (counts: Map<number, number>) =>
  [...counts].sort(([a, times], [b, others]) => others - times || a - b).map(([colour]) => colour);

/** Those that fill the most, exactly as they are, and of the shades in between one for many. */
function paletteOf(colours: readonly number[]): number[] {
  const palette: number[] = [];
  for (const colour of colours) {
    if (palette.length === MOST) break;
    if (palette.every((other) => distance(colour, other) > NEAR)) palette.push(colour);
  }
  return palette;
}

const nearest = (palette: readonly number[], colour: number) =>
  palette.reduce(
    (best, other, place) =>
      distance(colour, other) < distance(colour, palette[best] ?? 0) ? place : best,
    0,
  );

/** What fills a picture keeps its colour; letters and curves lose shades that no eye misses. */
export function reduced(picture: PNG): Reduced {
  const colours = coloursIn(picture);
  const known = byFrequency(counted(colours));
  const palette = paletteOf(known);
  const places = new Map(known.map((colour) => [colour, nearest(palette, colour)]));
  return { palette, places: Uint8Array.from(colours, (colour) => places.get(colour) ?? 0) };
}
