import { describe, expect, test } from 'vitest';
import { searchApps } from '../../src/core/app-search.ts';
import type { Session } from '../../src/core/session.ts';
import { active } from '../support/page.ts';
import { appWith } from '../support/samples.ts';

const shop = appWith({ id: 'shop', name: 'Shop' });
const bills = appWith({
  id: 'bills',
  name: 'Größe ﬁnder',
  environment: 'Customer A',
  apiScopes: [{ origin: 'https://bills.test:8443', path: '/v2' }],
});
const apps = [shop, bills];
const sessions: Record<string, Session> = {
  shop: active({ who: 'alice@example.com' }),
  'shop~2': active({ who: 'Bob' }),
  gone: active({ who: 'carol' }),
};

const found = (text: string) => searchApps({ apps, sessions }, text).map(({ id }) => id);

describe('apps', () => {
  test.each(['carol', 'shop bills', 'https://bills.test:9', '.*', 'undefined'])(
    'are not found by “%s”',
    (text) => expect(found(text)).toEqual([]),
  );

  test.each([
    ['no word', '  ', ['shop', 'bills']],
    ['a part of the name, in capitals', 'SHO', ['shop']],
    ['a name as another keyboard writes it', 'größe finder', ['bills']],
    ['the API’s address', 'bills.test:8443/v2', ['bills']],
    ['the environment', 'customer a', ['bills']],
    ['a user', 'alice', ['shop']],
    ['a user beside the first', 'bob', ['shop']],
    ['several words, in any order', 'alice shop', ['shop']],
  ])('are found by %s', (_name, text, expected) => expect(found(text)).toEqual(expected));
});

test('two words of two things do not become one', () => {
  expect(found('shophttps')).toEqual([]);
});
