import { fireEvent, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import { NOON } from '../support/grants.ts';
import { active, CLAIMS, click, doing, SHOP, tokens, watchPorts } from '../support/page.ts';
import { BOTH, openDetail, press } from '../support/popup-page.tsx';
import { appWith, jwtWith } from '../support/samples.ts';

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
});

const DAY = 24 * 3_600_000;
const idToken = jwtWith({ ...CLAIMS, aud: 'shop' });
const ALL_THREE = active({ idToken, refreshToken: { receivedAt: NOON - 2 * DAY } });

const tabs = () => screen.getAllByRole('tab');
const selected = () =>
  tabs().filter(
    (tab) => tab.ariaSelected === 'true' || tab.getAttribute('aria-selected') === 'true',
  );
const key = (name: string) =>
  doing(() => {
    fireEvent.keyDown(document.activeElement as Element, { key: name });
  });

describe('the tokens of a sign-in', () => {
  test('are those that are there, and which one is sent', async () => {
    await openDetail(ALL_THREE, appWith({ send: 'id_token' }));
    expect(tabs().map(({ textContent }) => textContent)).toEqual([
      'Access token',
      'ID tokensent',
      'Refresh token',
    ]);
    expect(selected().map(({ textContent }) => textContent)).toEqual(['ID tokensent']);
  });

  test('are gone through by arrow keys, one stop for the tab key', async () => {
    await openDetail(ALL_THREE);
    tabs()[0]?.focus();
    for (const [name, place] of [
      ['ArrowLeft', 2],
      ['ArrowRight', 0],
      ['ArrowRight', 1],
      ['End', 2],
      ['Home', 0],
    ] as const) {
      await key(name);
      expect(document.activeElement).toBe(tabs()[place]);
      expect(selected()).toEqual([tabs()[place]]);
      expect(tabs().map(({ tabIndex }) => tabIndex)).toEqual(
        [0, 1, 2].map((one) => (one === place ? 0 : -1)),
      );
    }
    expect(screen.getByRole('tabpanel').getAttribute('aria-labelledby')).toBe(tabs()[0]?.id);
  });

  test('that go are looked at no longer', async () => {
    const { state } = await openDetail(ALL_THREE);
    await click(screen.getByRole('tab', { name: 'ID token' }));
    await doing(() => {
      state.value = { ...state.value, sessions: { 'app-1': active() } };
    });
    expect(screen.queryByRole('tablist')).toBeNull();
    expect(screen.getByRole('button', { name: 'Copy token' })).toBeTruthy();
  });
});

test('what is checked of an ID token is what its app checks, unless an API gets it', async () => {
  await openDetail(ALL_THREE);
  expect(screen.getByText(/^Checks an API makes/)).toBeTruthy();
  expect(screen.getByText('It is for this API')).toBeTruthy();
  await click(screen.getByRole('tab', { name: 'ID token' }));
  expect(screen.getByText(/^Checks the app makes/)).toBeTruthy();
  expect(screen.getByText('It is for this client')).toBeTruthy();
  expect(screen.queryByText('It is for this API')).toBeNull();
});

test('access tokens are compared, and so where one is looked at', async () => {
  const sessions = { ...BOTH, 'app-1': ALL_THREE };
  await openDetail(undefined, SHOP, undefined, { sessions });
  expect(screen.getByText('Compare')).toBeTruthy();
  for (const name of ['ID token', 'Refresh token']) {
    await click(screen.getByRole('tab', { name }));
    expect(screen.queryByText('Compare')).toBeNull();
  }
});

describe('a refresh token', () => {
  const open = async (refreshToken: { receivedAt: number; expiresAt?: number }) => {
    await openDetail(active({ refreshToken }));
    await click(screen.getByRole('tab', { name: 'Refresh token' }));
  };
  const panel = () => screen.getByRole('tabpanel').textContent;

  test('is told by its lifetime alone', async () => {
    await open({ receivedAt: NOON - 2 * DAY, expiresAt: NOON + 5 * DAY });
    expect(panel()).toContain('••••••••');
    expect(panel()).toContain('2 days ago');
    expect(panel()).toContain('in 5 days');
    expect(panel()).not.toContain(tokens().accessToken);
  });

  test('of which nobody said how long it lasts says that', async () => {
    await open({ receivedAt: NOON });
    expect(panel()).toContain('Its issuer did not say how long it lasts');
  });

  test('is never copied: what is sent is', async () => {
    await open({ receivedAt: NOON });
    await press('Copy token');
    expect(ports.copied.mock.calls).toEqual([[tokens().accessToken]]);
  });
});
