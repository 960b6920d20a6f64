import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoOrigins } from '../../demo/apps.ts';
import { preapprove } from '../../demo/browser.ts';
import { ordersWeb } from '../../demo/clients.ts';
import { until } from '../../demo/until.ts';
import { Lanyard } from '../support/lanyard.ts';
import { unfold } from '../support/unfold.ts';

const ISSUER = 'Issuer, sign-in URL or provider';

let lanyard: Lanyard;
let options: Page;

beforeAll(async () => {
  lanyard = await Lanyard.open();
  await preapprove(lanyard.context, demoOrigins(lanyard.demo));
  options = await lanyard.options('#/new');
});
afterAll(() => lanyard.close());

const stored = () =>
  lanyard.control.evaluate(async () => {
    const { 'apps/1': apps = [] } = await chrome.storage.local.get('apps/1');
    return apps as { id: string; name: string; grant: { server: { tokenEndpoint: string } } }[];
  });

const names = async () => (await stored()).map(({ name }) => name);

const fill = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).reduce(
    (before, [label, value]) =>
      before.then(() => options.getByLabel(label, { exact: true }).fill(value)),
    unfold(options),
  );

const save = () => options.getByRole('button', { name: 'Save', exact: true }).click();

const press = (name: string) => options.getByRole('button', { name }).click();

/** The sentence beside a field, by the way that a screen reader finds it. */
async function problemOf(label: string): Promise<string> {
  const field = options.getByLabel(label, { exact: true });
  await until(async () => (await field.getAttribute('aria-invalid')) === 'true');
  const [id] = (await field.getAttribute('aria-describedby'))?.split(' ') ?? [];
  return options.locator(`#${id}`).innerText();
}

test('an empty form names every field that is needed, and leads to the first', async () => {
  await save();
  expect(await problemOf('Name')).toBe('This field is needed.');
  expect(await problemOf('Client ID')).toBe('This field is needed.');
  expect(await problemOf('API')).toContain('at least one address');
  expect(await problemOf('Pages that call it')).toContain('at least one page');
  expect(await options.evaluate(() => document.activeElement?.id)).toBe('name');
  expect(await stored()).toEqual([]);
});

/** How far what has the focus reaches below the upper edge of the bar that saves. */
const hiddenByBar = () =>
  options.evaluate(() => {
    const bar = document.querySelector('[type="submit"]')?.parentElement;
    const focused = document.activeElement;
    if (!bar || !focused || focused === document.body || bar.contains(focused)) return 0;
    return focused.getBoundingClientRect().bottom - bar.getBoundingClientRect().top;
  });

test('what the keyboard reaches does not lie behind the bar that saves', async () => {
  await options.setViewportSize({ width: 1100, height: 700 });
  const depths: number[] = [];
  for (let key = 0; key < 30; key += 1) {
    await options.keyboard.press('Tab');
    depths.push(await hiddenByBar());
  }
  expect(Math.max(...depths)).toBeLessThanOrEqual(0);
});

test('an app is described by its issuer alone: saving finds the endpoints', async () => {
  const { issuer, api, page } = lanyard.demo;
  await fill({
    Name: 'Orders',
    [ISSUER]: issuer.url,
    'Client ID': ordersWeb.id,
    Scope: 'openid offline_access orders:read',
    Resources: `${api.origin}/orders`,
    API: `${api.origin}/orders`,
    'Pages that call it': page.origin,
  });
  await save();
  await until(async () => (await names()).includes('Orders'));
  expect((await stored())[0]?.grant.server.tokenEndpoint).toBe(`${issuer.url}/token`);
  await options.getByRole('heading', { name: 'Orders' }).waitFor();
});

