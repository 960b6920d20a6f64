import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { AppsSchema, SessionsSchema, TrashSchema, VaultSchema } from '../../src/core/state.ts';
import { STORED_APP } from '../support/samples.ts';

const TOKENS = { accessToken: 'token', receivedAt: 0, renewable: true };
const ACTIVE = { kind: 'active', tokens: TOKENS };
const ACQUIRING = { kind: 'acquiring', since: 0, attempt: 0 };

describe('what is damaged does not take the rest along', () => {
  test.each<[string, unknown]>([
    ['nothing', null],
    ['a word', 'active'],
    ['another kind', { kind: 'busy' }],
    ['no tokens', { kind: 'active' }],
    ['a token that is none', { kind: 'active', tokens: { ...TOKENS, accessToken: 7 } }],
  ])('a session with %s', (_what, damaged) => {
    const stored = { first: ACTIVE, damaged, last: ACQUIRING };
    expect(v.parse(SessionsSchema, stored)).toEqual({ first: ACTIVE, last: ACQUIRING });
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['a word', 'refresh-1'],
    ['a secret that is none', { clientSecret: 7 }],
  ])('secrets with %s', (_what, damaged) => {
    const stored = { first: { refreshToken: 'r' }, damaged, last: { clientSecret: 's' } };
    const { damaged: _gone, ...others } = stored;
    expect(v.parse(VaultSchema, stored)).toEqual(others);
  });

  test('an app', () => {
    expect(v.parse(AppsSchema, [STORED_APP, {}, null])).toEqual([STORED_APP]);
  });
});

test.each([[null], ['sessions'], [7]])('%j is no sessions and no vault at all', (stored) => {
  expect(v.is(SessionsSchema, stored)).toBe(false);
  expect(v.is(VaultSchema, stored)).toBe(false);
});

test('the trash, which pages see, holds no token', () => {
  const stored = { app: STORED_APP, index: 0, deletedAt: 0, session: ACTIVE };
  expect(v.parse(TrashSchema, stored)).toEqual({ app: STORED_APP, index: 0, deletedAt: 0 });
});
