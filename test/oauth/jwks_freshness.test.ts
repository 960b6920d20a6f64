import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshnessOf } from '../../src/oauth/freshness.ts';
import { NOON } from '../support/grants.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const httpDate = (time: number) => new Date(time).toUTCString();
const inAnHour = httpDate(NOON + 60 * MINUTE);

test.each<[Record<string, string>, number]>([
  [{}, 10 * MINUTE],
  [{ 'cache-control': 'max-age=600' }, 10 * MINUTE],
  [{ 'cache-control': 'public, Max-Age="3600", must-revalidate' }, 60 * MINUTE],
  [{ 'cache-control': 'max-age=300, max-age=3600' }, 5 * MINUTE],
  [{ 'cache-control': 'max-age=3600', age: '1800' }, 30 * MINUTE],
  [{ 'cache-control': 'max-age=3600', age: 'old' }, 60 * MINUTE],
  [{ 'cache-control': 'max-age=3600', age: '7200' }, MINUTE],
  [{ 'cache-control': 'max-age=0' }, MINUTE],
  [{ 'cache-control': 'max-age=31536000, immutable' }, DAY],
  [{ 'cache-control': `max-age=${'9'.repeat(400)}` }, DAY],
  [{ 'cache-control': 'max-age=soon' }, 10 * MINUTE],
  [{ 'cache-control': 'no-store, max-age=3600' }, MINUTE],
  [{ 'cache-control': 'no-cache' }, MINUTE],
  [{ 'cache-control': 's-maxage=3600' }, 10 * MINUTE],
  [{ expires: inAnHour, date: httpDate(NOON) }, 60 * MINUTE],
  [{ expires: inAnHour, date: httpDate(NOON + 30 * MINUTE) }, 30 * MINUTE],
  [{ expires: inAnHour }, 60 * MINUTE],
  [{ expires: inAnHour, date: httpDate(NOON), age: '600' }, 50 * MINUTE],
  [{ expires: inAnHour, 'cache-control': 'max-age=300' }, 5 * MINUTE],
  [{ expires: '0' }, MINUTE],
  [{ expires: 'never' }, MINUTE],
])('%j is good for %d ms (RFC 9111 §4.2.1)', (headers, freshness) => {
  expect(freshnessOf(new Headers(headers), NOON)).toBe(freshness);
});

test('whatever an issuer says, it is between a minute and a day', () => {
  const text = fc.oneof(fc.nat().map(String), fc.stringMatching(/^[ -~]*$/));
  const names = fc.constantFrom('cache-control', 'expires', 'date', 'age');
  fc.assert(
    fc.property(fc.dictionary(names, text), (headers) => {
      const freshness = freshnessOf(new Headers(headers), NOON);
      expect(freshness).toBeGreaterThanOrEqual(MINUTE);
      expect(freshness).toBeLessThanOrEqual(DAY);
    }),
  );
});
