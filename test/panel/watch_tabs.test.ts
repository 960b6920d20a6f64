import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, expect, test } from 'vitest';
import { watchTabs } from '../../src/panel/watch-tabs.ts';
import { FakeEvent } from '../support/fake-event.ts';
import { doing } from '../support/page.ts';

type Query = { readonly currentWindow?: boolean };

let here: object[];
let all: object[];
let events: Record<'onActivated' | 'onUpdated' | 'onCreated' | 'onRemoved', FakeEvent<unknown[]>>;
let query: (options: Query) => Promise<object[]>;

beforeEach(() => {
  here = [{ id: 1, url: 'https://app.test/' }];
  all = [{ id: 1 }, { id: 2 }];
  query = async ({ currentWindow }) => (currentWindow ? here : all);
  events = {
    onActivated: new FakeEvent(),
    onUpdated: new FakeEvent(),
    onCreated: new FakeEvent(),
    onRemoved: new FakeEvent(),
  };
  Object.assign(fakeBrowser.tabs, { ...events, query: (options: Query) => query(options) });
});

const FIRST = { front: { id: 1, url: 'https://app.test/' }, open: [1, 2] };

test('the tab in front of this window is known, and which are open in any', async () => {
  expect((await watchTabs()).value).toEqual(FIRST);
});

test.each([
  ['another comes to the front', () => events.onActivated.emit({})],
  [
    'it shows another page',
    () => events.onUpdated.emit(1, { status: 'complete' }, { active: true }),
  ],
  ['one opens behind it', () => events.onCreated.emit({})],
  ['one closes', () => events.onRemoved.emit(2)],
])('it follows when %s', async (_name, happen) => {
  const tabs = await watchTabs();
  here = [{ id: 3 }];
  all = [{ id: 3 }];
  await doing(happen);
  expect(tabs.value).toEqual({ front: { id: 3, url: undefined }, open: [3] });
});

test('an answer that comes late does not take the place of a newer one', async () => {
  const tabs = await watchTabs();
  const answers: (() => void)[] = [];
  query = ({ currentWindow }) => {
    const found = currentWindow ? here : all;
    return new Promise((resolve) => answers.push(() => resolve(found)));
  };
  here = [{ id: 2 }];
  events.onActivated.emit({});
  here = [{ id: 3 }];
  events.onActivated.emit({});
  await doing(() => {
    for (const answer of answers.reverse()) answer();
  });
  expect(tabs.value.front?.id).toBe(3);
});
