import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { App } from '../../src/core/app.ts';
import { firstIdentity } from '../../src/core/identity.ts';
import { rulesFor } from '../../src/core/rules-for.ts';
import { headerFor, type RuleRequest } from '../support/rule-judge.ts';
import { appWith, CHROMIUM, scope } from '../support/samples.ts';
import { urlNear } from '../support/url-near.ts';

const OWN_HOST = 'abcdefghijklmnop';
const GRANTED = ['https://api.test:443/*', 'https://app.test:443/*'];

const rulesOf = (app: App, granted: readonly string[] = GRANTED) =>
  rulesFor(
    { app, identity: firstIdentity(app.id), token: 'one', tabs: { except: [] }, index: 0 },
    { ...CHROMIUM, ownHost: OWN_HOST, granted },
  );

const fromApp = (url: string, changes: Partial<RuleRequest> = {}): RuleRequest => ({
  url,
  initiator: 'https://app.test',
  method: 'GET',
  type: 'xmlhttprequest',
  ...changes,
});
const typed = (url: string, changes: Partial<RuleRequest> = {}): RuleRequest => ({
  url,
  method: 'GET',
  type: 'main_frame',
  ...changes,
});

const V1 = 'https://api.test/v1';
const withAddressBar = appWith({
  callers: [{ kind: 'page', origin: 'https://app.test' }, { kind: 'address-bar' }],
});

describe('no token goes', () => {
  test.each<[string, RuleRequest]>([
    ['to plain http', fromApp('http://api.test/v1')],
    ['to another port', fromApp('https://api.test:8443/v1')],
    ['to a subdomain', fromApp('https://sub.api.test/v1')],
    ['to a parent domain', fromApp('https://test/v1')],
    ['to a host that ends alike', fromApp('https://xapi.test/v1')],
    ['to a host that begins alike', fromApp('https://api.test.evil.test/v1')],
    ['to a host where the dot of ours is any letter', fromApp('https://apixtest/v1')],
    ['to a host that has ours as a user', fromApp('https://api.test@evil.test/v1')],
    ['to a host that has ours in its path', fromApp('https://evil.test/https://api.test/v1')],
    ['to a host that has ours in its query', fromApp('https://evil.test/?https://api.test/v1')],
    ['to a host that has ours in its fragment', fromApp('https://evil.test/#https://api.test/v1')],
    ['to another host of the same app', fromApp('https://app.test/v1')],
    ['with a user in the URL', fromApp('https://user:secret@api.test/v1')],
    ['above the path', fromApp('https://api.test/')],
    ['to a path that begins alike', fromApp('https://api.test/v1x')],
    ['to a path that begins alike and ends like a file', fromApp('https://api.test/v1.json')],
    ['to the path in capitals', fromApp('https://api.test/V1')],
    ['to the path further down', fromApp('https://api.test/x/v1')],
    ['out of the path by dots', fromApp('https://api.test/v1/../admin')],
    ['out of the path by encoded dots', fromApp('https://api.test/v1/%2e%2e/admin')],
    ['into the path by its fragment', fromApp('https://api.test/#/v1')],
    ['with a preflight', fromApp(V1, { method: 'OPTIONS' })],
    ['with an image', fromApp(V1, { type: 'image' })],
    ['with a frame', fromApp(V1, { type: 'sub_frame' })],
    ['with a page', fromApp(V1, { type: 'main_frame' })],
    ['with a script', fromApp(V1, { type: 'script' })],
    ['with what is of no kind', fromApp(V1, { type: 'other' })],
    ['with a report', fromApp(V1, { type: 'csp_report' })],
    ['from another site', fromApp(V1, { initiator: 'https://evil.test' })],
    ['from a site that ends alike', fromApp(V1, { initiator: 'https://xapp.test' })],
    ['from the API itself', fromApp(V1, { initiator: 'https://api.test' })],
    ['from nobody', { url: V1, method: 'GET', type: 'xmlhttprequest' }],
    ['from ourselves', fromApp(V1, { initiator: `chrome-extension://${OWN_HOST}` })],
    ['from the address bar', typed(V1)],
  ])('%s', (_where, request) => {
    expect(headerFor(rulesOf(appWith()), request)).toBeUndefined();
  });

  test.each<[string, RuleRequest]>([
    ['by a form', typed(V1, { method: 'POST' })],
    ['to a frame', typed(V1, { type: 'sub_frame' })],
    ['to a script', typed(V1, { type: 'xmlhttprequest' })],
    ['outside the scope', typed('https://api.test/admin')],
    ['where we open the page', typed(V1, { initiator: `chrome-extension://${OWN_HOST}` })],
  ])('from the address bar %s', (_how, request) => {
    expect(headerFor(rulesOf(withAddressBar), request)).toBeUndefined();
  });
});

