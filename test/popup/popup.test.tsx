import { signal } from '@preact/signals';
import { render, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import { type FailureCode, failure } from '../../src/core/failure.ts';
import { detailPart } from '../../src/popup/parts.ts';
import { Popup } from '../../src/popup/popup.tsx';
import type { PageState } from '../../src/ui/page-state.ts';
import { NOON } from '../support/grants.ts';
import {
  active,
  JOB,
  PASTED,
  pageState,
  SHOP,
  sessionOf,
  tokens,
  watchPorts,
} from '../support/page.ts';

const MINUTE = 60_000;

await detailPart.load();

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
});

function show(changes: Partial<PageState> = {}, now = NOON, tabUrl?: string) {
  const state = pageState(changes);
  render(<Popup state={state} now={signal(now)} tabId={7} tabUrl={tabUrl} />);
  return state;
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const click = (name: string | RegExp) => button(name).click();
const cards = () => [...document.querySelectorAll('[data-phase]')];
const phase = () => cards()[0]?.getAttribute('data-phase');
const failedWith = (code: FailureCode) =>
  ({ kind: 'failed', failure: failure(code), at: NOON }) as const;

test('without apps there is nothing to switch', () => {
  show({ apps: [] });
  expect(screen.queryByRole('switch')).toBeNull();
});

describe('an app', () => {
  test('that needs a user who signs in', () => {
    show();
    expect(phase()).toBe('signed-out');
    click('Sign in: Shop');
    expect(ports.send).toHaveBeenCalledWith({ command: 'signIn', input: { id: SHOP.id } });
  });

  test('that signs in itself gets its token by a click', () => {
    show({ apps: [JOB] });
    click('Get token: Nightly job');
    expect(ports.send).toHaveBeenCalledWith({ command: 'signIn', input: { id: JOB.id } });
  });

  test('whose token is pasted leads to the field for it', () => {
    show({ apps: [PASTED] });
    click('Paste token: By hand');
    expect(ports.opened.mock.calls[0]?.[0].url).toMatch(/#\/app\/app-3\?field=token$/);
    expect(ports.send).not.toHaveBeenCalled();
  });

  test('with a live token shows how long it lasts, of whom, and asks for nothing', () => {
    show({ sessions: sessionOf(SHOP, active({ who: 'alice' })) }, NOON + 17 * MINUTE);
    expect(phase()).toBe('live');
    expect(button(/Shop · alice.*43 min.*of 1 hr/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /: Shop$/ })).toBeNull();
  });

  test('with a token of unknown end says so', () => {
    const { expiresAt: _, ...endless } = tokens();
    show({ sessions: sessionOf(SHOP, { kind: 'active', tokens: endless }) });
    expect(button(/Shop.*no expiry known/)).toBeTruthy();
  });

  test('whose token ends soon, and is not renewed, says why', () => {
    show({ sessions: sessionOf(SHOP, active({ renewable: false })) }, NOON + 55 * MINUTE);
    expect(phase()).toBe('soon');
    expect(button(/Shop.*5 min.*no refresh token/)).toBeTruthy();
  });

  test('whose token has expired can be signed in again', () => {
    show({ sessions: sessionOf(SHOP, active({ renewable: false })) }, NOON + 61 * MINUTE);
    expect(phase()).toBe('expired');
    expect(button('Sign in: Shop')).toBeTruthy();
  });

  test('whose token has expired, and can be renewed, is renewed by a click', () => {
    show({ sessions: sessionOf(SHOP, active()) }, NOON + 61 * MINUTE);
    expect(phase()).toBe('expired');
    click('Refresh: Shop');
    expect(ports.send.mock.calls).toEqual([[{ command: 'refresh', input: { id: SHOP.id } }]]);
    expect(ports.request).not.toHaveBeenCalled();
  });

  test.each([
    ['Signing in …', undefined],
    ['Getting a new token …', tokens()],
  ])('that is at it says “%s” and offers nothing more', (text, held) => {
    const session = { kind: 'acquiring', since: NOON, attempt: 0, ...(held && { tokens: held }) };
    show({ sessions: sessionOf(SHOP, session as never) });
    expect(phase()).toBe('acquiring');
    expect(button(new RegExp(`Shop.*${text}`))).toBeTruthy();
    expect(screen.queryByRole('button', { name: /: Shop$/ })).toBeNull();
  });

  test('whose renewal failed says when it is tried again, and can be told to at once', () => {
    const session = { ...failedWith('unreachable'), retry: { attempt: 1, at: NOON + 30_000 } };
    show({ sessions: sessionOf(SHOP, session) });
    expect(button(/Shop.*Not reachable · tries again in 30 sec/)).toBeTruthy();
    click('Try now: Shop');
    expect(ports.send).toHaveBeenCalledWith({ command: 'refresh', input: { id: SHOP.id } });
  });

  test('whose renewal keeps failing lets its user sign in anew instead', async () => {
    const session = { ...failedWith('unreachable'), retry: { attempt: 1, at: NOON + 30_000 } };
    show({ sessions: sessionOf(SHOP, session) });
    click(/Shop.*tries again/);
    await screen.findByRole('button', { name: 'Edit' });
    click('Sign in');
    expect(ports.send).toHaveBeenCalledWith({ command: 'signIn', input: { id: SHOP.id } });
  });

  test('whose sign-in failed says why', () => {
    show({ sessions: sessionOf(SHOP, failedWith('cancelled')) });
    expect(button(/Shop.*Cancelled/)).toBeTruthy();
    expect(button('Sign in: Shop')).toBeTruthy();
  });

  test('whose secret is gone leads to the field for it', () => {
    show({ apps: [JOB], sessions: sessionOf(JOB, failedWith('secret_missing')) });
    click('Enter secret: Nightly job');
    expect(ports.opened.mock.calls[0]?.[0].url).toMatch(/#\/app\/app-2\?field=clientSecret$/);
  });

  test('that is switched off asks for nothing', () => {
    show({ apps: [{ ...SHOP, enabled: false }] });
    expect(button(/Shop.*off/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /: Shop$/ })).toBeNull();
    expect(screen.getByRole('switch', { name: /Shop/, checked: false })).toBeTruthy();
  });
});

describe('a live token', () => {
  const anew = () => screen.queryByRole('button', { name: 'Sign in' });

  test('whose issuer wants to see its user lets them sign in before it ends', () => {
    const session = { ...failedWith('login_required'), tokens: tokens() };
    show({ sessions: sessionOf(SHOP, session) });
    expect(phase()).toBe('live');
    expect(anew()).toBeTruthy();
  });

  test('that ends soon, and is not renewed, can be replaced in time', () => {
    show({ sessions: sessionOf(SHOP, active({ renewable: false })) }, NOON + 55 * MINUTE);
    expect(anew()).toBeTruthy();
  });

  test('that is fine asks for nothing', () => {
    show({ sessions: sessionOf(SHOP, active()) });
    expect(anew()).toBeNull();
  });
});
