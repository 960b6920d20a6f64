import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { type Reduced, reduced } from './palette.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const number32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};

/** PNG, third edition, §5.3. */
function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type), data]);
  return Buffer.concat([number32(data.length), typed, number32(crc32(typed))]);
}

/** Eight bits a pixel, by palette (§11.2.1). */
const headerOf = (width: number, height: number) =>
  Buffer.concat([number32(width), number32(height), Buffer.from([8, 3, 0, 0, 0])]);

const paletteOf = ({ palette }: Reduced) =>
  Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));

/** Row by row, each after a zero: not filtered, which is best with a palette (§12.7). */
function rowsOf({ places }: Reduced, width: number, height: number): Buffer {
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row++) {
    rows.set(places.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  }
  return rows;
}

/** The same picture, a third as large: with few colours. */
export function small(png: Buffer): Buffer {
  const picture = PNG.sync.read(png);
  const { width, height } = picture;
  const few = reduced(picture);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', headerOf(width, height)),
    chunk('PLTE', paletteOf(few)),
    chunk('IDAT', deflateSync(rowsOf(few, width, height), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
