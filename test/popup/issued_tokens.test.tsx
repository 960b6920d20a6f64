import { fireEvent, screen } from '@testing-library/preact';
import { beforeEach, expect, test } from 'vitest';
import type { Answers, IssuedToken } from '../../src/core/answers.ts';
import { failure } from '../../src/core/failure.ts';
import { NOON } from '../support/grants.ts';
import { ALL, active, doing, SHOP, tokens, watchPorts } from '../support/page.ts';
import { KEYLESS, notice, openDetail, press, shopWith } from '../support/popup-page.tsx';

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
});

const ISSUER = 'https://auth-eu.beyondidentity.com/v1/tenants/t/realms/r/applications/a';
const APP = shopWith({ issuer: ISSUER }, { steward: 'app-2' });
const MANAGEMENT = { origins: ['https://api-eu.beyondidentity.com:443/*'] };

const TOKEN: IssuedToken = {
  id: 'token-1',
  scopes: ['orders:read', 'openid'],
  expiresAt: NOON + 3_600_000,
  suffix: 'wxyz',
} as IssuedToken;

const GRANTED = [...ALL, 'https://auth-eu.beyondidentity.com:443/*'];

const openList = (issued: NonNullable<Answers['issued']>) =>
  openDetail(active(), APP, GRANTED, { answers: { [SHOP.id]: { issued } } });
const openTokens = (...list: object[]) =>
  openList({ at: NOON, tokens: list as unknown as IssuedToken[] });

test('they are listed by a click that asks for the place where they are managed', async () => {
  await openDetail(active(), APP, ALL, { issuers: { [ISSUER]: KEYLESS } });
  await press('List tokens');
  expect(ports.request.mock.calls).toEqual([[MANAGEMENT]]);
  expect(ports.send.mock.calls).toEqual([[{ command: 'listIssued', input: { id: SHOP.id } }]]);
});

test('each has what tells it from the others', async () => {
  await openTokens(TOKEN, { id: 'token-2', scopes: [] });
  const [first, second] = screen.getAllByText(/^token-/).map((code) => code.closest('li'));
  expect(first?.textContent).toMatch(
    /token-1ends with wxyz · Expires in 1 hour · orders:read openid/,
  );
  expect(second?.textContent).toMatch(/token-2no end known/);
});

test('the one at hand is told', async () => {
  await openTokens(TOKEN, { ...TOKEN, id: 'token-2', suffix: tokens().accessToken.slice(-6) });
  expect(screen.getByText(/this token/).closest('li')?.textContent).toMatch(/^token-2/);
});

test('one is revoked by two clicks', async () => {
  await openTokens(TOKEN);
  await press('Revoke the token …wxyz');
  expect(ports.send).not.toHaveBeenCalled();
  await press('Really revoke the token …wxyz?');
  expect(ports.request.mock.calls).toEqual([[MANAGEMENT]]);
  expect(ports.send.mock.calls).toEqual([
    [{ command: 'revokeIssued', input: { id: SHOP.id, token: 'token-1' } }],
  ]);
});

test('who goes elsewhere before the second click revokes nothing', async () => {
  await openTokens(TOKEN);
  await press('Revoke the token …wxyz');
  await doing(() => fireEvent.blur(screen.getByRole('button', { name: /^Really/ })));
  expect(screen.queryByRole('button', { name: /^Really/ })).toBeNull();
  await press('Revoke the token …wxyz');
  expect(ports.send).not.toHaveBeenCalled();
});

test('who does not allow the place revokes nothing', async () => {
  ports.request.mockResolvedValue(false);
  await openTokens(TOKEN);
  await press('Revoke the token …wxyz');
  await press('Really revoke the token …wxyz?');
  expect(ports.send).not.toHaveBeenCalled();
});

test('none is said to be none', async () => {
  await openTokens();
  expect(screen.getByText('No tokens are in force.')).toBeTruthy();
});

test('a list that did not come says why', async () => {
  await openList({ at: NOON, failure: failure('steward_missing', 'Steward') });
  expect(notice().textContent).toMatch(/\(Steward\)/);
});

test('without an app that may ask there is no such list', async () => {
  const { steward: _, ...alone } = APP;
  await openDetail(active(), alone);
  expect(screen.queryByRole('button', { name: 'List tokens' })).toBeNull();
});
