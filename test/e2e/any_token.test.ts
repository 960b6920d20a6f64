import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeProtectedHeader, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPage } from '../../demo/browser.ts';
import { Lanyard } from '../support/lanyard.ts';

const ORDERS = 'demo-orders';
const FIELD = 'A token, or text with one in it';

let lanyard: Lanyard;
let token: string;

beforeAll(async () => {
  lanyard = await Lanyard.open();
  await lanyard.describe();
  const popup = await lanyard.popup();
  await lanyard.signIn(popup);
  await popup.close();
  token = (await lanyard.tokenOf(ORDERS)) ?? '';
});
afterAll(() => lanyard.close());

const openInspector = {
  options: async () => lanyard.options('#/token'),
  panel: async () => {
    const panel = await openPage(lanyard.context, 'panel');
    await panel.getByLabel('Token', { exact: true }).check();
    return panel;
  },
};

/** What a paste leaves in the field. */
async function paste(page: Page, text: string): Promise<void> {
  const field = page.getByLabel(FIELD);
  await field.fill(text);
  expect(await field.inputValue()).toBe(text);
}

const textOf = (page: Page) => page.getByRole('region', { name: 'Reading' }).innerText();

/** All that the extension holds, and where its pages are. */
const held = async (): Promise<string> => {
  const stored = await lanyard.control.evaluate(async () => [
    await chrome.storage.session.get(null),
    await chrome.storage.local.get(null),
  ]);
  const addresses = lanyard.context.pages().map((page) => page.url());
  return JSON.stringify([stored, addresses]);
};

describe.each(['options', 'panel'] as const)('in the %s', (place) => {
  let page: Page;

  beforeAll(async () => {
    page = await openInspector[place]();
  });
  afterAll(() => page.close());

  test('what has no token in it is told so beside the field', async () => {
    // What is checked for spelling may be sent to whoever checks it.
    expect(await page.getByLabel(FIELD).getAttribute('spellcheck')).toBe('false');
    await paste(page, 'Hello, is this it?');
    await page.getByText('There is no token in it').waitFor();
    expect(await page.getByLabel(FIELD).getAttribute('aria-invalid')).toBe('true');
  });

  test('a command is read, and its signature checked with the keys of the app’s issuer', async () => {
    await paste(
      page,
      `curl 'https://api.test/orders' \\\n  -H 'Accept: */*' \\\n  -H 'Authorization: Bearer ${token}'`,
    );
    await page.getByText('It names the issuer of Orders API').waitFor();
    await page
      .getByText(/signature valid/i)
      .first()
      .waitFor();
    const text = await textOf(page);
    expect(text).toContain('alice');
    expect(text).toContain(lanyard.demo.issuer.url);
  });

  test('it is cleared, and gone', async () => {
    await page.getByRole('button', { name: 'Clear' }).click();
    expect(await page.getByLabel(FIELD).inputValue()).toBe('');
    expect(await page.getByRole('region', { name: 'Reading' }).count()).toBe(0);
  });
});

describe('a token that says where its keys are', () => {
  let server: Server;
  let hits = 0;
  let forged: string;

  beforeAll(async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256');
    const kid = `${decodeProtectedHeader(token).kid}`;
    const jwk = { ...(await exportJWK(publicKey)), kid };
    server = createServer((_request, response) => {
      hits += 1;
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.end(JSON.stringify({ keys: [jwk] }));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const jku = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`;
    forged = await new SignJWT({ sub: 'mallory', scope: 'orders:admin' })
      .setProtectedHeader({ alg: 'RS256', kid, jku, jwk, x5u: jku })
      .setIssuer(lanyard.demo.issuer.url)
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(privateKey);
  });
  afterAll(() => server.close());

  test.each(['options', 'panel'] as const)(
    'is not believed, and nobody is asked: %s',
    async (place) => {
      const page = await openInspector[place]();
      await paste(page, `Authorization: Bearer ${forged}`);
      await page
        .getByText(/signature does not fit/i)
        .first()
        .waitFor();
      const text = await textOf(page);
      expect(text).toContain('mallory');
      expect(text).not.toMatch(/signature (?:is )?valid/i);
      expect(hits).toBe(0);
      await page.close();
    },
  );

  test('is nowhere in what the extension holds, nor in an address', async () => {
    const page = await openInspector.options();
    await paste(page, forged);
    await page
      .getByText(/signature does not fit/i)
      .first()
      .waitFor();
    const everything = await held();
    for (const part of forged.split('.')) expect(everything).not.toContain(part);
    expect(everything).not.toContain('mallory');
    await page.reload();
    expect(await page.getByLabel(FIELD).inputValue()).toBe('');
    await page.close();
  });
});

test('a pasted token is compared with the one of an app', async () => {
  const page = await openInspector.options();
  const other = await new SignJWT({ sub: 'bob', roles: ['admin'] })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('https://other.test')
    .sign(new TextEncoder().encode('a secret of this test, long enough'));
  await paste(page, other);
  await page.getByText('Signature not checked: HS256 takes a shared secret').waitFor();
  await page.getByText('Compare', { exact: true }).click();
  await page.getByLabel('Compare with').selectOption({ label: 'alice · Orders API' });
  const compared = page.locator('details', { has: page.getByText('Compare', { exact: true }) });
  const text = await compared.innerText();
  expect(text).toMatch(/Different: \d+\. The same: \d+\./);
  expect(text).toContain('https://other.test');
  expect(text).toContain(lanyard.demo.issuer.url);
  await page.close();
});
