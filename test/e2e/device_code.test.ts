import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoOrigins } from '../../demo/apps.ts';
import { send, setUp } from '../../demo/browser.ts';
import { deviceDemo } from '../../demo/clients.ts';
import { until } from '../../demo/until.ts';
import { Lanyard } from '../support/lanyard.ts';
import { ordersVariant } from '../support/variants.ts';

const APP = 'on-a-device';

let lanyard: Lanyard;

beforeAll(async () => {
  lanyard = await Lanyard.open();
  const { demo, context } = lanyard;
  const draft = ordersVariant(demo, APP, {
    grant: 'device_code',
    deviceAuthorizationEndpoint: `${demo.issuer.url}/device/auth`,
    clientId: deviceDemo.id,
  });
  await setUp(context, [draft], demoOrigins(demo));
});
afterAll(() => lanyard.close());

/** As a person does on another device: the code, yes, and who they are. */
async function confirm(userCode: string) {
  const phone = await lanyard.visit(`${lanyard.demo.issuer.url}/device`);
  await phone.getByLabel('Code').fill(userCode);
  await phone.getByRole('button', { name: 'Continue' }).click();
  await phone.getByRole('heading', { name: 'Is this your device?' }).waitFor();
  await phone.getByRole('button', { name: 'Continue' }).click();
  await phone.getByRole('button', { name: 'Sign in as bob' }).click();
  await phone.getByText('Device connected').waitFor();
}

test('a code that is confirmed elsewhere brings a token, past a stopped worker', async () => {
  await send(lanyard.control, 'signIn', { id: APP });
  const { wait } = (await lanyard.sessionOf(APP)) ?? {};
  expect(wait).toMatchObject({ kind: 'device' });
  await lanyard.stopWorker();
  await confirm(wait?.userCode ?? '');
  const token = await until(() => lanyard.tokenOf(APP));
  const shop = await lanyard.visit(`${lanyard.demo.page.origin}/blank`);
  expect(await lanyard.carried(shop)).toBe(`Bearer ${token}`);
  expect((await lanyard.sessionOf(APP))?.tokens?.who).toBe('bob');
});

test('the code that gets the token is nowhere that pages look', async () => {
  await send(lanyard.control, 'signOut', { id: APP });
  await send(lanyard.control, 'signIn', { id: APP });
  const { stored, code } = await lanyard.control.evaluate(async () => {
    const { 'vault/1': vault, ...rest } = await chrome.storage.session.get(null);
    const held = Object.values(vault as Record<string, { pending?: { deviceCode: string } }>);
    const code = held.find(({ pending }) => pending)?.pending?.deviceCode ?? '';
    return { stored: JSON.stringify(rest), code };
  });
  expect(code).not.toBe('');
  expect(stored).not.toContain(code);
});
