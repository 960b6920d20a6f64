import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { OUTSIDE, SCOPE, WITH_USER, WITHIN } from '../support/look-alikes.ts';
import { carriedBy, Stage } from '../support/stage.ts';

const APP = 'exact';

let stage: Stage;
let page: Page;

const save = (addressBar = false) =>
  stage.save(APP, { apiScopes: stage.at(SCOPE), callers: stage.origin('shop'), addressBar });

/** With every site granted nothing but the rule stands between. */
beforeAll(async () => {
  stage = await Stage.open();
  await save();
  await stage.grantPatterns('<all_urls>', 'http://*/*', 'https://*/*');
  page = await stage.visit('http://shop.localhost:{Q}/');
});
afterAll(() => stage.close());
afterEach(() => {
  stage.taken();
});

const fetched = (template: string, from = page) => stage.fetched(from, stage.at(template));

/** Opens an address in a tab, and gives all that arrived anywhere. */
async function opened(tab: Page, template: string) {
  await tab.goto('about:blank');
  stage.taken();
  await tab.goto(stage.at(template));
  return stage.taken();
}

describe('a page’s fetch', () => {
  test.each(WITHIN)('takes the token to the scope: %s', async (_oddity, template) => {
    expect((await fetched(template)).map(carriedBy)).toEqual([APP]);
  });

  test.each(OUTSIDE)('takes none to a look-alike: %s', async (_oddity, template) => {
    expect((await fetched(template)).map(carriedBy)).toEqual([undefined]);
  });

  test.each(WITH_USER)('goes nowhere: %s', async (_oddity, template) => {
    expect(await fetched(template)).toEqual([]);
  });
});

describe('the address bar, where it is chosen', () => {
  let tab: Page;
  beforeAll(async () => {
    await save(true);
    tab = await stage.lanyard.context.newPage();
  });
  afterAll(async () => {
    await tab.close();
    await save();
  });

  test.each(WITHIN)('takes the token to the scope: %s', async (_oddity, template) => {
    expect((await opened(tab, template)).map(carriedBy)).toEqual([APP]);
  });

  test.each([...OUTSIDE, ...WITH_USER])(
    'takes none to a look-alike: %s',
    async (_oddity, template) => {
      const arrived = await opened(tab, template);
      expect(arrived).toHaveLength(1);
      expect(arrived.map(carriedBy)).not.toContain(APP);
    },
  );
});

test('an address that is opened in a tab carries no token unless that was chosen', async () => {
  const tab = await stage.lanyard.context.newPage();
  expect((await opened(tab, `${SCOPE}/typed`)).map(carriedBy)).toEqual([undefined]);
  await tab.close();
});

describe('a redirect', () => {
  test.each(['/v1/leave', '/v1/leave307'])('from %s takes no token along', async (path) => {
    const arrived = await fetched(`http://api.localhost:{Q}${path}?to=http://evil.test:{Q}/landed`);
    expect(arrived.map((one) => [one.url.split('?')[0], carriedBy(one)])).toEqual([
      [path, APP],
      ['/landed', undefined],
    ]);
  });

  test.each([
    ['another path of the API', 'http://api.localhost:{Q}/v2/landed'],
    ['another port of the API', 'http://api.localhost:{R}/v1/landed'],
    ['another scheme of the API', 'https://api.localhost:{Q}/v1/landed'],
  ])('to %s takes no token along', async (_name, target) => {
    const arrived = await fetched(`${SCOPE}/leave?to=${target}`);
    expect(arrived.filter(carriedBy).map(({ url }) => url.split('?')[0])).toEqual(['/v1/leave']);
    expect(arrived.map(({ url }) => url)).toContain(new URL(stage.at(target)).pathname);
  });
});

test.each(['http://evil.test:{Q}/', 'http://api.localhost:{Q}/', 'http://xshop.localhost:{Q}/'])(
  'a page at %s is no caller',
  async (template) => {
    const stranger = await stage.visit(template);
    expect((await fetched(SCOPE, stranger)).map(carriedBy)).toEqual([undefined]);
    await stranger.close();
  },
);
