import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { WatchSchema } from '../../src/core/answers.ts';
import type { IdentityId } from '../../src/core/identity.ts';
import { withSignIn } from '../../src/core/state.ts';
import {
  AnswersByIdentitySchema,
  AppsSchema,
  CurrentSchema,
  SessionsSchema,
  TrashSchema,
  VaultSchema,
} from '../../src/core/state-schema.ts';
import { READ_APP, STORED_APP } from '../support/samples.ts';

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
    ['a wait for nobody knows what', { ...ACQUIRING, wait: { kind: 'letter', until: 9 } }],
    ['a wait without an end', { ...ACQUIRING, wait: { kind: 'tab', tab: 7 } }],
    ['a note that nobody wrote', { kind: 'active', tokens: { ...TOKENS, notes: ['hush'] } }],
  ])('a session with %s', (_what, damaged) => {
    const stored = { first: ACTIVE, damaged, last: ACQUIRING };
    expect(v.parse(SessionsSchema, stored)).toEqual({ first: ACTIVE, last: ACQUIRING });
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['a word', 'refresh-1'],
    ['a secret that is none', { clientSecret: 7 }],
    ['an empty password', { password: '' }],
    ['a refresh token that cannot be sent', { refreshToken: 'one two' }],
    ['a device code that is none', { pending: { kind: 'device' } }],
    ['no state', { pending: { kind: 'redirect', redirectUri: 'https://app.test' } }],
    ['no redirect URI', { pending: { kind: 'redirect', state: 's' } }],
  ])('secrets with %s', (_what, damaged) => {
    const stored = { first: { refreshToken: 'r' }, damaged, last: { clientSecret: 's' } };
    const { damaged: _gone, ...others } = stored;
    expect(v.parse(VaultSchema, stored)).toEqual(others);
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['a number', 2],
    ['no id', ''],
    ['an id that is none', 'first~two'],
    ['what every object has', 'constructor'],
  ])('a choice with %s', (_what, damaged) => {
    const stored = { first: 'first~2', damaged, last: 'last' };
    expect(v.parse(CurrentSchema, stored)).toEqual({ first: 'first~2', last: 'last' });
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['a word', 'active'],
    ['no moment', { introspection: { receivedAt: 0 } }],
    ['a word for claims', { userinfo: { at: 0, receivedAt: 0, claims: 'active' } }],
    ['a failure that is none', { userinfo: { at: 0, receivedAt: 0, failure: 'busy' } }],
    ['a token without an id', { issued: { at: 0, tokens: [{ scopes: [] }] } }],
  ])('answers with %s', (_what, damaged) => {
    const introspection = { at: 0, receivedAt: 0, claims: { active: true } };
    const stored = { first: { introspection }, damaged, last: {} };
    expect(v.parse(AnswersByIdentitySchema, stored)).toEqual({
      first: { introspection },
      last: {},
    });
  });

  test('an app', () => {
    expect(v.parse(AppsSchema, [STORED_APP, {}, null])).toEqual([READ_APP]);
  });
});

test.each([[null], ['sessions'], [7]])('%j is none of what stands under ids', (stored) => {
  for (const schema of [SessionsSchema, CurrentSchema, AnswersByIdentitySchema, VaultSchema]) {
    expect(v.is(schema, stored)).toBe(false);
  }
});

test.each([
  [{ kind: 'watching', until: 9, keepsGrant: true }],
  [{ kind: 'watching', tab: 7, until: 9 }],
  [{ kind: 'seen', until: 9, keepsGrant: true }],
  [{ kind: 'blind', tab: 7, address: '', until: 9, keepsGrant: true }],
])('a stored watch is not taken on trust: %j', (stored) => {
  expect(v.is(WatchSchema, stored)).toBe(false);
});

test('what an issuer lists never holds a token', () => {
  const token = { id: 't1', scopes: [], accessToken: 'hush', token: 'hush' };
  const stored = { first: { issued: { at: 0, tokens: [token] } } };
  const read = v.parse(AnswersByIdentitySchema, stored);
  expect(read['first']?.issued?.tokens).toEqual([{ id: 't1', scopes: [] }]);
});

describe('what a sign-in leaves in the vault', () => {
  const id = 'app' as IdentityId;
  const other = { clientSecret: 'other' };
  const pending = { kind: 'device', deviceCode: 'd' } as const;
  const vault = {
    app: { clientSecret: 's', password: 'p', refreshToken: 'old', pending },
    other,
  };

  test('takes the place of what the last one left, and nothing else', () => {
    const client = { clientSecret: 's', password: 'p' };
    expect(withSignIn(vault, id, { refreshToken: 'new' })).toEqual({
      app: { ...client, refreshToken: 'new' },
      other,
    });
    expect(withSignIn(vault, id, { pending })).toEqual({ app: { ...client, pending }, other });
    expect(withSignIn(vault, id, {})).toEqual({ app: client, other });
  });

  test('is all there is, where there was nothing', () => {
    expect(withSignIn({}, id, { pending })).toEqual({ app: { pending } });
  });
});

test('the trash, which pages see, holds no token', () => {
  const stored = { app: STORED_APP, index: 0, deletedAt: 0, session: ACTIVE };
  expect(v.parse(TrashSchema, stored)).toEqual({ app: READ_APP, index: 0, deletedAt: 0 });
});