test('what was described works: sign in, and the page’s call carries the token', async () => {
  const popup = await lanyard.popup();
  const opened = lanyard.context.waitForEvent('page');
  await popup.getByRole('button', { name: 'Sign in: Orders' }).click();
  await (await opened).getByRole('button', { name: 'Sign in as bob' }).click();
  await popup.getByRole('button', { name: /Orders · bob/ }).waitFor();
  const shop = await lanyard.visit(`${lanyard.demo.page.origin}/blank`);
  expect(await lanyard.carried(shop)).toMatch(/^Bearer ey/);
});

test('saving tells how its rules stood the test, and those are the rules that the browser has', async () => {
  const { api, page } = lanyard.demo;
  await options.bringToFront();
  await fill({ Name: 'Orders' });
  await save();
  const { host, hostname } = new URL(api.origin);
  const tested = options.locator('summary', { hasText: 'look-alikes' });
  await tested.waitFor();
  const sentence = await tested.innerText();
  expect(sentence).toMatch(/^Tested against \d\d look-alikes of /);
  expect(sentence).toContain(`look-alikes of ${host}: none gets the token`);
  const token = await lanyard.tokenOf((await stored())[0]?.id ?? '');
  const rules = await lanyard.control.evaluate(() =>
    chrome.declarativeNetRequest.getSessionRules(),
  );
  expect(rules).toMatchObject([
    {
      condition: {
        requestDomains: [hostname],
        regexFilter: `^${`${api.origin}/orders`.replaceAll(/[./]/g, '\\$&')}(?:[/?#]|$)`,
        isUrlFilterCaseSensitive: true,
        initiatorDomains: [new URL(page.origin).hostname],
      },
      action: {
        type: 'modifyHeaders',
        requestHeaders: [{ header: 'authorization', operation: 'set', value: `Bearer ${token}` }],
      },
    },
  ]);
});

describe('bad input is named beside its field, and what is stored stays', () => {
  beforeAll(() => options.bringToFront());

  const CALLERS = 'Pages that call it';

  test.each([
    [ISSUER, 'not a url', 'neither an address nor a provider'],
    [ISSUER, 'ftp://id.example.com', '“ftp:” is no web address'],
    [ISSUER, 'http://id.example.com', 'anyone on the way to id.example.com could read the token'],
    [ISSUER, 'https://me:secret@id.example.com', 'Leave out what stands before “@”'],
    [ISSUER, 'https://*.example.com', 'No wildcards'],
    [ISSUER, 'https://bücher.example', 'write it as xn--bcher-kva.example'],
    [ISSUER, 'https://id.example.com:99999', '“99999” is no port'],
    ['API', 'http://api.example.com', 'anyone on the way to api.example.com'],
    ['API', 'https://api.example.com/v1/../admin', 'Leave out “.” and “..”'],
    ['API', 'https://api.example.com/v1%2fadmin', '“%2f” in a path'],
    ['API', 'https://*.example.com/', 'No wildcards'],
    ['API', 'https://аpi.example.com', 'write it as xn--pi-6kc.example.com'],
    [CALLERS, 'https://shop.example.com/cart', 'by its origin alone: https://shop.example.com'],
    [CALLERS, 'http://shop.example.com', 'Use https://'],
    ['Scope', 'orders:read "all"', '“"all"” cannot be a scope'],
    ['Client ID', 'büro', 'only printable ASCII'],
  ])('%s: %s', async (label, value, sentence) => {
    await unfold(options);
    const field = options.getByLabel(label, { exact: true });
    const before = await stored();
    const right = await field.inputValue();
    await field.fill(value);
    await save();
    expect(await problemOf(label)).toContain(sentence);
    await until(() => field.evaluate((element) => element === document.activeElement));
    expect(await stored()).toEqual(before);
    await press('Revert');
    expect(await field.inputValue()).toBe(right);
  });

  test('Client ID: a colon, where it would stand before the secret', async () => {
    await unfold(options);
    await options.getByLabel('Client authentication').selectOption('client_secret_basic');
    await fill({ 'Client ID': 'a:b', 'Client secret': 's' });
    await save();
    expect(await problemOf('Client ID')).toContain('Choose “Secret in the body”');
    await press('Revert');
  });

  test.each([
    ['a line break', 'abc\ndef', 'line break'],
    ['a letter beyond ASCII', 'abcdéf', 'no header can carry'],
    ['a space', 'abc def', 'a space in it'],
  ])('Token: %s', async (_name, token, sentence) => {
    await unfold(options);
    await options.getByLabel('How to get the token').selectOption('pasted');
    await fill({ Token: token });
    await save();
    expect(await problemOf('Token')).toContain(sentence);
    await press('Revert');
  });

  test('an issuer that answers a web page, and one whose metadata is another’s', async () => {
    const field = options.getByLabel(ISSUER);
    const { page, issuer } = lanyard.demo;
    await field.fill(page.origin);
    await press('Find endpoints');
    await options.getByText(/no metadata there|answered with a web page/).waitFor();
    lanyard.demo.issuer.intercept = (request, response) => {
      if (!request.url?.startsWith('/.well-known')) return false;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({ issuer: 'https://other.example', token_endpoint: `${issuer.url}/token` }),
      );
      return true;
    };
    await field.fill(issuer.url);
    await press('Find endpoints');
    await options.getByText('The metadata found there is of another issuer.').waitFor();
    lanyard.demo.issuer.intercept = (request, response) => {
      if (!request.url?.startsWith('/.well-known')) return false;
      response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Welcome</p>');
      return true;
    };
    await press('Find endpoints');
    await options.getByText(/^The issuer answered with/).waitFor();
    lanyard.demo.issuer.intercept = undefined;
    await press('Revert');
    expect(await options.getByText(/^The issuer answered/).count()).toBe(0);
    expect(await names()).toEqual(['Orders']);
  });
});

