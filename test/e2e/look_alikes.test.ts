import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { EXTENSION_ID, preapprove, request, send } from '../../demo/browser.ts';
import { EMPTY_FORM } from '../../src/core/app-form.ts';
import type { AppId } from '../../src/core/app-id.ts';
import { parseAppForm } from '../../src/core/parse-app-form.ts';
import { Lanyard } from '../support/lanyard.ts';
import { Recorder } from '../support/recorder.ts';

const TOKEN = 'a-token-that-must-not-travel';
const ID = 'look-alikes' as AppId;

let lanyard: Lanyard;
let server: Recorder;
let other: Recorder;
let page: Page;
let api: string;

async function save(changes: Partial<typeof EMPTY_FORM>): Promise<void> {
  const form = { ...EMPTY_FORM, name: 'Exact', grant: 'pasted' as const, token: TOKEN, ...changes };
  const draft = parseAppForm(form, { id: ID, enabled: true });
  if (!draft.ok) throw new Error(JSON.stringify(draft.fault));
  await send(lanyard.control, 'saveApp', draft.value);
}

beforeAll(async () => {
  [lanyard, server, other] = await Promise.all([Lanyard.open(), Recorder.open(), Recorder.open()]);
  api = `http://api.localhost:${server.port}/v1`;
  await save({ apiScopes: api, callers: `http://shop.localhost:${server.port}` });
});
afterAll(async () => {
  server.close();
  other.close();
  await lanyard.close();
});
afterEach(() => {
  server.take();
  other.take();
});

/** Has a page fetch, and gives all that arrived anywhere. What the browser itself refuses arrives nowhere. */
async function fetched(from: Page, url: string, init: RequestInit = {}) {
  server.take();
  other.take();
  await from.evaluate(
    ([address, options]) =>
      fetch(address, options).then(
        (r) => r.text(),
        () => undefined,
      ),
    [url, init] as const,
  );
  return [...server.take(), ...other.take()];
}

const isOurs = ({ authorization }: { authorization: string | undefined }) =>
  authorization === `Bearer ${TOKEN}`;

/** `{Q}` is the API's port, `{R}` another one. */
const at = (template: string) =>
  template.replaceAll('{Q}', `${server.port}`).replaceAll('{R}', `${other.port}`);

