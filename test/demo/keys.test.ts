import { decodeProtectedHeader } from 'jose';
import type * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anyPorts, type Demo, startDemo } from '../../demo/demo.ts';
import { loopbackFetch } from '../support/loopback-fetch.ts';
import { discover, redirectUri, refresh, signIn } from './orders-client.ts';

let demo: Demo;
let server: oauth.AuthorizationServer;

beforeAll(async () => {
  demo = await startDemo({ ports: anyPorts, extensionRedirectUris: [redirectUri] });
  server = await discover(demo.issuer.url);
});

afterAll(() => demo.close());

async function statusOf(path: string, token: string) {
  const headers = { Authorization: `Bearer ${token}`, Origin: 'http://shop.example' };
  return (await loopbackFetch(demo.api.origin + path, { headers })).status;
}

const keyOf = (token: string) => decodeProtectedHeader(token).kid;

test('a token for the invoices is sealed: its header alone can be read', async () => {
  const resource = `${demo.api.origin}/invoices`;
  const { access_token: token } = await signIn({
    server,
    parameters: { scope: 'openid invoices:read', resource },
  });
  expect(token.split('.')).toHaveLength(5);
  expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'A256KW', enc: 'A256GCM' });
  expect(await statusOf('/invoices/1', token)).toBe(200);
  expect(await statusOf('/orders', token)).toBe(401);
});

test('no other token opens the invoices', async () => {
  const { access_token: token } = await signIn({ server });
  expect(await statusOf('/invoices/1', token)).toBe(401);
});

test('after a rotation a new key signs, the old one is gone, and who is signed in stays so', async () => {
  const before = await signIn({ server });
  await demo.issuer.rotateKeys();
  const after = await refresh(server, before.refresh_token);
  expect(keyOf(after.access_token)).not.toBe(keyOf(before.access_token));
  expect(await statusOf('/orders', after.access_token)).toBe(200);
  expect(await statusOf('/orders', before.access_token)).toBe(401);
});
