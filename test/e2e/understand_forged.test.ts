import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { decodeProtectedHeader, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoApps, demoOrigins } from '../../demo/apps.ts';
import { send, setUp } from '../../demo/browser.ts';
import { until } from '../../demo/until.ts';
import { type AppForm, EMPTY_FORM } from '../../src/core/app-form.ts';
import type { AppId } from '../../src/core/app-id.ts';
import { parseAppForm } from '../../src/core/parse-app-form.ts';
import { tokenAnswer } from '../support/intercepts.ts';
import { Lanyard, QUIET_MS } from '../support/lanyard.ts';
import { valueIn } from '../support/samples.ts';
import { CALLED_VALID, openCard, signInTo, wordsOf } from '../support/token-card.ts';

const ORDERS = 'demo-orders';
const REPORTS = 'demo-reports';
const PASTED = 'pasted';

let lanyard: Lanyard;
let server: Server;
let origin: string;
/** What the place that forged tokens name was asked. */
const hits: string[] = [];
let forge: Awaited<ReturnType<typeof newForger>>;

/** Signs as if it were the issuer, and says that the keys are at our own server: there they really are. */
async function newForger() {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), alg: 'RS256', use: 'sig' };
  const keyIds: string[] = [];
  server = createServer(({ url = '' }, response) => {
    hits.push(url);
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ keys: keyIds.map((kid) => ({ ...jwk, kid })) }));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://keys.localhost:${(server.address() as AddressInfo).port}`;
  return (kid: string, names: readonly ('jku' | 'x5u' | 'jwk')[] = ['jku', 'x5u', 'jwk']) => {
    keyIds.push(kid);
    const own = { jku: `${origin}/jku`, x5u: `${origin}/x5u`, jwk };
    const header = {
      alg: 'RS256',
      kid,
      ...Object.fromEntries(names.map((name) => [name, own[name]])),
    };
    return new SignJWT({ scope: 'reports:read', aud: `${lanyard.demo.api.origin}/reports` })
      .setProtectedHeader(header)
      .setSubject('mallory')
      .setIssuer(lanyard.demo.issuer.url)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey);
  };
}

beforeAll(async () => {
  lanyard = await Lanyard.open();
  forge = await newForger();
  // Nothing but Lanyard itself keeps it from asking there.
  await setUp(lanyard.context, demoApps(lanyard.demo), [...demoOrigins(lanyard.demo), origin]);
});
afterAll(async () => {
  server.close();
  await lanyard.close();
});

/** What the popup says of it, once it has had the time to ask. `key`: what is named as brought along. */
async function expectDisbelieved(name: string, key: string) {
  const card = await openCard(await lanyard.popup(), name);
  const told = `It brings its own key (${key}), which proves nothing. Lanyard never fetches it.`;
  // Both in the verdict and in a finding of its own, with what to do.
  await card.locator('p', { hasText: told }).waitFor();
  await card.locator('li', { hasText: `${told} Check it against` }).waitFor();
  await setTimeout(QUIET_MS);
  expect(await wordsOf(card)).toContain('mallory');
  expect(await wordsOf(card)).not.toMatch(CALLED_VALID);
  expect(await wordsOf(card)).not.toMatch(/\bGood for\b/);
  expect(hits.splice(0)).toEqual([]);
  return card;
}

test('the keys are where the forged token says', async () => {
  await forge('any');
  expect(
    await lanyard.control.evaluate((url) => fetch(url).then((it) => it.status), `${origin}/`),
  ).toBe(200);
  expect(hits.splice(0)).toEqual(['/']);
});

/** Has an app hold the token, which the user pasted. */
async function describePasted(token: string) {
  const { api, page } = lanyard.demo;
  const form: AppForm = {
    ...EMPTY_FORM,
    name: PASTED,
    grant: 'pasted',
    token,
    apiScopes: `${api.origin}/pasted`,
    callers: page.origin,
  };
  const draft = valueIn(parseAppForm(form, { id: PASTED as AppId, enabled: true }));
  expect(await send(lanyard.control, 'saveApp', draft)).toBeFalsy();
  await until(async () => (await lanyard.tokenOf(PASTED)) === token);
}

test.each(['jku', 'x5u', 'jwk'] as const)(
  'a pasted token that brings its keys in %s is not believed, and nobody is asked',
  async (name) => {
    await describePasted(await forge('its-own', [name]));
    const card = await expectDisbelieved(PASTED, name === 'jwk' ? name : `${name}: ${origin}`);
    await card.getByText('Signature not checked: no issuer is known to trust').waitFor();
    await card.page().close();
  },
);

test.each([
  ['jku', 'one of its own', 'the issuer has no key its-own'],
  ['jku', 'the issuer’s', 'The signature does not fit'],
  ['jwk', 'the issuer’s', 'The signature does not fit'],
] as const)(
  'nor is one that an issuer’s answer brought, with a %s, under a key id that is %s',
  async (name, whose, said) => {
    const { issuer } = lanyard.demo;
    await signInTo(lanyard, ORDERS);
    const { kid = '' } = decodeProtectedHeader((await lanyard.tokenOf(ORDERS)) ?? '');
    const token = await forge(whose === 'the issuer’s' ? kid : 'its-own', [name]);
    const answer = { access_token: token, token_type: 'Bearer', expires_in: 300 };
    issuer.intercept = tokenAnswer(200, answer);
    await send(lanyard.control, 'signIn', { id: REPORTS });
    await until(async () => (await lanyard.tokenOf(REPORTS)) === token);
    issuer.intercept = undefined;
    const card = await expectDisbelieved(
      'Nightly reports',
      name === 'jwk' ? name : `jku: ${origin}`,
    );
    await card.getByText(said).first().waitFor();
    expect(issuer.requests.some(({ path }) => path === '/jwks')).toBe(true);
    await card.page().close();
  },
);
