import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

/** Red, green, blue and how solid it is, from 0 to 255. */
export type Pixel = readonly [number, number, number, number];

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: readonly Pixel[];
}

const BYTES = 4;

function chunksOf(file: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const data = file.subarray(at + 8, at + 8 + length);
    chunks.set(type, Buffer.concat([chunks.get(type) ?? Buffer.alloc(0), data]));
    at += 12 + length;
  }
  return chunks;
}

/** Of three neighbours the one that is nearest to what they lead to expect (PNG, third edition, §9.4). */
function paeth(left: number, above: number, corner: number): number {
  const expected = left + above - corner;
  const [a, b, c] = [left, above, corner].map((value) => Math.abs(expected - value)) as [
    number,
    number,
    number,
  ];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}

const FILTERS: readonly ((left: number, above: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_left, above) => above,
  (left, above) => (left + above) >> 1,
  paeth,
];

/** Takes the filter off each line of what was inflated (PNG, third edition, §9.2). */
function unfiltered(raw: Buffer, width: number, height: number): Uint8Array {
  const row = width * BYTES;
  const plain = new Uint8Array(row * height);
  for (let at = 0; at < plain.length; at += 1) {
    const [y, x] = [Math.floor(at / row), at % row];
    const left = x < BYTES ? 0 : (plain[at - BYTES] ?? 0);
    const above = plain[at - row] ?? 0;
    const corner = x < BYTES ? 0 : (plain[at - row - BYTES] ?? 0);
    const filter = FILTERS[raw[y * (row + 1)] ?? 0];
    plain[at] = (raw[at + y + 1] ?? 0) + (filter?.(left, above, corner) ?? 0);
  }
  return plain;
}

/** Reads a PNG as a browser writes one. */
export function readPng(path: string): Picture {
  const chunks = chunksOf(readFileSync(path));
  const head = chunks.get('IHDR');
  const data = chunks.get('IDAT');
  // Eight bits, with transparency, not interlaced: what a browser's screenshot without a background is.
  if (!head || !data || head[8] !== 8 || head[9] !== 6 || head[12] !== 0)
    throw new Error(`${path} is no such PNG.`);
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const bytes = unfiltered(inflateSync(data), width, height);
  const pixels = Array.from({ length: width * height }, (_, index) => {
    const [red = 0, green = 0, blue = 0, alpha = 0] = bytes.subarray(
      index * BYTES,
      index * BYTES + BYTES,
    );
    return [red, green, blue, alpha] as const;
  });
  return { width, height, pixels };
}
