import { screen } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import { NOON } from '../support/grants.ts';
import { active, click, tokens, watchPorts } from '../support/page.ts';
import { entry, openPanel, openRow } from '../support/panel-page.tsx';
import { press } from '../support/popup-page.tsx';
import { appWith } from '../support/samples.ts';

let ports: ReturnType<typeof watchPorts>;
beforeEach(() => {
  ports = watchPorts();
});

const { accessToken } = tokens();
const withToken = () => screen.getByLabelText<HTMLInputElement>('With the token');

async function openOne(changes: object = {}, state: object = {}) {
  openPanel({ state, logs: { 'app-1': [entry(changes)] } });
  await openRow();
}

async function copied(tool: string) {
  await press(tool);
  return ports.copied.mock.calls.at(-1)?.[0];
}

test.each([
  ['curl', `curl 'https://api.test/v1/orders' \\\n  -H "Authorization: Bearer $TOKEN"`],
  ['HTTPie', `http GET 'https://api.test/v1/orders' \\\n  "Authorization: Bearer $TOKEN"`],
  [
    'fetch',
    `await fetch("https://api.test/v1/orders", {\n  headers: { "Authorization": "Bearer " + token },\n});`,
  ],
])('as %s a request is copied without the token', async (tool, text) => {
  await openOne();
  expect(withToken().checked).toBe(false);
  expect(document.body.textContent).toContain(
    'In place of the token stands $TOKEN, or the variable token in fetch.',
  );
  expect(await copied(tool)).toBe(text);
});

test('with the token only where that is asked for, and what that means is said', async () => {
  await openOne();
  await click(withToken());
  expect(document.body.textContent).toMatch(/can call the API as alice until the token ends/);
  expect(await copied('curl')).toContain(`-H 'Authorization: Bearer ${accessToken}'`);
  expect(await copied('HTTPie')).toContain(accessToken);
  expect(await copied('fetch')).toContain(accessToken);
});

test('the wish for the token is forgotten with the row', async () => {
  await openOne();
  await click(withToken());
  const row = document.querySelector('details') as HTMLDetailsElement;
  await click(row.querySelector('summary') as HTMLElement);
  row.open = false;
  row.dispatchEvent(new Event('toggle'));
  await openRow();
  expect(withToken().checked).toBe(false);
});

test('the token is the one of now, in the app’s own header', async () => {
  const app = appWith({ header: { name: 'x-api-key', scheme: '' } });
  const session = active({ accessToken: 'the-new-one' });
  await openOne({}, { apps: [app], sessions: { 'app-1': session } });
  await click(withToken());
  expect(await copied('curl')).toContain(`-H 'X-Api-Key: the-new-one'`);
});

test('the ID token is copied where that is the one that is sent', async () => {
  const sessions = { 'app-1': active({ idToken: 'id-token' }) };
  await openOne({}, { apps: [appWith({ send: 'id_token' })], sessions });
  await click(withToken());
  expect(await copied('curl')).toContain('Bearer id-token');
});

describe('there is no token to copy', () => {
  test.each([
    ['of someone who has signed out', {}],
    ['that has ended', { 'app-1': active({ expiresAt: NOON - 1 }) }],
    ['of other settings', { 'app-1': active({ basis: 'other' }) }],
  ])('%s', async (_name, sessions) => {
    await openOne({}, { sessions });
    expect(withToken().disabled).toBe(true);
    expect(document.body.textContent).toContain('There is no live token to copy');
    expect(await copied('curl')).toContain('$TOKEN');
  });
});

test('a WebSocket is for curl alone', async () => {
  await openOne({ url: 'wss://api.test/v1/live', type: 'websocket', status: 101 });
  expect(screen.queryByRole('button', { name: 'fetch' })).toBeNull();
  expect(await copied('curl')).toContain("'wss://api.test/v1/live'");
});

test('an address that was cut off is not copied', async () => {
  await openOne({ url: `https://api.test/v1/${'a'.repeat(50)}…` });
  expect(screen.queryByRole('button', { name: 'curl' })).toBeNull();
  expect(document.body.textContent).toContain('too long for the log');
});
