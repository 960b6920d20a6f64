import type { Signal } from '@preact/signals';
import { fakeBrowser } from '@webext-core/fake-browser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watchReplaced } from '../../src/panel/watch-replaced.ts';
import type { PageState } from '../../src/ui/page-state.ts';
import { NOON } from '../support/grants.ts';
import { active, pageState, watchPorts } from '../support/page.ts';
import { appWith } from '../support/samples.ts';

type Header = { readonly name: string; readonly value?: string };
type Listener = (details: object) => unknown;

/** `webRequest.onBeforeSendHeaders`, as far as this page uses it. */
class FakeHeaders {
  readonly listeners = new Map<Listener, { urls: string[]; wants: string[] }>();
  addListener = (listener: Listener, { urls }: { urls: string[] }, wants: string[]) =>
    this.listeners.set(listener, { urls, wants });
  removeListener = (listener: Listener) => this.listeners.delete(listener);
  get urls() {
    return [...this.listeners.values()].map(({ urls }) => urls);
  }
  go = (details: object) => {
    for (const listener of this.listeners.keys()) listener(details);
  };
}

let headers: FakeHeaders;
let ports: ReturnType<typeof watchPorts>;

beforeEach(() => {
  vi.useFakeTimers({ now: NOON, toFake: ['Date'] });
  headers = new FakeHeaders();
  ports = watchPorts();
  Object.assign(fakeBrowser, { webRequest: { onBeforeSendHeaders: headers } });
});
afterEach(() => {
  vi.useRealTimers();
});

const OWN: Header = { name: 'Authorization', value: 'Bearer of-the-page' };

const request = (changes: object = {}) => ({
  requestId: '1',
  url: 'https://api.test/v1/orders',
  method: 'GET',
  type: 'xmlhttprequest',
  tabId: 7,
  initiator: 'https://app.test',
  requestHeaders: [OWN],
  ...changes,
});

const watch = (changes: Partial<PageState> = {}) => {
  const state = pageState({ sessions: { 'app-1': active() }, ...changes });
  return { state, replaced: watchReplaced(state) };
};

const told = () => ports.send.mock.calls.map(([message]) => message);
const NOTED = { command: 'noteReplaced', input: { id: 'app-1' } };

describe('a request is passed over', () => {
  test.each([
    ['without the header', { requestHeaders: [{ name: 'Accept' }] }],
    ['whose headers are not told', { requestHeaders: undefined }],
    ['of a page that is no caller', { initiator: 'https://stranger.test' }],
    ['beside the path', { url: 'https://api.test/v2/orders' }],
    ['of a kind that is off', { type: 'image' }],
    ['that is a preflight', { method: 'OPTIONS' }],
    ['of our own', { initiator: `chrome-extension://${fakeBrowser.runtime.id}` }],
  ])('%s', (_name, changes) => {
    const { replaced } = watch();
    headers.go(request(changes));
    expect(replaced.value.size).toBe(0);
    expect(told()).toEqual([]);
  });

  test('while no token goes along', () => {
    const { replaced } = watch({ sessions: {} });
    headers.go(request());
    expect(replaced.value.size).toBe(0);
  });

  test('from a tab that nobody’s token goes from', () => {
    const { replaced } = watch({ tabs: { 7: { paused: true, identities: {} } } });
    headers.go(request());
    headers.go(request({ requestId: '2', tabId: 8 }));
    expect([...replaced.value]).toEqual(['app-1 2']);
  });
});

test('a header that is replaced is noticed, whatever its letters', () => {
  const { replaced } = watch();
  headers.go(request({ requestHeaders: [{ name: 'AUTHORIZATION' }] }));
  expect([...replaced.value]).toEqual(['app-1 1']);
  expect(told()).toEqual([NOTED]);
});

test('it is the app’s own header that counts', () => {
  const apps = [appWith({ header: { name: 'x-api-key', scheme: '' } })];
  const { replaced } = watch({ apps });
  headers.go(request());
  headers.go(request({ requestId: '2', requestHeaders: [{ name: 'X-Api-Key' }] }));
  expect([...replaced.value]).toEqual(['app-1 2']);
});

test('the worker is told once of an app, and never of what the page sent', () => {
  const { replaced } = watch();
  for (let id = 1; id <= 3; id++) headers.go(request({ requestId: `${id}` }));
  expect(replaced.value.size).toBe(3);
  expect(told()).toEqual([NOTED]);
  expect(JSON.stringify([[...replaced.value], told()])).not.toContain('of-the-page');
});

test('of very many requests the newest are remembered', () => {
  const { replaced } = watch();
  for (let id = 1; id <= 1001; id++) headers.go(request({ requestId: `${id}` }));
  expect(replaced.value.size).toBe(1000);
  expect(replaced.value.has('app-1 1')).toBe(false);
});

describe('what is listened to', () => {
  const edit = (state: Signal<PageState>, changes: Partial<PageState>) => {
    state.value = { ...state.value, ...changes };
  };

  test('is the APIs of apps that are on and allowed, by name alone', () => {
    const apps = [
      appWith({ kinds: ['fetch', 'socket'] }),
      appWith({
        id: 'app-2',
        enabled: false,
        apiScopes: [{ origin: 'https://off.test', path: '' }],
      }),
      appWith({ id: 'app-3', apiScopes: [{ origin: 'https://other.test', path: '' }] }),
    ];
    watch({
      apps,
      granted: ['https://api.test:443/*', 'wss://api.test:443/*', 'https://off.test:443/*'],
    });
    expect(headers.urls).toEqual([['https://api.test:443/*', 'wss://api.test:443/*']]);
    expect([...headers.listeners.values()][0]?.wants).toEqual(['requestHeaders']);
  });

  test('is nothing where nothing is allowed', () => {
    watch({ granted: [] });
    expect(headers.urls).toEqual([]);
  });

  test('follows the store, and stays as it is where that is about something else', () => {
    const { state } = watch();
    const [before] = headers.listeners.keys();
    edit(state, { current: {} });
    expect([...headers.listeners.keys()]).toEqual([before]);
    edit(state, { granted: [] });
    expect(headers.urls).toEqual([]);
    edit(state, { granted: ['https://api.test:443/*'] });
    expect(headers.urls).toEqual([['https://api.test:443/*']]);
  });
});
