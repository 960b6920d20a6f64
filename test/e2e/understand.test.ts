import { setTimeout } from 'node:timers/promises';
import { decodeProtectedHeader } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { demoApps } from '../../demo/apps.ts';
import { until } from '../../demo/until.ts';
import { Lanyard, QUIET_MS } from '../support/lanyard.ts';
import { CALLED_VALID, lineIn, openCard, signInTo, wordsOf } from '../support/token-card.ts';
import { ordersVariant } from '../support/variants.ts';

const ORDERS = 'demo-orders';
const REPORTS = 'demo-reports';
const INVOICES = 'invoices';

const VALID = /^Good for api\.localhost:\d+ for \d+ min as alice \(signature valid\)$/;

let lanyard: Lanyard;

beforeAll(async () => {
  lanyard = await Lanyard.open();
  const { api } = lanyard.demo;
  const invoices = ordersVariant(lanyard.demo, INVOICES, {
    scope: 'openid offline_access invoices:read',
    resources: `${api.origin}/invoices`,
    apiScopes: `${api.origin}/invoices`,
  });
  await lanyard.describe([...demoApps(lanyard.demo), invoices]);
});
afterAll(() => lanyard.close());

/** Each test opens the popup itself. */
afterEach(async () => {
  for (const page of lanyard.context.pages())
    if (page.url().includes('/popup/')) await page.close();
});

const openPopup = async (name: string) => openCard(await lanyard.popup(), name);

const keySets = () => lanyard.demo.issuer.requests.filter(({ path }) => path === '/jwks').length;

const keyIdNow = async () => decodeProtectedHeader((await lanyard.tokenOf(ORDERS)) ?? '').kid ?? '';

describe('a signed token', () => {
  test('is good for its API, and nobody but its issuer is asked, for its keys', async () => {
    await signInTo(lanyard, ORDERS);
    const { issuer, api } = lanyard.demo;
    issuer.requests.length = 0;
    const asked: string[] = [];
    // The worker’s own requests are among them.
    lanyard.context.on('request', (request) => asked.push(request.url()));
    const card = await openPopup('Orders API');
    await lineIn(card, VALID);
    await lineIn(card, new RegExp(` ${new URL(api.origin).host} `));
    const paths = ['/.well-known/openid-configuration', '/jwks'];
    expect(issuer.requests.map(({ path }) => path)).toEqual(paths);
    expect(asked.filter((url) => !url.startsWith('chrome-extension:'))).toEqual(
      paths.map((path) => issuer.url + path),
    );
  });

  test('says what is in it', async () => {
    const card = await openPopup('Orders API');
    await lineIn(card, VALID);
    const claim = (name: string) =>
      card.locator('dt', { hasText: new RegExp(`^${name}`) }).locator('+ dd');
    expect(await claim('Issuer').innerText()).toContain(lanyard.demo.issuer.url);
    expect(await claim('Audience').innerText()).toContain(`${lanyard.demo.api.origin}/orders`);
    expect(await claim('Subject').innerText()).toContain('alice');
    expect(await claim('Scope').innerText()).toMatch(/orders:read\s+orders:write/);
  });

  test('is checked with the issuer’s new key while the popup is open, which is fetched once a minute at most', async () => {
    const card = await openPopup('Orders API');
    await lineIn(card, VALID);
    const [before, known] = [await keyIdNow(), keySets()];
    const refresh = async (old: string) => {
      await lanyard.demo.issuer.rotateKeys();
      await card.getByRole('button', { name: 'Refresh', exact: true }).click();
      await until(async () => (await keyIdNow()) !== old);
      return keyIdNow();
    };
    const after = await refresh(before);
    await card.getByTitle(after).filter({ hasText: 'Signature verified' }).waitFor();
    await lineIn(card, VALID);
    expect(keySets()).toBe(known + 1);
    const unknown = await refresh(after);
    await card.getByText(`the issuer has no key ${unknown.slice(0, 8)}…`).waitFor();
    await setTimeout(QUIET_MS);
    expect(await wordsOf(card)).not.toMatch(CALLED_VALID);
    expect(keySets()).toBe(known + 1);
  });
});

test('of an encrypted token the header is shown, and nothing is called valid', async () => {
  await signInTo(lanyard, INVOICES);
  const card = await openPopup(INVOICES);
  await lineIn(card, /^Referential: only the issuer can read it · \d+ min left$/);
  await card.getByText('Header and token').click();
  const header = card.locator('details', { hasText: 'Header and token' });
  const shown = (name: string) => {
    const named = card.page().getByText(name, { exact: true });
    return header.locator('dt', { has: named }).locator('+ dd').innerText();
  };
  expect(await shown('alg')).toContain('A256KW');
  expect(await shown('enc')).toContain('A256GCM');
  await card.getByText('Ask the issuer', { exact: true }).waitFor();
  expect(await wordsOf(card)).not.toMatch(CALLED_VALID);
  expect(await wordsOf(card)).not.toMatch(/\bGood for\b/);
});

test('of an opaque token the issuer is to be asked, and then it is told what it said', async () => {
  const card = await openPopup('Nightly reports');
  await card.getByRole('button', { name: 'Get token: Nightly reports' }).click();
  await until(() => lanyard.tokenOf(REPORTS));
  await openCard(card.page(), 'Nightly reports');
  await lineIn(card, /^Opaque: only the issuer can say what it means · \d+ min left$/);
  await card.getByRole('button', { name: 'Introspect' }).click();
  const host = new URL(lanyard.demo.api.origin).host;
  await lineIn(card, new RegExp(`^Good for ${host} for \\d+ min \\(its issuer says so\\)$`));
  await card.getByText('Active', { exact: true }).waitFor();
  expect(await wordsOf(card)).not.toMatch(CALLED_VALID);
});
