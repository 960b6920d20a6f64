import { fakeBrowser } from '@webext-core/fake-browser';
import { expect, test, vi } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { openScene } from '../support/scene.ts';
import { startWorker, stored } from '../support/worker.ts';

const scene = openScene();

const searchFor = (issuer: string) => ({ issuer, candidates: [issuer] });

test('a search leaves what it found in the store', async () => {
  const worker = await startWorker();
  const { url } = scene.demo.issuer;
  await worker.send('discover', searchFor(url));
  expect((await stored()).discovery).toEqual({
    kind: 'found',
    issuer: url,
    metadata: {
      issuer: url,
      tokenEndpoint: `${url}/token`,
      authorizationEndpoint: `${url}/auth`,
      deviceAuthorizationEndpoint: `${url}/device/auth`,
      pushedRequestEndpoint: `${url}/request`,
      introspectionEndpoint: `${url}/token/introspection`,
      revocationEndpoint: `${url}/token/revocation`,
      userinfoEndpoint: `${url}/me`,
      endSessionEndpoint: `${url}/session/end`,
      jwksUri: `${url}/jwks`,
      namesItself: true,
      wantsPushedRequests: false,
      grants: expect.arrayContaining(['authorization_code', 'client_credentials']),
      authentications: expect.arrayContaining(['client_secret_basic', 'none']),
      pkceMethods: ['S256'],
      responseModes: expect.arrayContaining(['query', 'form_post']),
      scopes: expect.arrayContaining(['openid', 'offline_access']),
    },
  });
});

test('a search goes on where the likeliest address has nothing, and says what was searched for', async () => {
  const worker = await startWorker();
  const { url } = scene.demo.issuer;
  const { origin } = scene.demo.page;
  await worker.send('discover', { issuer: 'shop', candidates: [origin, url] });
  expect((await stored()).discovery).toMatchObject({
    kind: 'found',
    issuer: 'shop',
    metadata: { issuer: url },
  });
});

test('a search leaves why it found nothing, and nothing of the one before', async () => {
  const worker = await startWorker();
  const { origin } = scene.demo.page;
  await worker.send('discover', searchFor(scene.demo.issuer.url));
  await worker.send('discover', searchFor(origin));
  expect((await stored()).discovery).toEqual({
    kind: 'failed',
    issuer: origin,
    failure: failure('no_metadata'),
  });
});

test('nothing is stored of a search that is under way', async () => {
  const worker = await startWorker();
  const { fetch } = globalThis;
  const asked = new Promise<() => void>((resolve) => {
    vi.stubGlobal('fetch', async (url: string, request: RequestInit) => {
      await new Promise<void>((release) => resolve(release));
      return fetch(url, request);
    });
  });
  const done = worker.send('discover', searchFor(scene.demo.issuer.url));
  const release = await asked;
  expect((await stored()).discovery).toBeNull();
  release();
  await done;
});

test('a search that cannot be stored says so, and leaves the result of before', async () => {
  const worker = await startWorker();
  await worker.send('discover', searchFor(scene.demo.issuer.url));
  const before = (await stored()).discovery;
  vi.spyOn(fakeBrowser.storage.session, 'set').mockRejectedValueOnce(new Error('QUOTA_BYTES'));
  const reply = await worker.send('discover', searchFor(scene.demo.page.origin));
  expect(reply).toEqual(failure('storage_full'));
  expect((await stored()).discovery).toEqual(before);
});

// What CORS forbids looks as if nobody were there.
test.each([
  ['with the permission for it', true],
  ['without the permission for it', false],
])('an issuer that cannot be reached, %s', async (_how, isPermitted) => {
  if (!isPermitted) scene.chrome.permissions.origins = [];
  const worker = await startWorker();
  const { url } = scene.demo.issuer;
  scene.demo.issuer.intercept = (_request, response) => {
    response.destroy();
    return true;
  };
  await worker.send('discover', searchFor(url));
  expect((await stored()).discovery).toEqual({
    kind: 'failed',
    issuer: url,
    failure: isPermitted ? failure('unreachable') : failure('permission_missing', url),
  });
});

test('without permission too an issuer that answers is believed', async () => {
  scene.chrome.permissions.origins = [];
  const worker = await startWorker();
  await worker.send('discover', searchFor(scene.demo.issuer.url));
  expect((await stored()).discovery).toMatchObject({ kind: 'found' });
});

test('without permission too an issuer that has no metadata is told so', async () => {
  scene.chrome.permissions.origins = [];
  const worker = await startWorker();
  await worker.send('discover', searchFor(scene.demo.page.origin));
  expect((await stored()).discovery).toMatchObject({ failure: failure('no_metadata') });
});
