import { screen } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { NOON } from '../support/grants.ts';
import { JOB, PASTED, SHOP, watchPorts } from '../support/page.ts';
import { claim, openDetail, press, shopWith, TELEVISION, terms } from '../support/popup-page.tsx';

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
});

const FAILED = { kind: 'failed', failure: failure('refused'), at: NOON } as const;
const LEAVABLE = shopWith({ endSessionEndpoint: 'https://issuer.test/end' });

describe('without a token an app shows what it will ask for', () => {
  test('of its issuer', async () => {
    await openDetail(undefined);
    expect(terms()).toEqual(['Issuer', 'Client ID', 'Scope', 'API', 'Pages that call it']);
    expect(claim('Issuer').textContent).toBe('https://issuer.test');
    expect(claim('Client ID').textContent).toBe('shop');
    expect(claim('Scope').textContent).toBe('openid orders');
    expect(claim('API').textContent).toBe('https://api.test/v1');
    expect(claim('Pages that call it').textContent).toBe('https://app.test');
  });

  test('also after a failure', async () => {
    await openDetail(FAILED);
    expect(claim('Client ID').textContent).toBe('shop');
  });

  test('which of a pasted token is only where it goes', async () => {
    await openDetail(undefined, PASTED);
    expect(terms()).toEqual(['API', 'Pages that call it']);
  });

  test('and that the address bar calls it', async () => {
    await openDetail(undefined, { ...SHOP, callers: [{ kind: 'address-bar' }] });
    expect(claim('Pages that call it').textContent).toBe('the API itself, opened in a tab');
  });
});

describe('whoever signed out', () => {
  test('can sign in as someone else', async () => {
    await openDetail(undefined);
    await press('Sign in as someone else');
    expect(ports.request).toHaveBeenCalledOnce();
    expect(ports.send.mock.calls).toEqual([
      [{ command: 'signIn', input: { id: SHOP.id, another: true } }],
    ]);
  });

  test('can sign out at the issuer still, where that has a page for it', async () => {
    await openDetail(undefined, LEAVABLE);
    await press('Sign out at the issuer');
    expect(ports.request).not.toHaveBeenCalled();
    expect(ports.send.mock.calls).toEqual([[{ command: 'endSession', input: { id: SHOP.id } }]]);
  });

  test('cannot where it has none', async () => {
    await openDetail(undefined);
    expect(screen.queryByRole('button', { name: 'Sign out at the issuer' })).toBeNull();
  });

  test.each([
    ['a client', JOB],
    ['a pasted token', PASTED],
    ['a device, where the page decides', TELEVISION],
  ])('is nobody to choose for %s', async (_name, app) => {
    await openDetail(undefined, app);
    expect(screen.queryByRole('button', { name: 'Sign in as someone else' })).toBeNull();
  });
});
