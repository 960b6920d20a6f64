import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { WITHIN_WAYS, WORKER_FILES } from '../support/every-kind.ts';
import { Stage } from '../support/stage.ts';
import {
  ALICE,
  actsAs,
  BOB,
  choose,
  chooseAll,
  opening,
  openTab,
  openTabs,
  personIn,
  type Tab,
  type Tabs,
  whoActs,
} from '../support/tab-identities.ts';

let stage: Stage;
let tabs: Tabs;

beforeAll(async () => {
  stage = await Stage.open();
  for (const [path, script] of Object.entries(WORKER_FILES)) stage.server.files.set(path, script);
  tabs = await openTabs(stage);
});
afterAll(() => stage.close());
afterEach(() => {
  stage.taken();
});

const api = () => `${stage.origin('api')}/v1`;

test('before anything is chosen every tab goes as the current one', async () => {
  expect(await whoActs(stage, tabs)).toEqual(['alice', 'alice', 'alice']);
});

test('alice in one tab, bob in the next, nobody in a third, all at the same moment', async () => {
  await chooseAll(stage, tabs);
  stage.taken();
  await Promise.all(
    Object.entries<Tab>({ ...tabs }).map(([name, { page }]) =>
      page.evaluate(
        (url) => Promise.all(Array.from({ length: 20 }, (_, n) => fetch(`${url}&n=${n}`))),
        `${api()}/?from=${name}`,
      ),
    ),
  );
  const arrived = stage.taken().map((one) => {
    const from = new URL(one.url, api()).searchParams.get('from');
    return `${personIn(one) ?? 'nobody'} from ${from}`;
  });
  expect(arrived).toHaveLength(60);
  expect([...new Set(arrived)].toSorted()).toEqual([
    'alice from alice',
    'bob from bob',
    'nobody from nobody',
  ]);
});

test('a new tab goes as the current one, and a tab that another opened takes nothing over', async () => {
  const fresh = await openTab(stage);
  const child = await opening(stage, async () => {
    const opened = stage.lanyard.context.waitForEvent('page');
    await tabs.bob.page.evaluate(() => void window.open('/child'));
    const page = await opened;
    await page.waitForLoadState();
    return page;
  });
  expect(await actsAs(stage, fresh)).toBe('alice');
  expect(await actsAs(stage, child)).toBe('alice');
  await fresh.page.close();
  await child.page.close();
});

test('what a tab’s frames and workers ask for goes as the tab does', async () => {
  stage.taken();
  await tabs.bob.page.evaluate((url) => {
    new Worker('/worker.js').postMessage(`${url}/worker`);
    const frame = document.createElement('iframe');
    frame.srcdoc = `<script>fetch('${url}/frame')</script>`;
    document.body.append(frame);
  }, api());
  const arrived = await stage.arrived(['/v1/worker', '/v1/frame']);
  expect(arrived.map(personIn)).toEqual(['bob', 'bob']);
});

test('a page’s service worker is the known exception: it goes as the current one', async () => {
  const within = await openTab(stage, 'within/');
  await choose(stage, within, BOB);
  await within.page.evaluate(async () => {
    const taken = new Promise((resolve) => {
      navigator.serviceWorker.oncontrollerchange = resolve;
    });
    await navigator.serviceWorker.register('/within/service-worker.js');
    await taken;
  });
  stage.taken();
  for (const [name, { ask }] of Object.entries(WITHIN_WAYS))
    await within.page.evaluate(ask, `${api()}/${name}`);
  const arrived = await stage.arrived(Object.keys(WITHIN_WAYS).map((name) => `/v1/${name}`));
  expect(arrived.map(personIn)).toEqual(['alice', 'alice']);
  await within.page.evaluate(async () => {
    for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
  });
  await within.page.close();
});

test('renewals keep each tab with its own', async () => {
  const before = await Promise.all([ALICE, BOB].map(stage.lanyard.tokenOf));
  await Promise.all([ALICE, BOB].map((id) => stage.command('refresh', { id })));
  const after = await Promise.all([ALICE, BOB].map(stage.lanyard.tokenOf));
  expect(after.some((token) => before.includes(token))).toBe(false);
  const carried = async ({ page }: Tab) => (await stage.fetched(page, api()))[0]?.authorization;
  expect([await carried(tabs.alice), await carried(tabs.bob), await carried(tabs.nobody)]).toEqual([
    `Bearer ${after[0]}`,
    `Bearer ${after[1]}`,
    undefined,
  ]);
});

test('a worker that dies changes nothing, and the next one knows all choices', async () => {
  await stage.lanyard.stopWorker();
  expect(await whoActs(stage, tabs)).toEqual(['alice', 'bob', undefined]);
  await choose(stage, tabs.alice, BOB);
  expect(await whoActs(stage, tabs)).toEqual(['bob', 'bob', undefined]);
  await stage.lanyard.stopWorker();
  await choose(stage, tabs.alice, ALICE);
  expect(await whoActs(stage, tabs)).toEqual(['alice', 'bob', undefined]);
});

test('a tab that goes to another site and comes back keeps its choice', async () => {
  await tabs.bob.page.goto(stage.at('http://evil.test:{Q}/'));
  expect(await actsAs(stage, tabs.bob)).toBeUndefined();
  await tabs.bob.page.goto(stage.at('http://shop.localhost:{Q}/'));
  expect(await actsAs(stage, tabs.bob)).toBe('bob');
});
