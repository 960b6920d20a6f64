import type { ServerResponse } from 'node:http';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoApps, demoOrigins } from '../../demo/apps.ts';
import { send, setUp } from '../../demo/browser.ts';
import { until } from '../../demo/until.ts';
import type { AppDraft } from '../../src/core/parse-app-form.ts';
import { Lanyard } from '../support/lanyard.ts';
import { scope } from '../support/samples.ts';

const STEPS = 'Steps of the test';

let lanyard: Lanyard;
let options: Page;

beforeAll(async () => {
  lanyard = await Lanyard.open();
  await setUp(lanyard.context, apps(), demoOrigins(lanyard.demo));
  options = await lanyard.options('#/app/demo-orders');
});
afterAll(() => lanyard.close());

/** The demo's, of which one may call more than its API. */
function apps(): readonly AppDraft[] {
  const { origin } = scope(lanyard.demo.api.origin);
  const further = ['/nowhere', '/reports'].map((path) => ({ origin, path }));
  return demoApps(lanyard.demo)
    .slice(0, 1)
    .map((draft) => ({
      ...draft,
      app: { ...draft.app, apiScopes: [...draft.app.apiScopes, ...further] },
    }));
}

const start = () => options.getByRole('button', { name: 'Test this app' }).click();

/** `Sign-in Done`, step by step. */
const steps = () => options.getByRole('list', { name: STEPS }).locator('> li').allInnerTexts();

const isOver = async () => {
  const all = await steps();
  return all.length === 4 && all.every((step) => !/Waiting|Running/.test(step));
};

const states = async () => {
  await until(isOver);
  return (await steps()).map((step) => /Done|Skipped|Failed/.exec(step)?.[0]);
};

describe('the orders app', () => {
  test('passes every step, from a sign-in to the call', async () => {
    const opened = lanyard.context.waitForEvent('page');
    await options.bringToFront();
    await start();
    const page = await opened;
    await until(async () => (await steps())[0]?.includes('Running'));
    await page.getByRole('button', { name: 'Sign in as bob' }).click();
    expect(await states()).toEqual(['Done', 'Done', 'Done', 'Done']);
  });

  test('says what came back, and never the token', async () => {
    const [signIn, , verified, call] = await steps();
    expect(signIn).toContain('bob');
    expect(verified).toContain('Signature verified');
    expect(verified).toMatch(/Key\s+\S{8,}/);
    expect(verified).toMatch(/Subject\s+bob/);
    expect(call).toContain('200');
    expect(await options.content()).not.toContain(await lanyard.tokenOf('demo-orders'));
  });

  test('has called the API once, with the token that the refresh brought', async () => {
    const token = await lanyard.tokenOf('demo-orders');
    expect(lanyard.demo.api.received).toMatchObject([
      { method: 'GET', url: '/orders', authorization: `Bearer ${token}` },
    ]);
  });
});

describe('an API that does not take it', () => {
  const failure = async (path: string) => {
    await options.getByLabel('Address to call').fill(`${lanyard.demo.api.origin}${path}`);
    await start();
    expect(await states()).toEqual(['Done', 'Done', 'Done', 'Failed']);
    return (await steps())[3];
  };

  test('is the step that fails: an address that is not there', async () => {
    expect(await failure('/nowhere')).toMatch(/404.*unknown there/s);
  });

  test('is the step that fails: an API that wants another token', async () => {
    expect(await failure('/reports')).toMatch(/401 invalid_token.*refuses this token/s);
  });

  test('is not asked outside the addresses that the token is for', async () => {
    lanyard.demo.api.clear();
    await options.getByLabel('Address to call').fill(`${lanyard.demo.api.origin}/elsewhere`);
    await start();
    await options.getByRole('alert').getByText('The token goes nowhere but to').waitFor();
    expect(lanyard.demo.api.received).toEqual([]);
  });
});

/** Keeps the issuer's answer back, as a slow network would. */
const holdTokenRequest = () =>
  new Promise<ServerResponse>((resolve) => {
    lanyard.demo.issuer.intercept = (request, response) => {
      if (request.url !== '/token') return false;
      lanyard.demo.issuer.intercept = undefined;
      resolve(response);
      return true;
    };
  });

test('a worker that is killed in the middle is not the end of it', async () => {
  await options.getByLabel('Address to call').fill(`${lanyard.demo.api.origin}/orders`);
  const held = holdTokenRequest();
  await start();
  const response = await held;
  expect((await steps())[1]).toContain('Running');
  await lanyard.stopWorker();
  response.destroy();
  // Any command wakes the next one.
  await send(lanyard.control, 'dismissUndo', {});
  const all = await states();
  expect(all[0]).toBe('Done');
  expect(all.slice(2)).toEqual(['Done', 'Done']);
});
