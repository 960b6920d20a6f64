import { screen } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import type { Session } from '../../src/core/session.ts';
import { NOON } from '../support/grants.ts';
import { active, click, JOB, PASTED, SHOP, tokens, watchPorts } from '../support/page.ts';
import { disclosure, notice, openDetail, terms } from '../support/popup-page.tsx';
import { jwtWith } from '../support/samples.ts';

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
});

describe('a token', () => {
  test('and its header stay hidden until they are asked for', async () => {
    await openDetail(active());
    const details = disclosure('Header and token');
    expect(details?.open).toBe(false);
    expect(details?.textContent).toContain(tokens().accessToken);
    await click(screen.getByText('Header and token'));
    expect(details?.open).toBe(true);
    const outside = document.body.cloneNode(true) as HTMLElement;
    disclosure('Header and token', outside)?.remove();
    expect(outside.innerHTML).not.toContain(tokens().accessToken);
  });

  test('that is opaque tells what the issuer said of it', async () => {
    await openDetail(active({ accessToken: 'opaque' }));
    expect(terms()).toEqual(['Scope', 'Expires', 'Received']);
    expect(screen.getByText('Opaque')).toBeTruthy();
    expect(screen.getByText(/^Opaque: only the issuer can say what it means/)).toBeTruthy();
    expect(screen.queryByText('Header and token')).toBeNull();
    expect(screen.getByText('Token')).toBeTruthy();
  });

  test('that is encrypted shows its header and nothing more', async () => {
    const [header] = jwtWith({}, { alg: 'RSA-OAEP', enc: 'A256GCM' }).split('.');
    await openDetail(active({ accessToken: `${header}.a2V5.bm9uY2U.Y2lwaGVy.dGFn` }));
    expect(screen.getByText('Referential JWE · RSA-OAEP · A256GCM')).toBeTruthy();
    expect(screen.getByText(/^Referential: only the issuer can read it/)).toBeTruthy();
  });

  test.each([
    [tokens(), 'Refreshes in 54 min'],
    [tokens({ renewable: false }), 'Not renewed by itself'],
  ])('says whether it is renewed', async (held, text) => {
    await openDetail({ kind: 'active', tokens: held });
    expect(screen.getByText(text)).toBeTruthy();
    expect(screen.getByText('Self-contained JWS · RS256')).toBeTruthy();
    expect(await screen.findByText(/^Signature not checked yet/)).toBeTruthy();
  });
});

describe('the buttons', () => {
  const press = (name: string) => click(screen.getByRole('button', { name }));

  test('copy the token and say so', async () => {
    await openDetail(active());
    await press('Copy token');
    expect(ports.copied).toHaveBeenCalledWith(tokens().accessToken);
    expect(screen.getByRole('button', { name: 'Copied' })).toBeTruthy();
  });

  test('say so where the clipboard refuses', async () => {
    ports.copied.mockRejectedValue(new Error('NotAllowedError'));
    await openDetail(active());
    await press('Copy token');
    expect(screen.getByRole('button', { name: 'Could not copy' })).toBeTruthy();
  });

  test.each([
    ['Refresh', 'Shop', SHOP, 'refresh'],
    ['Sign out', 'Shop', SHOP, 'signOut'],
    ['Forget token', 'Nightly job', JOB, 'signOut'],
    ['Forget token', 'By hand', PASTED, 'signOut'],
  ])('%s: %s', async (name, _app, app, command) => {
    await openDetail(active(), app);
    await press(name);
    expect(ports.send.mock.calls).toEqual([[{ command, input: { id: app.id } }]]);
  });

  test('lead to the form', async () => {
    await openDetail(active());
    await press('Edit');
    expect(ports.opened.mock.calls[0]?.[0].url).toMatch(/#\/app\/app-1$/);
  });

  test('offer no renewal where there is none', async () => {
    await openDetail(active({ renewable: false }));
    expect(screen.queryByRole('button', { name: 'Refresh' })).toBeNull();
  });

  test('offer no second renewal while one is under way', async () => {
    await openDetail({ kind: 'acquiring', since: NOON, attempt: 0, tokens: tokens() });
    expect((screen.getByRole('button', { name: 'Refresh' }) as HTMLButtonElement).disabled).toBe(
      true,
    );
  });

  test('without a token are only the way to the form', async () => {
    await openDetail(undefined);
    expect(screen.getByRole('button', { name: 'Edit' })).toBeTruthy();
    for (const name of ['Copy token', 'Refresh', 'Sign out']) {
      expect(screen.queryByRole('button', { name })).toBeNull();
    }
    expect(screen.getByText(/^No token yet\./)).toBeTruthy();
  });
});

describe('what went wrong', () => {
  const failed = (held?: ReturnType<typeof tokens>): Session => ({
    kind: 'failed',
    failure: failure('refused', 'invalid_client'),
    at: NOON,
    ...(held && { tokens: held }),
  });

  test('is said beside a token that is still good', async () => {
    await openDetail(failed(tokens()));
    expect(notice().textContent).toMatch(/^The issuer refused: “invalid_client”/);
    expect(terms()).toContain('Issuer');
  });

  test('is said where no token is left', async () => {
    await openDetail(failed());
    expect(notice().textContent).toMatch(/^The issuer refused: “invalid_client”/);
    expect(screen.queryByText(/^No token yet\./)).toBeNull();
  });

  test('is a permission: it is named with its reason', async () => {
    await openDetail(active(), SHOP, []);
    expect(notice().textContent).toMatch(/needs:.*https:\/\/api\.test/);
  });
});
