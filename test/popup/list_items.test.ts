import { expect, test } from 'vitest';
import { appsIn, type Item, itemsOf } from '../../src/popup/list-items.ts';
import type { PageState } from '../../src/ui/page-state.ts';
import { pageState } from '../support/page.ts';
import { appWith, origin } from '../support/samples.ts';

const TAB = { id: 7, url: 'https://here.test/' };

const elsewhere = (id: string, more: object = {}) =>
  appWith({ id, name: id, callers: [{ kind: 'page', origin: origin('https://x.test') }], ...more });
const here = (id: string, more: object = {}) =>
  elsewhere(id, { callers: [{ kind: 'page', origin: origin('https://here.test') }], ...more });

const items = (apps: PageState['apps'], changes: Partial<PageState> = {}, text = '') =>
  itemsOf(pageState({ apps, ...changes }).value, TAB, text);

const said = (item: Item) => (item.kind === 'app' ? item.key : `# ${item.key}`);

test('those for this tab come first, then favourites, then environments, each in the user’s own order', () => {
  const apps = [
    elsewhere('plain'),
    elsewhere('p1', { environment: 'prod' }),
    elsewhere('d1', { environment: 'dev' }),
    elsewhere('star', { favourite: true, environment: 'dev' }),
    elsewhere('p2', { environment: 'prod' }),
    here('mine', { favourite: true }),
  ];
  expect(items(apps).map(said)).toEqual([
    '# tab',
    'mine',
    '# favourites',
    'star',
    '# environment dev',
    'd1',
    '# environment prod',
    'p1',
    'p2',
    '# rest',
    'plain',
  ]);
});

test('one group alone has no heading', () => {
  expect(items([elsewhere('a'), elsewhere('b')]).map(said)).toEqual(['a', 'b']);
});

test('an app that is switched off keeps its place, so that no switch moves away when it is pressed', () => {
  const apps = [elsewhere('other'), here('mine', { enabled: false })];
  expect(appsIn(items(apps)).map(({ id }) => id)).toEqual(['mine', 'other']);
});

test('an app for which something was chosen in this tab is one of this tab’s', () => {
  const tabs = { 7: { paused: false, identities: { other: null } } };
  expect(items([elsewhere('first'), elsewhere('other')], { tabs }).map(said)).toEqual([
    '# tab',
    'other',
    '# rest',
    'first',
  ]);
});

test('a search leaves what it finds, in the same order', () => {
  const apps = [elsewhere('shop-a'), here('shop-b'), here('till')];
  expect(items(apps, {}, 'shop').map(said)).toEqual(['# tab', 'shop-b', '# rest', 'shop-a']);
});

test('a row names its environment where no heading does, and production always', () => {
  const apps = [
    here('here', { environment: 'dev' }),
    elsewhere('dev', { environment: 'dev' }),
    elsewhere('live', { environment: 'live' }),
    elsewhere('none'),
  ];
  const tagged = items(apps).flatMap((item) =>
    item.kind === 'app' && item.isTagged ? [item.key] : [],
  );
  expect(tagged).toEqual(['here', 'live']);
});
