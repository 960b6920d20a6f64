import { beforeEach, expect, test, vi } from 'vitest';
import { NOON } from '../support/grants.ts';
import { active, CLAIMS, doing, SHOP, watchPorts } from '../support/page.ts';
import { claim, openDetail } from '../support/popup-page.tsx';
import { jwtWith } from '../support/samples.ts';

beforeEach(() => {
  watchPorts();
});

const SECOND = 1000;

const tokenWith = (mark: string) => jwtWith({ ...CLAIMS, mark });

/** How often a text of a token was read, while something happened. */
async function readings(mark: string, happens: () => Promise<void>) {
  const parse = vi.spyOn(JSON, 'parse');
  await happens();
  const count = parse.mock.calls.filter(([text]) => text === JSON.stringify(mark)).length;
  parse.mockRestore();
  return count;
}

test('a token is not read again each second, and the next one is', async () => {
  const { now, state } = await openDetail(active({ accessToken: tokenWith('first') }), SHOP);
  const aSecondLater = () =>
    doing(() => {
      now.value += SECOND;
    });
  expect(claim('mark').textContent).toBe('first');
  expect(await readings('first', aSecondLater)).toBe(0);
  expect(now.value).toBe(NOON + SECOND);
  const renewed = active({ accessToken: tokenWith('second') });
  const renews = () =>
    doing(() => {
      state.value = { ...state.value, sessions: { 'app-1': renewed } };
    });
  expect(await readings('second', renews)).toBeGreaterThan(0);
  expect(claim('mark').textContent).toBe('second');
  expect(await readings('second', aSecondLater)).toBe(0);
});
