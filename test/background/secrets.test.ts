import { fakeBrowser } from '@webext-core/fake-browser';
import { describe, expect, test } from 'vitest';
import type { App } from '../../src/core/app.ts';
import type { ClientCredentialsGrant } from '../../src/core/grant.ts';
import { ORDERS, openScene, REPORTS, secretsOf, sessionOf, tokenOf } from '../support/scene.ts';
import { startWorker, stored } from '../support/worker.ts';

const scene = openScene();

function reportsWith(grant: Partial<ClientCredentialsGrant>): App {
  const { app } = scene.draft(REPORTS);
  if (app.grant.kind !== 'client_credentials') throw new Error('The demo has changed.');
  return { ...app, grant: { ...app.grant, ...grant } };
}

const grantOfReports = () => reportsWith({}).grant as ClientCredentialsGrant;

describe('a secret that was given before', () => {
  const changes: [string, () => Partial<ClientCredentialsGrant>, boolean][] = [
    ['another client', () => ({ client: { ...grantOfReports().client, id: 'other' } }), false],
    [
      'another token endpoint',
      () => ({
        server: { ...grantOfReports().server, tokenEndpoint: 'https://elsewhere.test/token' },
      }),
      false,
    ],
    ['other scopes', () => ({ request: { scopes: [] } }), true],
    [
      'another way to send it',
      () => ({ client: { ...grantOfReports().client, authentication: 'client_secret_post' } }),
      true,
    ],
  ];

  test.each(changes)('with %s', async (_name, change, isKept) => {
    const worker = await scene.signedIn(REPORTS);
    await worker.send('saveApp', { app: reportsWith(change()) });
    expect(await secretsOf(REPORTS)).toEqual(isKept ? { clientSecret: 'reports-job-secret' } : {});
    expect(await sessionOf(REPORTS)).toBeUndefined();
    expect(scene.chrome.rules.installed).toEqual([]);
  });

  test('is kept with the token where only other things change', async () => {
    const worker = await scene.signedIn(REPORTS);
    const before = await stored();
    await worker.send('saveApp', { app: { ...reportsWith({}), name: 'Another name' } });
    expect((await stored()).vault).toEqual(before.vault);
    expect((await stored()).sessions).toEqual(before.sessions);
  });

  test('gives way to a new one, which ends no session', async () => {
    const worker = await scene.signedIn(REPORTS);
    await worker.send('saveApp', { app: reportsWith({}), clientSecret: 'new-secret' });
    expect(await secretsOf(REPORTS)).toEqual({ clientSecret: 'new-secret' });
    expect(await sessionOf(REPORTS)).toMatchObject({ kind: 'active' });
  });

  test('that was missing takes its failure away once it is there', async () => {
    const worker = await startWorker();
    await worker.send('saveApp', { app: reportsWith({}) });
    await worker.send('signIn', { id: REPORTS });
    expect(await sessionOf(REPORTS)).toMatchObject({ failure: { code: 'secret_missing' } });
    await worker.send('saveApp', scene.draft(REPORTS));
    expect(await sessionOf(REPORTS)).toBeUndefined();
  });

  test('goes when the token is pasted from now on', async () => {
    const worker = await scene.signedIn(REPORTS);
    await worker.send('saveApp', { app: { ...reportsWith({}), grant: { kind: 'pasted' } } });
    expect(await secretsOf(REPORTS)).toEqual({});
  });
});

test('another issuer does not get the refresh token either', async () => {
  const worker = await scene.signedIn(ORDERS);
  const { app } = scene.draft(ORDERS);
  if (app.grant.kind !== 'authorization_code') throw new Error('The demo has changed.');
  const server = { ...app.grant.server, issuer: 'https://elsewhere.test' };
  await worker.send('saveApp', { app: { ...app, grant: { ...app.grant, server } } });
  expect(await secretsOf(ORDERS)).toEqual({});
});

test('no refresh token, no secret and no token is ever on disk', async () => {
  await scene.signedIn(ORDERS, REPORTS);
  const disk = JSON.stringify(await fakeBrowser.storage.local.get(null));
  const { refreshToken } = (await secretsOf(ORDERS)) ?? {};
  expect(refreshToken).toBeTruthy();
  for (const secret of ['reports-job-secret', refreshToken, await tokenOf(ORDERS)]) {
    expect(disk).not.toContain(secret);
  }
});