describe('the token goes', () => {
  test.each<[string, RuleRequest]>([
    ['to the path', fromApp(V1)],
    ['to the path with a slash', fromApp(`${V1}/`)],
    ['below the path', fromApp(`${V1}/orders/7?q=1#top`)],
    ['to the path with a query', fromApp(`${V1}?q=1`)],
    ['to the path with a fragment', fromApp(`${V1}#top`)],
    ['to the host in capitals', fromApp('HTTPS://API.TEST/v1')],
    ['to the port when it is named', fromApp('https://api.test:443/v1')],
    ['with a method that changes things', fromApp(V1, { method: 'DELETE' })],
    ['with a ping', fromApp(V1, { type: 'ping', method: 'POST' })],
    ['from a worker that no tab owns', fromApp(V1, { tab: -1 })],
  ])('%s', (_where, request) => {
    expect(headerFor(rulesOf(appWith()), request)).toBe('Bearer one');
  });

  test.each<[string, RuleRequest]>([
    ['where it is typed', typed(V1)],
    ['where a link is followed', typed(V1, { initiator: 'https://evil.test' })],
  ])('from the address bar %s', (_how, request) => {
    expect(headerFor(rulesOf(withAddressBar), request)).toBe('Bearer one');
  });

  test('to every scope of the app', () => {
    const app = appWith({ apiScopes: [scope(V1), scope('https://api.test/v2')] });
    const urls = [V1, 'https://api.test/v2/x', 'https://api.test/v3'];
    expect(urls.map((url) => headerFor(rulesOf(app), fromApp(url)))).toEqual([
      'Bearer one',
      'Bearer one',
      undefined,
    ]);
  });
});

describe('without a permission there is no rule', () => {
  test.each<[string, readonly string[]]>([
    ['for anything', []],
    ['for the API', ['https://app.test:443/*']],
    ['for the API on this port', ['https://api.test:8443/*', 'https://app.test:443/*']],
    ['for any caller', ['https://api.test:443/*']],
    ['for the caller on this port', ['https://api.test:443/*', 'https://app.test:8443/*']],
  ])('%s', (_for, granted) => {
    expect(rulesOf(appWith(), granted)).toEqual([]);
  });

  test('for one scope, while the other has its own', () => {
    const app = appWith({ apiScopes: [scope('https://other.test'), scope(V1)] });
    const rules = rulesOf(app);
    expect(rules.map(({ condition }) => condition.requestDomains)).toEqual([['api.test']]);
  });

  test('for one caller, while the other has its own', () => {
    const callers = ['https://app.test', 'https://other.test'];
    const app = appWith({ callers: callers.map((origin) => ({ kind: 'page', origin })) });
    expect(rulesOf(app).map(({ condition }) => condition.initiatorDomains)).toEqual([['app.test']]);
  });

  test('for the address bar there need be no caller', () => {
    expect(rulesOf(withAddressBar, ['https://api.test:443/*'])).toHaveLength(1);
  });
});

