import { describe, expect, test } from 'vitest';
import manifest from '../../manifest.config.ts';
import { BADGE_COLOURS } from '../../src/background/badges.ts';
import { IDENTITY_COLOURS } from '../../src/core/identity-mark.ts';
import { colourOf, contrast } from '../support/contrast.ts';
import { type Pixel, readPng } from '../support/png.ts';

/** Chromium's toolbars: plain, in the theme that it comes with, and dark. */
const BARS = ['#ffffff', '#dee1e6', '#202124'];

const { icons } = manifest as unknown as { icons: Record<string, string> };

const FILES = [
  ...Object.entries(icons).map(([size, file]) => [file, Number(size)] as const),
  ['icons/paused-16.png', 16] as const,
  ['icons/paused-32.png', 32] as const,
];

const isSolid = ([, , , alpha]: Pixel) => alpha > 250;
const isWhite = ([red, green, blue]: Pixel) => red + green + blue > 3 * 240;

describe.each(FILES)('%s', (file, size) => {
  const { width, height, pixels } = readPng(`public/${file}`);
  const solid = pixels.filter(isSolid);

  test('has its size', () => {
    expect([width, height]).toEqual([size, size]);
  });

  test('is seen: it fills a good part of its place', () => {
    expect(solid.length / pixels.length).toBeGreaterThan(0.45);
  });

  test('has signs on it that are told from it', () => {
    const [red, green, blue] = solid.find((pixel) => !isWhite(pixel)) ?? [255, 255, 255];
    expect(solid.filter(isWhite).length / pixels.length).toBeGreaterThan(0.05);
    expect(contrast([red, green, blue], [255, 255, 255])).toBeGreaterThan(4);
  });

  test.each(BARS)('stands out from a toolbar of %s', (bar) => {
    const shapes = solid.filter((pixel) => !isWhite(pixel));
    const worst = Math.min(
      ...shapes.map(([red, green, blue]) => contrast([red, green, blue], colourOf(bar))),
    );
    // A rounded edge blends with the white beside it here and there.
    expect(shapes.length).toBeGreaterThan(0);
    expect(worst).toBeGreaterThan(size === 16 ? 3 : 1);
    const [red, green, blue] = shapes[Math.floor(shapes.length / 2)] ?? [0, 0, 0];
    expect(contrast([red, green, blue], colourOf(bar))).toBeGreaterThan(3);
  });
});

describe.each([...Object.values(BADGE_COLOURS), ...IDENTITY_COLOURS])('a badge of %s', (colour) => {
  test('lets white letters be read', () => {
    expect(contrast(colourOf(colour), [255, 255, 255])).toBeGreaterThan(4.5);
  });

  test.each(BARS)('stands out from a toolbar of %s', (bar) => {
    expect(contrast(colourOf(colour), colourOf(bar))).toBeGreaterThan(3);
  });
});
