import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { anyPorts, type Demo, startDemo } from '../../demo/demo.ts';
import { listen } from '../../demo/loopback-server.ts';
import { startWebApp, type WebApp } from '../../demo/web-app.ts';
import { browser, hiddenFields } from './browser.ts';
import { redirectUri } from './orders-client.ts';

let demo: Demo;
let app: WebApp;

beforeAll(async () => {
  demo = await startDemo({ ports: anyPorts, extensionRedirectUris: [redirectUri] });
  app = startWebApp({ server: await listen('app', 0), issuerUrl: demo.issuer.url });
  await demo.issuer.register(app.client);
});

afterAll(async () => {
  await app.close();
  await demo.close();
});

beforeEach(() => {
  app.hits.length = 0;
});

/** Where the link on its page leads, with what a test adds. */
async function signInUrl(from = app): Promise<URL> {
  const { html } = await browser().open(from.origin);
  const href = /href="([^"]*)">Sign in</.exec(html)?.[1] ?? '';
  return new URL(href.replaceAll('&amp;', '&'));
}

test('signs a user in at the issuer, and counts what comes back to it', async () => {
  const user = browser();
  const url = await signInUrl();
  const answer = await user.submit(await user.open(url), { user: 'alice' });
  expect(app.hits).toEqual([]);
  await user.open(answer.url);

  const { searchParams } = answer.url;
  expect(searchParams.get('state')).toBe(url.searchParams.get('state'));
  expect(searchParams.get('code')).toBeTypeOf('string');
  expect(app.hits).toEqual([{ method: 'GET', url: `/callback?${searchParams}` }]);
});

test('takes a form too', async () => {
  const user = browser();
  const url = await signInUrl();
  url.searchParams.set('response_mode', 'form_post');
  const form = await user.submit(await user.open(url), { user: 'alice' });
  const body = new URLSearchParams(hiddenFields(form.html)).toString();
  await user.submit(form);

  expect(app.hits).toEqual([{ method: 'POST', url: '/callback', body }]);
});

test('has a state of its own each time', async () => {
  const [one, two] = [await signInUrl(), await signInUrl()];

  expect(one.searchParams.get('state')).not.toBe(two.searchParams.get('state'));
});

test('asks as it is told to', async () => {
  const server = await listen('other-app', 0);
  const parameters = { response_mode: 'form_post', scope: 'openid' };
  const other = startWebApp({ server, issuerUrl: demo.issuer.url, clientId: 'other', parameters });
  const { searchParams } = await signInUrl(other);
  await other.close();

  expect(Object.fromEntries(searchParams)).toMatchObject({ client_id: 'other', ...parameters });
});
