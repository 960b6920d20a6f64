import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoApps, demoOrigins } from '../../demo/apps.ts';
import { REDIRECT_URI, send, setUp } from '../../demo/browser.ts';
import { Lanyard } from '../support/lanyard.ts';

const APP = 'demo-reports';

let lanyard: Lanyard;
/** The Origin of each token request; undefined where it had none. */
const origins: (string | undefined)[] = [];

/** As Entra does, which tells clients of one kind from another by the header. */
const answerTo = (isRight: (origin: string | undefined) => boolean, code: string) => {
  lanyard.demo.issuer.intercept = (request, response) => {
    if (!request.url?.startsWith('/token') || request.method !== 'POST') return false;
    const { origin } = request.headers;
    origins.push(origin);
    if (isRight(origin)) return false;
    response.writeHead(400, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: 'invalid_request', error_description: `${code}: no.` }));
    return true;
  };
};

beforeAll(async () => {
  lanyard = await Lanyard.open();
  const { demo, context } = lanyard;
  await setUp(context, demoApps(demo), demoOrigins(demo));
});
afterAll(() => lanyard.close());

const originHeader = () =>
  lanyard.control.evaluate(async (id) => {
    const { 'apps/1': apps } = await chrome.storage.local.get('apps/1');
    return (apps as { id: string; originHeader: string }[]).find((app) => app.id === id)
      ?.originHeader;
  }, APP);

const extension = /^chrome-extension:/;

test('an issuer that refuses the header gets none the next time, and ever after', async () => {
  answerTo((origin) => origin === undefined, 'AADSTS9002326');
  await send(lanyard.control, 'signIn', { id: APP });
  expect(await lanyard.tokenOf(APP)).toBeTruthy();
  expect(origins.splice(0)).toEqual([expect.stringMatching(extension), undefined]);
  expect(await originHeader()).toBe('remove');
  await send(lanyard.control, 'refresh', { id: APP });
  expect(origins.splice(0)).toEqual([undefined]);
});

test('an issuer that wants that of the redirect URI gets it', async () => {
  const wanted = new URL(REDIRECT_URI).origin;
  answerTo((origin) => origin === wanted, 'AADSTS9002327');
  await send(lanyard.control, 'refresh', { id: APP });
  expect(origins.splice(0)).toEqual([undefined, wanted]);
  expect((await lanyard.sessionOf(APP))?.kind).toBe('active');
});

test('no rule for it stays when the request is over', async () => {
  const rules = await lanyard.control.evaluate(() =>
    chrome.declarativeNetRequest.getSessionRules(),
  );
  expect(JSON.stringify(rules)).not.toContain('"origin"');
});
