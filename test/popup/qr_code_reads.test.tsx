import { screen } from '@testing-library/preact';
import { beforeEach, expect, test } from 'vitest';
import type { Wait } from '../../src/core/session.ts';
import { watchPorts } from '../support/page.ts';
import { DEVICE_WAIT, openDetail, TELEVISION, waiting } from '../support/popup-page.tsx';
import { readQr } from '../support/qr-reader.ts';

beforeEach(() => {
  watchPorts();
});

/** ISO/IEC 18004 §6.3.8. */
const QUIET_ZONE = 4;

/** What is drawn, module by module, with the light frame around it. */
function drawnIn(svg: Element): boolean[][] {
  const [, , width = 0, height = 0] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
  const drawn = Array.from({ length: height }, () => Array.from({ length: width }, () => false));
  const path = svg.querySelector('path')?.getAttribute('d') ?? '';
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    const row = drawn[Number(y)];
    if (row) row[Number(x)] = true;
  }
  return drawn;
}

const without = <Part,>(frame: number, parts: readonly Part[]) => parts.slice(frame, -frame);

const framed = (drawn: boolean[][]) =>
  without(QUIET_ZONE, drawn).map((row) => without(QUIET_ZONE, row));

const darkIn = (drawn: boolean[][]) => drawn.flat().filter(Boolean).length;

async function drawnFor(changes: object) {
  await openDetail(waiting({ ...DEVICE_WAIT, ...changes } as Wait), TELEVISION);
  return drawnIn(await screen.findByRole('img', { name: 'QR code of the page' }));
}

const long = (length: number) =>
  `${DEVICE_WAIT.verificationUri}?code=`.padEnd(length, 'WDJB-MJHT.0123456789');

test.each<readonly [string, object, string]>([
  ['with the code in it', {}, DEVICE_WAIT.verificationUriComplete],
  ['as it is', { verificationUriComplete: undefined }, DEVICE_WAIT.verificationUri],
  ...[14, 26, 42, 62, 84, 106, 122, 152, 180].map((length) => {
    const uri = length < 36 ? 'https://a.test'.padEnd(length, 'x') : long(length);
    return [`of ${length} letters`, { verificationUriComplete: uri }, uri] as const;
  }),
])('a camera reads the page %s', async (_which, changes, uri) => {
  expect(readQr(framed(await drawnFor(changes)))).toBe(uri);
});

test('the code has the light frame that cameras need', async () => {
  const drawn = await drawnFor({});
  expect(darkIn(framed(drawn))).toBe(darkIn(drawn));
});

test('the code has in three corners what cameras look for', async () => {
  const modules = framed(await drawnFor({}));
  const side = modules.length;
  const corner = (x: number, y: number) =>
    modules.slice(y, y + 7).map((row) =>
      row
        .slice(x, x + 7)
        .map((isDark) => (isDark ? '#' : '.'))
        .join(''),
    );
  const finder = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'];
  expect([corner(0, 0), corner(side - 7, 0), corner(0, side - 7)]).toEqual([
    finder,
    finder,
    finder,
  ]);
});
