import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { IdentityId } from '../../src/core/identity.ts';
import {
  appOfLog,
  entryOf,
  RequestLogSchema,
  withEntries,
  withoutParameters,
} from '../../src/core/request-log.ts';

const ANSWERED = {
  id: '7',
  at: 1,
  method: 'GET',
  url: 'https://api.test/v1?token=hush#x',
  status: 200,
  type: 'xmlhttprequest',
  tab: 3,
};
const APP = 'app-1' as IdentityId;

const entries = (...ids: readonly (string | number)[]) =>
  ids.map((id) => entryOf({ ...ANSWERED, id: String(id) }, APP));

const idsIn = (log: readonly { readonly id: string }[]) => log.map(({ id }) => id);

describe('an address is kept without', () => {
  test.each([
    ['https://api.test/v1?a=b', 'https://api.test/v1'],
    ['https://api.test/v1#a', 'https://api.test/v1'],
    ['https://user:secret@api.test:8443/v1/?', 'https://api.test:8443/v1/'],
    ['wss://api.test/socket?token=1', 'wss://api.test/socket'],
    ['https://api.test', 'https://api.test/'],
  ])('%s', (address, expected) => {
    expect(withoutParameters(address)).toBe(expected);
  });

  test('what is too long to keep', () => {
    const kept = withoutParameters(`https://api.test/${'x'.repeat(70_000)}`);
    expect(kept).toHaveLength(2001);
    expect(kept.endsWith('x…')).toBe(true);
  });
});

describe('an entry', () => {
  test('is what the browser told, and nothing confidential', () => {
    const { url: _url, ...rest } = ANSWERED;
    expect(entryOf(ANSWERED, APP)).toEqual({ ...rest, url: 'https://api.test/v1', identity: APP });
  });

  test('names no tab where there is none', () => {
    expect(entryOf({ ...ANSWERED, tab: -1 }, APP)).not.toHaveProperty('tab');
    expect(entryOf({ ...ANSWERED, tab: 0 }, APP)).toHaveProperty('tab', 0);
  });

  test('says why it was refused, and no more of the challenge', () => {
    const challenge = { error: 'e', description: 'd', scopes: ['s'] };
    expect(entryOf(ANSWERED, APP, challenge)).toMatchObject({ error: 'e', description: 'd' });
    expect(entryOf(ANSWERED, APP, challenge)).not.toHaveProperty('scopes');
  });

  test('is read back as it was', () => {
    expect(v.parse(RequestLogSchema, entries(1, 2))).toEqual(entries(1, 2));
    expect(v.parse(RequestLogSchema, [{}, ...entries(1), 7])).toEqual(entries(1));
  });
});

describe('a log', () => {
  test('has the newest first', () => {
    expect(idsIn(withEntries(entries(2, 1), entries(3, 4)))).toEqual(['4', '3', '2', '1']);
  });

  test('has each request once', () => {
    expect(idsIn(withEntries(entries(2, 1), entries(2, 3, 3)))).toEqual(['3', '2', '1']);
  });

  test('has a hundred of them', () => {
    const many = Array.from({ length: 250 }, (_, index) => index);
    const log = withEntries(entries('old'), entries(...many));
    expect(log).toHaveLength(100);
    expect([log[0]?.id, log[99]?.id]).toEqual(['249', '150']);
  });
});

test('a key says whose log stands under it', () => {
  expect(['requests/1/app-1', 'sessions/1', 'requests/2/a'].map(appOfLog)).toEqual([
    'app-1',
    undefined,
    undefined,
  ]);
});
