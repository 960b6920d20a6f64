// What a camera makes of a QR code, as far as ours go: versions 1 to 9, error correction M, bytes. Numbers in
// comments are of ISO/IEC 18004.

export type Modules = readonly (readonly boolean[])[];

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Check bytes in a block, and blocks, of each version with error correction M (table 9). */
const BLOCKS: readonly (readonly [number, number])[] = [
  [10, 1],
  [16, 1],
  [26, 1],
  [18, 2],
  [24, 2],
  [16, 4],
  [18, 4],
  [22, 4],
  [22, 5],
];

/** §7.8.2. */
const MASKS: readonly ((place: Place) => boolean)[] = [
  ({ x, y }) => (x + y) % 2 === 0,
  ({ y }) => y % 2 === 0,
  ({ x }) => x % 3 === 0,
  ({ x, y }) => (x + y) % 3 === 0,
  ({ x, y }) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  ({ x, y }) => ((x * y) % 2) + ((x * y) % 3) === 0,
  ({ x, y }) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  ({ x, y }) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

const numberOf = (bits: readonly boolean[]) =>
  bits.reduce((number, bit) => number * 2 + Number(bit), 0);

/** The first five of the format bits without the mask that lies over them (§7.9.1). */
function maskIn(modules: Modules) {
  const format = numberOf([0, 1, 2, 3, 4].map((x) => modules[8]?.[x] ?? false)) ^ 0b10101;
  if (format >> 3 !== 0) throw new Error('The error correction is not M.');
  return MASKS[format & 7] as (place: Place) => boolean;
}

/** Table E.1. */
function alignmentRows(version: number, size: number): readonly number[] {
  if (version === 1) return [];
  return version < 7 ? [6, size - 7] : [6, (size - 1) / 2, size - 7];
}

function isFunction({ x, y }: Place, size: number) {
  const version = (size - 17) / 4;
  const rows = alignmentRows(version, size);
  const isCorner = (a: number, b: number) =>
    (a < 9 && b < 9) || (a < 9 && b >= size - 8) || (a >= size - 8 && b < 9);
  const isAligned = rows.some((row) =>
    rows.some(
      (column) => !isCorner(column, row) && Math.max(Math.abs(x - column), Math.abs(y - row)) <= 2,
    ),
  );
  const isVersion = version >= 7 && Math.min(x, y) < 6 && Math.max(x, y) >= size - 11;
  return isCorner(x, y) || x === 6 || y === 6 || isAligned || isVersion;
}

/** Upwards and downwards in columns two wide, from the right (§7.7.3). The column of the timing is left out. */
function placesOf(size: number): readonly Place[] {
  const rights = Array.from({ length: (size - 1) / 2 }, (_, pair) => {
    const right = size - 1 - 2 * pair;
    return right <= 6 ? right - 1 : right;
  });
  return rights.flatMap((right, pair) =>
    Array.from({ length: size }, (_, step) => (pair % 2 === 0 ? size - 1 - step : step)).flatMap(
      (y) => [
        { x: right, y },
        { x: right - 1, y },
      ],
    ),
  );
}

function bytesIn(modules: Modules): readonly number[] {
  const isMasked = maskIn(modules);
  const bits = placesOf(modules.length)
    .filter((place) => !isFunction(place, modules.length))
    .map((place) => (modules[place.y]?.[place.x] ?? false) !== isMasked(place));
  return Array.from({ length: Math.floor(bits.length / 8) }, (_, index) =>
    numberOf(bits.slice(8 * index, 8 * index + 8)),
  );
}

/** Blocks lie in each other, byte by byte; the last ones may be a byte longer (§7.6). */
function dataOf(bytes: readonly number[], version: number): readonly number[] {
  const [checks, count] = BLOCKS[version - 1] as readonly [number, number];
  const total = bytes.length - checks * count;
  const short = Math.floor(total / count);
  const firstLong = count - (total % count);
  return Array.from({ length: count }, (_, block) => {
    const own = Array.from({ length: short }, (_, row) => bytes[row * count + block] ?? 0);
    const rest = block < firstLong ? [] : [bytes[short * count + block - firstLong] ?? 0];
    return [...own, ...rest];
  }).flat();
}

/** Throws where it is no QR code that we make. */
export function readQr(modules: Modules): string {
  const data = dataOf(bytesIn(modules), (modules.length - 17) / 4);
  const halves = data.flatMap((byte) => [byte >> 4, byte & 15]);
  const [mode, high = 0, low = 0, ...rest] = halves;
  if (mode !== 4) throw new Error('Its text is not in bytes.');
  const length = high * 16 + low;
  const text = Array.from(
    { length },
    (_, index) => (rest[2 * index] ?? 0) * 16 + (rest[2 * index + 1] ?? 0),
  );
  return new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(text));
}