describe('with every site granted, so that nothing but the rule stands between', () => {
  beforeAll(async () => {
    const extensions = await lanyard.visit('chrome://extensions');
    const everywhere = ['http://*/*', 'https://*/*'];
    await extensions.evaluate(
      async ([id, patterns]) => {
        for (const pattern of patterns)
          await chrome.developerPrivate.addHostPermission(id, pattern);
      },
      [EXTENSION_ID, everywhere] as const,
    );
    const granted = await lanyard.control.evaluate(
      (origins) => chrome.permissions.request({ origins }),
      everywhere,
    );
    expect(granted).toBe(true);
    page = await lanyard.visit(at('http://shop.localhost:{Q}/'));
  });

  test.each(['', '/', '/x', '/x/y', '?q=1', '/x?q=1', '#f', '/x#f', '/x/../y'])(
    'the token goes to the path and below: %s',
    async (rest) => {
      expect(await fetched(page, `${api}${rest}`)).toSatisfy(
        (all) => all.length === 1 && all.every(isOurs),
      );
    },
  );

  test.each([
    ['another port', 'http://api.localhost:{R}/v1/x'],
    ['another scheme', 'https://api.localhost:{Q}/v1/x'],
    ['a subdomain', 'http://x.api.localhost:{Q}/v1/x'],
    ['the domain above', 'http://localhost:{Q}/v1/x'],
    ['a host that begins like it', 'http://api.localhost.evil.test:{Q}/v1/x'],
    ['a host that ends like it', 'http://xapi.localhost:{Q}/v1/x'],
    ['a prefix of the path', 'http://api.localhost:{Q}/v'],
    ['a longer path segment', 'http://api.localhost:{Q}/v1x'],
    ['a path segment with a parameter', 'http://api.localhost:{Q}/v1;x=1/y'],
    ['a path in other letters', 'http://api.localhost:{Q}/V1/x'],
    ['another path', 'http://api.localhost:{Q}/v2/x'],
    ['the root', 'http://api.localhost:{Q}/'],
    ['a path that climbs out', 'http://api.localhost:{Q}/v1/../admin'],
    ['a path that climbs out in code', 'http://api.localhost:{Q}/v1/%2e%2e/admin'],
    ['the address in a query', 'http://evil.test:{Q}/?u=http://api.localhost:{Q}/v1/'],
    ['the address in a path', 'http://evil.test:{Q}/http://api.localhost:{Q}/v1/'],
    ['the address in a fragment', 'http://evil.test:{Q}/#http://api.localhost:{Q}/v1/'],
    ['a trailing dot', 'http://api.localhost.:{Q}/v1/x'],
  ])('no token goes to %s', async (_name, template) => {
    const arrived = await fetched(page, at(template));
    expect(arrived).not.toHaveLength(0);
    expect(arrived.filter(isOurs)).toEqual([]);
  });

  test('no token goes to a host after a user name that looks like the API', async () => {
    const tab = await lanyard.visit(at('http://api.localhost:{Q}@evil.test:{Q}/v1/x'));
    const arrived = server.take();
    expect(arrived[0]?.host).toBe(at('evil.test:{Q}'));
    expect(arrived.filter(isOurs)).toEqual([]);
    await tab.close();
  });

  test.each(['/v1/leave', '/v1/leave307'])(
    'a redirect from %s takes no token along',
    async (path) => {
      const url = at(`http://api.localhost:{Q}${path}?to=http://evil.test:{Q}/landed`);
      const arrived = await fetched(page, url);
      expect(arrived.map((one) => [one.url.split('?')[0], isOurs(one)])).toEqual([
        [path, true],
        ['/landed', false],
      ]);
    },
  );

  test.each([
    ['another path of the API', 'http://api.localhost:{Q}/v2/landed'],
    ['another port of the API', 'http://api.localhost:{R}/v1/landed'],
    ['another scheme of the API', 'https://api.localhost:{Q}/v1/landed'],
  ])('a redirect to %s takes no token along', async (_name, target) => {
    const arrived = await fetched(page, at(`http://api.localhost:{Q}/v1/leave?to=${target}`));
    expect(arrived.filter(isOurs).map(({ url }) => url.split('?')[0])).toEqual(['/v1/leave']);
    expect(arrived.map(({ url }) => url)).toContain(new URL(at(target)).pathname);
  });

  test.each(['http://evil.test:{Q}/', 'http://api.localhost:{Q}/', 'http://xshop.localhost:{Q}/'])(
    'a page at %s is no caller',
    async (template) => {
      const stranger = await lanyard.visit(at(template));
      const arrived = await fetched(stranger, api);
      expect(arrived).toHaveLength(1);
      expect(arrived.filter(isOurs)).toEqual([]);
      await stranger.close();
    },
  );

  test('a sandboxed frame is no caller, not even in a caller’s page', async () => {
    server.take();
    await page.evaluate((url) => {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.srcdoc = `<script>fetch('${url}').catch(() => 0).then(() => parent.postMessage('done', '*'))</script>`;
      const done = new Promise((resolve) => addEventListener('message', resolve, { once: true }));
      document.body.append(frame);
      return done.then(() => frame.remove());
    }, api);
    const arrived = server.take();
    expect(arrived).toHaveLength(1);
    expect(arrived.filter(isOurs)).toEqual([]);
  });

  test.each(['img', 'script', 'iframe'] as const)(
    'an element <%s> carries no token',
    async (tag) => {
      server.take();
      await page.evaluate(
        ([name, url]) =>
          new Promise((resolve) => {
            const element = document.createElement(name);
            element.onload = resolve;
            element.onerror = resolve;
            element.src = url;
            document.body.append(element);
          }),
        [tag, `${api}/element`] as const,
      );
      const arrived = server.take();
      expect(arrived).toHaveLength(1);
      expect(arrived.filter(isOurs)).toEqual([]);
    },
  );

  test('an address that is opened in a tab carries no token unless that was chosen', async () => {
    const tab = await lanyard.visit(`${api}/typed`);
    expect(server.take().filter(isOurs)).toEqual([]);
    await save({
      apiScopes: api,
      callers: at('http://shop.localhost:{Q}'),
      addressBar: true,
    });
    await tab.goto(`${api}/typed`);
    expect(server.take().map(isOurs)).toEqual([true]);
    await tab.goto(at('http://api.localhost:{Q}/v2'));
    expect(server.take().map(isOurs)).toEqual([false]);
    await tab.close();
  });
});

describe('scopes of every kind are taken by the browser', () => {
  const fault = () =>
    lanyard.control.evaluate(async () => (await chrome.storage.session.get('fault/1'))['fault/1']);

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
    await save({ apiScopes: at(scope), callers: at(caller) });
    expect(await lanyard.rules()).toEqual([`Bearer ${TOKEN}`]);
    expect((await fault()) ?? null).toBeNull();
  });

  test('and work: from localhost to 127.0.0.1', async () => {
    await save({ apiScopes: at('http://127.0.0.1:{Q}/v1'), callers: at('http://localhost:{Q}') });
    const local = await lanyard.visit(at('http://localhost:{Q}/'));
    expect((await fetched(local, at('http://127.0.0.1:{Q}/v1/x'))).map(isOurs)).toEqual([true]);
    expect((await fetched(local, at('http://127.0.0.1:{Q}/v2'))).map(isOurs)).toEqual([false]);
    await local.close();
    await save({ apiScopes: api, callers: at('http://shop.localhost:{Q}') });
  });
});

describe('with exactly the app’s origins granted', () => {
  beforeAll(async () => {
    await lanyard.control.evaluate(() =>
      chrome.permissions.remove({ origins: ['http://*/*', 'https://*/*'] }),
    );
    const origins = [new URL(api).origin, at('http://shop.localhost:{Q}')];
    await preapprove(lanyard.context, origins);
    expect(await request(lanyard.control, origins)).toBe(true);
    await page.close();
    page = await lanyard.visit(at('http://shop.localhost:{Q}/'));
  });

  test('the caller’s page carries the token', async () => {
    expect((await fetched(page, api)).map(isOurs)).toEqual([true]);
  });

  test.each([
    'http://shop.localhost:{R}/',
    'https://shop.localhost:{Q}/',
    'http://x.shop.localhost:{Q}/',
  ])('a page at %s is no caller', async (template) => {
    const stranger = await lanyard.visit(at(template));
    const arrived = await fetched(stranger, api);
    expect(arrived.filter(isOurs)).toEqual([]);
    await stranger.close();
  });
});
