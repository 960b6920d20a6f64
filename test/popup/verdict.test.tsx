import { screen } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { NOON } from '../support/grants.ts';
import { active, CLAIMS, doing, SHOP, tokens, watchPorts } from '../support/page.ts';
import { notices, openDetail } from '../support/popup-page.tsx';
import { jwtWith } from '../support/samples.ts';

beforeEach(() => {
  watchPorts();
});

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const detail = () =>
  document.querySelector('[aria-expanded="true"]')?.closest('section')?.lastElementChild;
const verdict = () => detail()?.firstElementChild?.querySelector('p')?.textContent;
const said = () => notices().map(({ textContent }) => textContent);

test('a verdict stands above everything else that is told of an app', async () => {
  await openDetail(active({ who: 'alice' }), SHOP);
  expect(verdict()).toMatch(/^Good for api\.test for 1 hr as alice/);
});

describe('a verdict', () => {
  test('is no news as long as only its time runs', async () => {
    const { now } = await openDetail(active({ scopes: ['openid', 'orders'] }));
    await doing(() => {
      now.value = NOON + 20 * MINUTE;
    });
    expect(verdict()).toMatch(/for 40 min/);
    expect(said()).toEqual([]);
  });

  test('of another kind is read aloud', async () => {
    const { now } = await openDetail(active({ renewable: false }));
    await doing(() => {
      now.value = NOON + HOUR + 3 * MINUTE;
    });
    expect(verdict()).toBe('Expired 3 min ago');
    expect(said()).toContain('Expired 3 min ago');
    await doing(() => {
      now.value = NOON + HOUR + 4 * MINUTE;
    });
    expect(verdict()).toBe('Expired 4 min ago');
    expect(said()).not.toContain('Expired 4 min ago');
  });

  test('says valid of no signature that was not checked', async () => {
    await openDetail(active());
    expect(verdict()).not.toMatch(/signature valid/);
  });

  test('is about what requests carry, whatever is looked at', async () => {
    const idToken = jwtWith({ ...CLAIMS, aud: 'shop', nonce: 'n' });
    await openDetail(active({ idToken, who: 'alice' }));
    screen.getByRole('tab', { name: 'ID token' }).click();
    await screen.findByText(/It is not for APIs/);
    expect(verdict()).toMatch(/^Good for api\.test/);
  });
});

describe('a sign-in that brought no token', () => {
  const failed = (code: Parameters<typeof failure>[0], detail: string) =>
    openDetail({ kind: 'failed', failure: failure(code, detail), at: NOON });

  test('has nothing to judge', async () => {
    await failed('refused', 'invalid_client');
    expect(screen.queryByText('There is no token.')).toBeNull();
    expect(screen.queryByRole('tablist')).toBeNull();
  });

  test('is told with what was wrong with its answer', async () => {
    await failed('token_type', 'dpop');
    expect(screen.getByRole('list', { name: 'Findings' }).textContent).toMatch(
      /tokens of the type “dpop”, not Bearer/,
    );
  });
});

test('a token that is too old to be sent, after a failure, is not judged', async () => {
  const old = tokens({ expiresAt: NOON - 1 });
  await openDetail({ kind: 'failed', failure: failure('refused'), at: NOON, tokens: old });
  expect(verdict()).toBeUndefined();
  expect(screen.queryByText(/^Expired/)).toBeNull();
});