describe('an app that is there', () => {
  test('is edited, and its sign-in stays where only its name changed', async () => {
    await fill({ Name: 'Orders of the shop' });
    await save();
    await until(async () => (await names()).includes('Orders of the shop'));
    expect(await lanyard.rules()).toHaveLength(1);
  });

  test('is duplicated as a new one, which is not saved until the user does', async () => {
    await press('Duplicate');
    await options.getByRole('heading', { name: 'New app' }).waitFor();
    expect(await options.getByLabel('Name').inputValue()).toBe('Copy of Orders of the shop');
    expect(await names()).toEqual(['Orders of the shop']);
    await save();
    await until(async () => (await names()).length === 2);
    expect(await names()).toEqual(['Orders of the shop', 'Copy of Orders of the shop']);
  });

  test('is deleted at once, rule and all, and brought back with its sign-in', async () => {
    await options.getByRole('link', { name: /^Orders of the shop/ }).click();
    await press('Delete');
    await until(async () => (await lanyard.rules()).length === 0);
    expect(await names()).toEqual(['Copy of Orders of the shop']);
    await press('Undo');
    await until(async () => (await lanyard.rules()).length === 1);
    expect(await names()).toEqual(['Orders of the shop', 'Copy of Orders of the shop']);
  });

  test('loses its token when it asks for something else', async () => {
    await options.getByRole('link', { name: /^Orders of the shop/ }).click();
    await fill({ Scope: 'openid orders:read' });
    await save();
    await until(async () => (await lanyard.rules()).length === 0);
  });
});

test('what was typed and not saved is still there when the user comes back to the form', async () => {
  await options.getByRole('link', { name: /^Orders of the shop/ }).click();
  await fill({ Name: 'Half a na' });
  await options.getByRole('link', { name: /^Copy of/ }).click();
  await options.getByRole('heading', { name: 'Copy of Orders of the shop' }).waitFor();
  await options.getByRole('link', { name: /^Orders of the shop/ }).click();
  expect(await options.getByLabel('Name').inputValue()).toBe('Half a na');
  await press('Revert');
  expect(await options.getByLabel('Name').inputValue()).toBe('Orders of the shop');
});