describe('a subdomain of a caller', () => {
  const granted = [...GRANTED, 'https://sub.app.test:443/*', '*://*.wide.test/*', '<nonsense>'];
  const sub = { initiator: 'https://sub.app.test' };

  test('is no caller, although another app made us hold a permission for it', () => {
    expect(headerFor(rulesOf(appWith(), granted), fromApp(V1, sub))).toBeUndefined();
    expect(headerFor(rulesOf(appWith(), granted), fromApp(V1))).toBe('Bearer one');
  });

  test('is one where the app names it', () => {
    const callers = ['https://app.test', 'https://sub.app.test'];
    const app = appWith({ callers: callers.map((origin) => ({ kind: 'page', origin })) });
    expect(headerFor(rulesOf(app, granted), fromApp(V1, sub))).toBe('Bearer one');
  });

  test('is excluded once, and a host that only ends alike is not', () => {
    const twice = ['https://sub.app.test:1/*', 'https://sub.app.test:2/*', 'https://xapp.test/*'];
    const [rule] = rulesOf(appWith(), [...GRANTED, ...twice]);
    expect(rule?.condition.excludedInitiatorDomains).toEqual([OWN_HOST, 'sub.app.test']);
  });
});

test('a rule is exactly this', () => {
  const app = appWith({ apiScopes: [scope('http://[::1]:8080/a.b+c(1)/x-y')] });
  expect(rulesOf(app, ['http://[::1]:8080/*', 'https://app.test:443/*'])).toEqual([
    {
      priority: 140_000,
      condition: {
        requestDomains: ['[::1]'],
        isUrlFilterCaseSensitive: true,
        regexFilter: '^http:\\/\\/\\[::1\\]:8080\\/a\\.b\\+c\\(1\\)\\/x\\-y(?:[/?#]|$)',
        initiatorDomains: ['app.test'],
        excludedInitiatorDomains: [OWN_HOST],
        excludedRequestMethods: ['options'],
        resourceTypes: ['xmlhttprequest', 'ping'],
      },
      action: {
        type: 'modifyHeaders',
        requestHeaders: [{ header: 'authorization', operation: 'set', value: 'Bearer one' }],
      },
    },
  ]);
});

test('a whole origin does without a regular expression', () => {
  const [rule] = rulesOf(appWith({ apiScopes: [scope('https://api.test')] }));
  expect(rule?.condition).toMatchObject({ urlFilter: '|https://api.test/' });
  expect(rule?.condition).not.toHaveProperty('regexFilter');
});

test('callers on two ports of one host are one initiator', () => {
  const callers = ['https://app.test', 'https://app.test:8443'];
  const app = appWith({ callers: callers.map((origin) => ({ kind: 'page', origin })) });
  const rules = rulesOf(app, [...GRANTED, 'https://app.test:8443/*']);
  expect(rules.map(({ condition }) => condition.initiatorDomains)).toEqual([['app.test']]);
});

const SCOPES = [
  'https://api.test',
  'https://api.test/v1',
  'https://api.test:8443/v1/orders',
  'http://localhost:8080',
  'http://127.0.0.1:8080/a.b+c(1)',
  'http://[::1]:8080/v1',
  'https://xn--mnchen-3ya.test/%C3%BC',
  'https://api.test/a$b^c|d',
  'https://api.test//v1',
];

// A URL with a user in it is left out on purpose: a page cannot fetch one, and no filter of ours matches it.
const isInside = (url: string, text: string) => {
  const { origin, pathname, username, password } = new URL(url);
  const { origin: ours, path } = scope(text);
  const isBelow = pathname === path || pathname.startsWith(`${path}/`);
  return origin === ours && isBelow && username + password === '';
};

test.each(SCOPES)(
  '%s: exactly the URLs at or below it get the token, by the URL standard',
  (text) => {
    const rules = rulesOf(appWith({ apiScopes: [scope(text)] }), ['<all_urls>']);
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(urlNear(text), (url) => {
        seen.add(isInside(url, text));
        expect(headerFor(rules, fromApp(url)) !== undefined).toBe(isInside(url, text));
      }),
      { numRuns: 2000 },
    );
    expect(seen).toEqual(new Set([true, false]));
  },
);
