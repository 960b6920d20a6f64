import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { AppForm } from '../../src/core/app-form.ts';
import { framed, NAMES, type Name } from '../support/framed.ts';
import { carriedBy, Stage } from '../support/stage.ts';

const APP = 'callers';

let stage: Stage;
/** A page of each. Every one is granted, as if for other apps, so that nothing but the rule stands between. */
const pages = {} as Record<Name, Page>;

beforeAll(async () => {
  stage = await Stage.open();
  await stage.grant(...NAMES.map(stage.origin));
  for (const name of NAMES) pages[name] = await stage.visit(`http://${name}.localhost:{Q}/`);
});
afterAll(() => stage.close());
afterEach(() => {
  stage.taken();
});

const save = (changes: Partial<AppForm>) =>
  stage.save(APP, { apiScopes: `${stage.origin('api')}/v1`, ...changes });

/** Whose fetches to an address carry the token. */
async function callersOf(url = `${stage.origin('api')}/v1/x`): Promise<string[]> {
  const callers: string[] = [];
  for (const name of NAMES) {
    const [arrived] = await stage.fetched(pages[name], url);
    if (arrived === undefined) throw new Error(`Nothing came from ${name}.`);
    if (carriedBy(arrived) === APP) callers.push(name);
  }
  return callers;
}

describe('pages', () => {
  test('one that is named, and no other', async () => {
    await save({ callers: stage.origin('shop') });
    expect(await callersOf()).toEqual(['shop']);
  });

  test('several', async () => {
    await save({ callers: `${stage.origin('shop')}\n${stage.origin('desk')}` });
    expect(await callersOf()).toEqual(['shop', 'desk']);
  });

  test('any of the user’s own: a page that joins the list may call, one that leaves it may not', async () => {
    await save({ callers: '', myPages: true });
    expect(await callersOf()).toEqual([]);
    await stage.command('savePages', { pages: [stage.origin('desk')] });
    expect(await callersOf()).toEqual(['desk']);
    await stage.command('savePages', { pages: [stage.origin('desk'), stage.origin('shop')] });
    expect(await callersOf()).toEqual(['shop', 'desk']);
    await save({ callers: stage.origin('evil'), myPages: true });
    expect(await callersOf()).toEqual(['shop', 'desk', 'evil']);
    await stage.command('savePages', { pages: [] });
    expect(await callersOf()).toEqual(['evil']);
  });

  test('the API’s own call their own API alone', async () => {
    const scopes = [`${stage.origin('api')}/v1`, `${stage.origin('library')}/v1`];
    await save({ callers: '', apiPages: true, apiScopes: scopes.join('\n') });
    expect(await callersOf(`${scopes[0]}/x`)).toEqual(['api']);
    expect(await callersOf(`${scopes[1]}/x`)).toEqual(['library']);
    expect(await callersOf(`${stage.origin('api')}/docs`)).toEqual([]);
  });
});

describe('the address bar', () => {
  const url = () => `${stage.origin('api')}/v1/shown`;
  beforeAll(() => save({ callers: '', addressBar: true }));

  /** Goes somewhere by a script on a page of a stranger’s, and gives the one request that came of it. */
  async function ledBy(lead: (url: string) => void) {
    const tab = await stage.visit('http://evil.localhost:{Q}/');
    stage.taken();
    await tab.evaluate(lead, url());
    const arrived = await stage.arrived(['/v1/shown']);
    await tab.close();
    return arrived.map(carriedBy)[0];
  }

  test('a typed address carries the token, a fetch never does', async () => {
    const tab = await stage.lanyard.context.newPage();
    await tab.goto(url());
    expect(stage.taken().map(carriedBy)).toEqual([APP]);
    await tab.close();
    expect(await callersOf()).toEqual([]);
  });

  test('so does a link, whoever’s it is: no condition tells it from a typed address', async () => {
    const carried = await ledBy((to) => {
      const link = document.createElement('a');
      link.href = to;
      document.body.append(link);
      link.click();
    });
    expect(carried).toBe(APP);
  });

  test('a form that is posted carries nothing', async () => {
    const carried = await ledBy((to) => {
      const form = document.createElement('form');
      form.action = to;
      form.method = 'post';
      document.body.append(form);
      form.submit();
    });
    expect(carried).toBeUndefined();
  });

  test('nor does a frame', async () => {
    const carried = await ledBy((to) => {
      const frame = document.createElement('iframe');
      frame.src = to;
      document.body.append(frame);
    });
    expect(carried).toBeUndefined();
  });
});

describe('frames', () => {
  const shopIsCaller = (sandboxedFrames: boolean) => () =>
    save({ callers: stage.origin('shop'), sandboxedFrames });

  describe('by default', () => {
    beforeAll(shopIsCaller(false));

    test('one without an origin is nobody’s, not even in a caller’s page', async () => {
      expect(await framed(stage, pages.shop, { of: 'shop', sandboxed: true })).toBeUndefined();
    });

    test('one of a caller’s is a caller, whoever’s page it is in', async () => {
      expect(await framed(stage, pages.shop, { of: 'shop', sandboxed: false })).toBe(APP);
      expect(await framed(stage, pages.evil, { of: 'shop', sandboxed: false })).toBe(APP);
    });

    test('a stranger’s in a caller’s page is none', async () => {
      expect(await framed(stage, pages.shop, { of: 'evil', sandboxed: false })).toBeUndefined();
    });
  });

  describe('where those without an origin are chosen', () => {
    beforeAll(shopIsCaller(true));

    const nested = (script: string) =>
      `<iframe sandbox="allow-scripts" srcdoc="${script.replaceAll('"', '&quot;')}"></iframe>`;

    test('one in a caller’s page is a caller, and one inside that', async () => {
      expect(await framed(stage, pages.shop, { of: 'shop', sandboxed: true })).toBe(APP);
      expect(await framed(stage, pages.shop, { of: 'shop', sandboxed: true, inside: nested })).toBe(
        APP,
      );
    });

    // As the form says where it is chosen: what such a frame holds cannot be told.
    test('even where it holds a stranger’s document', async () => {
      expect(await framed(stage, pages.shop, { of: 'evil', sandboxed: true })).toBe(APP);
    });

    test('one in a stranger’s page is not, and not in a caller’s frame there either', async () => {
      expect(await framed(stage, pages.evil, { of: 'evil', sandboxed: true })).toBeUndefined();
      expect(await framed(stage, pages.evil, { of: 'shop', sandboxed: true })).toBeUndefined();
      expect(
        await framed(stage, pages.evil, { of: 'shop', sandboxed: false, inside: nested }),
      ).toBeUndefined();
    });

    test('a stranger’s frame with its origin is still none', async () => {
      expect(await framed(stage, pages.shop, { of: 'evil', sandboxed: false })).toBeUndefined();
      expect(await framed(stage, pages.shop, { of: 'api', sandboxed: false })).toBeUndefined();
    });

    test('with every site granted there is no telling, so there is none', async () => {
      await stage.grantPatterns('<all_urls>', 'http://*/*');
      await save({ callers: stage.origin('shop'), sandboxedFrames: true });
      expect(await framed(stage, pages.shop, { of: 'shop', sandboxed: true })).toBeUndefined();
      expect(await callersOf()).toEqual(['shop']);
    });
  });
});
