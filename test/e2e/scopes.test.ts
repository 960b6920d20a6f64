import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { carriedBy, Stage, tokenFor } from '../support/stage.ts';

const APP = 'scopes';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open();
  await stage.grantPatterns('<all_urls>', 'http://*/*', 'https://*/*');
});
afterAll(() => stage.close());

const save = (scope: string, caller: string) =>
  stage.save(APP, { apiScopes: stage.at(scope), callers: stage.at(caller) });

const fault = () =>
  stage.lanyard.control.evaluate(
    async () => (await chrome.storage.session.get('fault/1'))['fault/1'] ?? null,
  );

describe('scopes of every kind are taken by the browser', () => {
  test.each([
    ['an IPv4 address', 'http://127.0.0.1:{Q}/v1', 'http://127.0.0.1:{Q}'],
    ['an IPv6 address', 'http://[::1]:{Q}/v1', 'http://[::1]:{Q}'],
    [
      'a host with letters beyond ASCII',
      'https://xn--bcher-kva.test/v1',
      'https://xn--bcher-kva.test',
    ],
    [
      'characters that mean something in a pattern',
      'https://api.test/a.b+c(1)$x/{Q}',
      'https://shop.test',
    ],
    ['a path of 1,900 characters', `https://api.test/${'long/'.repeat(380)}`, 'https://shop.test'],
  ])('%s', async (_name, scope, caller) => {
    await save(scope, caller);
    expect(await stage.lanyard.rules()).toEqual([`Bearer ${tokenFor(APP)}`]);
    expect(await fault()).toBeNull();
  });
});

describe('and work', () => {
  test('from localhost to 127.0.0.1', async () => {
    await save('http://127.0.0.1:{Q}/v1', 'http://localhost:{Q}');
    const local = await stage.visit('http://localhost:{Q}/');
    const to = async (template: string) =>
      (await stage.fetched(local, stage.at(template))).map(carriedBy);
    expect(await to('http://127.0.0.1:{Q}/v1/x')).toEqual([APP]);
    expect(await to('http://127.0.0.1:{Q}/v2')).toEqual([undefined]);
    await local.close();
  });

  test('for a whole origin', async () => {
    await save('http://api.localhost:{Q}', 'http://shop.localhost:{Q}');
    const shop = await stage.visit('http://shop.localhost:{Q}/');
    const to = async (template: string) =>
      (await stage.fetched(shop, stage.at(template))).map(carriedBy);
    expect(await to('http://api.localhost:{Q}')).toEqual([APP]);
    expect(await to('http://api.localhost:{Q}/any?q')).toEqual([APP]);
    expect(await to('http://api.localhost:{R}/')).toEqual([undefined]);
    expect(await to('https://api.localhost:{Q}/')).toEqual([undefined]);
    expect(await to('http://x.api.localhost:{Q}/')).toEqual([undefined]);
    expect(await to('http://x.api.localhost:{Q}/#http://api.localhost:{Q}/')).toEqual([undefined]);
    expect(await to('http://api.localhost:{R}/?http://api.localhost:{Q}/')).toEqual([undefined]);
    expect(await to('http://evil.test:{Q}/#http://api.localhost:{Q}/')).toEqual([undefined]);
    await shop.close();
  });

  test('for a whole origin that is typed', async () => {
    const addressed = { callers: '', addressBar: true };
    await stage.save(APP, { apiScopes: stage.origin('api'), ...addressed });
    const tab = await stage.lanyard.context.newPage();
    const at = async (template: string) => {
      stage.taken();
      await tab.goto(stage.at(template));
      return stage.taken().map(carriedBy);
    };
    expect(await at('http://api.localhost:{Q}/any')).toEqual([APP]);
    expect(await at('http://api.localhost:{Q}@api.localhost:{R}/any')).toEqual([undefined]);
    expect(await at('http://api.localhost:{Q}@evil.test:{R}/any')).toEqual([undefined]);
    await tab.close();
  });
});

describe('with exactly the app’s origins granted', () => {
  beforeAll(async () => {
    await stage.lanyard.control.evaluate(() =>
      chrome.permissions.remove({ origins: ['http://*/*', 'https://*/*'] }),
    );
    await stage.grant(stage.origin('api'), stage.origin('shop'));
    await save('http://api.localhost:{Q}/v1', 'http://shop.localhost:{Q}');
  });

  test('the caller’s page carries the token', async () => {
    const caller = await stage.visit('http://shop.localhost:{Q}/');
    const arrived = await stage.fetched(caller, `${stage.origin('api')}/v1`);
    expect(arrived.map(carriedBy)).toEqual([APP]);
    await caller.close();
  });

  test.each([
    'http://shop.localhost:{R}/',
    'https://shop.localhost:{Q}/',
    'http://x.shop.localhost:{Q}/',
  ])('a page at %s is no caller', async (template) => {
    const stranger = await stage.visit(template);
    const arrived = await stage.fetched(stranger, `${stage.origin('api')}/v1`);
    expect(arrived.filter(carriedBy)).toEqual([]);
    await stranger.close();
  });
});
