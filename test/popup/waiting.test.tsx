import { screen } from '@testing-library/preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Session, Wait } from '../../src/core/session.ts';
import { NOON } from '../support/grants.ts';
import { active, click, doing, JOB, SHOP, sessionOf, tokens, watchPorts } from '../support/page.ts';
import {
  DEVICE_WAIT,
  openDetail,
  openPopup,
  press,
  TELEVISION,
  waiting,
} from '../support/popup-page.tsx';

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
});

const TAB_WAIT: Wait = { kind: 'tab', tab: 3, until: NOON + 60_000 };

const qr = () => screen.queryByRole('img', { name: 'QR code of the page' });
const openDevice = (changes: object = {}) =>
  openDetail(waiting({ ...DEVICE_WAIT, ...changes } as Wait), TELEVISION);

describe('a code to confirm', () => {
  test('is shown large, with where to confirm it and how long there is', async () => {
    const { now } = await openDevice();
    expect(document.querySelector('output')?.textContent).toBe('WDJB-MJHT');
    expect(screen.getByText('Confirm this code at issuer.test, on any device.')).toBeTruthy();
    expect(screen.getByText('Expires in 5 min')).toBeTruthy();
    await doing(() => {
      now.value = NOON + 6 * 60_000;
    });
    expect(screen.getByText('expired')).toBeTruthy();
  });

  test('can be copied', async () => {
    await openDevice();
    await press('Copy code');
    expect(ports.copied).toHaveBeenCalledWith('WDJB-MJHT');
  });

  test.each([
    ['with the code in it', {}, DEVICE_WAIT.verificationUriComplete],
    ['as it is', { verificationUriComplete: undefined }, DEVICE_WAIT.verificationUri],
  ])('leads to the page %s', async (_name, changes, url) => {
    await openDevice(changes);
    await press('Open the page');
    expect(ports.opened.mock.calls).toEqual([[{ url }]]);
  });

  test('names the host of the page that it leads to', async () => {
    await openDevice({ verificationUriComplete: 'https://elsewhere.test/?user_code=WDJB-MJHT' });
    expect(screen.getByText('Confirm this code at elsewhere.test, on any device.')).toBeTruthy();
  });

  test('is drawn for a camera', async () => {
    await openDevice();
    const drawn = await screen.findByRole('img', { name: 'QR code of the page' });
    expect(drawn.querySelector('path')?.getAttribute('d')).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
  });

  test('that is too long to be drawn is shown all the same', async () => {
    const { encode } = await import('uqr');
    const endless = `https://issuer.test/${'x'.repeat(4000)}`;
    expect(() => encode(endless)).toThrow();
    await openDevice({ verificationUriComplete: endless });
    await doing(() => undefined);
    expect(qr()).toBeNull();
    expect(document.querySelector('output')?.textContent).toBe('WDJB-MJHT');
  });

  test('says nothing that is taken for markup', async () => {
    await openDevice({ userCode: '<img src=x>' });
    expect(document.querySelector('output')?.textContent).toBe('<img src=x>');
    expect(document.querySelector('img')).toBeNull();
  });

  test('is called off', async () => {
    await openDevice();
    await press('Cancel');
    expect(ports.send.mock.calls).toEqual([
      [{ command: 'cancelSignIn', input: { id: TELEVISION.id } }],
    ]);
  });
});

describe('what is waited for is open', () => {
  test('as soon as the user has asked for it', async () => {
    const { state } = openPopup({ apps: [JOB, TELEVISION] });
    await press('Sign in: Television');
    await doing(() => {
      state.value = { ...state.value, sessions: sessionOf(TELEVISION, waiting()) };
    });
    expect(document.querySelector('output')?.textContent).toBe('WDJB-MJHT');
  });

  test('but not where nobody has to do anything', async () => {
    openPopup({ apps: [JOB, TELEVISION] });
    await press('Get token: Nightly job');
    expect(screen.queryByRole('button', { expanded: true })).toBeNull();
  });

  test('when the popup is opened again, before any other app', () => {
    const sessions = { ...sessionOf(JOB, active()), ...sessionOf(TELEVISION, waiting()) };
    openPopup({ apps: [JOB, TELEVISION], sessions });
    expect(
      screen.getByRole('button', { name: /Television.*WDJB-MJHT/, expanded: true }),
    ).toBeTruthy();
    expect(document.querySelector('output')).toBeTruthy();
  });

  test('also for an account beside the one that the app acts as', () => {
    const sessions = { 'app-1': active({ who: 'alice' }), 'app-1~2': waiting() };
    openPopup({ apps: [TELEVISION], sessions });
    expect(document.querySelector('output')?.textContent).toBe('WDJB-MJHT');
    expect(screen.getByRole('button', { name: /Television · alice/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Remove Account 2' })).toBeNull();
  });
});

describe('a tab to sign in in', () => {
  test('is named, and can be called off', async () => {
    await openDetail(waiting(TAB_WAIT), SHOP);
    expect(screen.getByText('Sign in in the tab that Lanyard opened.')).toBeTruthy();
    expect(screen.getByRole('button', { name: /Waits for you in its tab/ })).toBeTruthy();
    await press('Cancel');
    expect(ports.send.mock.calls).toEqual([[{ command: 'cancelSignIn', input: { id: SHOP.id } }]]);
  });
});

describe('a window to sign in in', () => {
  const HINT = 'Sign in in the window that opened.';
  const acquiring = (more: object = {}) =>
    ({ kind: 'acquiring', since: NOON, attempt: 0, ...more }) as Session;

  test('is named', async () => {
    await openDetail(acquiring());
    expect(screen.getByText(HINT)).toBeTruthy();
  });

  test('is named for an account beside', async () => {
    const sessions = { 'app-1': active({ who: 'alice' }), 'app-1~2': acquiring() };
    await openDetail(undefined, SHOP, undefined, { sessions });
    expect(screen.getByText(HINT)).toBeTruthy();
  });

  test.each([
    ['where there is none', JOB, acquiring()],
    ['for a code', TELEVISION, acquiring()],
    ['for a tab', SHOP, waiting(TAB_WAIT)],
    ['for a renewal', SHOP, acquiring({ tokens: tokens() })],
    [
      'for a renewal of what has expired',
      SHOP,
      acquiring({ tokens: tokens({ expiresAt: NOON - 1 }) }),
    ],
  ])('is not named %s', async (_name, app, session) => {
    await openDetail(session, app);
    expect(screen.queryByText(HINT)).toBeNull();
  });
});

test('a permission that is asked for closes no card and opens none', async () => {
  openPopup({ apps: [SHOP, JOB], sessions: sessionOf(JOB, active()), granted: [] });
  vi.clearAllMocks();
  await click(screen.getByRole('button', { name: 'Allow: Nightly job' }));
  expect(screen.getByRole('button', { name: /Nightly job.*Needs/, expanded: true })).toBeTruthy();
});
