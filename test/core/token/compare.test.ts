import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Comparable, compareClaims, isOfEveryToken } from '../../../src/core/token/compare.ts';
import type { Claims } from '../../../src/core/token/reading.ts';

const of = (claims: Claims, header: Claims = {}): Comparable => ({ header, claims });

const compare = (left: Claims, right: Claims) => compareClaims(of(left), of(right));

test('what only one of them says', () => {
  expect(compare({ nonce: 1 }, { acr: '2' })).toEqual([
    { place: 'claims', path: ['nonce'], kind: 'only_left', left: 1 },
    { place: 'claims', path: ['acr'], kind: 'only_right', right: '2' },
  ]);
});

test('what __proto__ and the like are called is a name as any other', () => {
  const odd = JSON.parse('{"__proto__":1,"constructor":2}');
  expect(compare(odd, {}).map(({ path, kind }) => [...path, kind])).toEqual([
    ['__proto__', 'only_left'],
    ['constructor', 'only_left'],
  ]);
});

test.each([
  ['scope', 'openid orders', 'orders openid', [], []],
  ['scope', 'openid a', 'openid b c', ['a'], ['b', 'c']],
  ['scope', 'openid a', ['openid', 'b'], ['a'], ['b']],
  ['roles', ['admin', 'user', 'user'], ['user'], ['admin'], []],
  ['aud', 'api', ['other', 'api'], [], ['other']],
  ['amr', [], ['pwd'], [], ['pwd']],
])('%s are compared as a set: %j and %j', (name, left, right, removed, added) => {
  const [difference] = compare({ [name]: left }, { [name]: right });
  const isSame = removed.length + added.length === 0;
  expect(difference).toMatchObject(isSame ? { kind: 'same' } : { kind: 'changed', removed, added });
});

test('an audience with a space is one audience', () => {
  expect(compare({ aud: 'a b' }, { aud: 'b a' })[0]).toMatchObject({ removed: ['a b'] });
});

test('any other list has an order', () => {
  expect(
    compare({ list: [1, 2] }, { list: [2, 1, 3] }).map(({ path, kind }) => [...path, kind]),
  ).toEqual([
    ['list', '0', 'changed'],
    ['list', '1', 'changed'],
    ['list', '2', 'only_right'],
  ]);
});

test('roles deep down are told with their path', () => {
  const differences = compare(
    { realm_access: { roles: ['a'], x: 1 } },
    { realm_access: { roles: ['b'], x: 1 } },
  );
  expect(differences).toMatchObject([
    { path: ['realm_access', 'roles'], kind: 'changed', removed: ['a'], added: ['b'] },
    { path: ['realm_access', 'x'], kind: 'same' },
  ]);
});

test('times are told by how far they lie apart', () => {
  expect(compare({ exp: 1_800_000_000 }, { exp: 1_800_003_600 })[0]).toMatchObject({
    kind: 'changed',
    later: 3_600_000,
  });
  expect(compare({ exp: 1_800_000_000 }, { exp: 'soon' })[0]).not.toHaveProperty('later');
  expect(compare({ size: 1 }, { size: 2 })[0]).not.toHaveProperty('later');
  const inHeader = compareClaims(of({}, { iat: 1_800_000_000 }), of({}, { iat: 1_800_000_001 }));
  expect(inHeader[0]).toMatchObject({ place: 'header', kind: 'changed' });
  expect(inHeader[0]).not.toHaveProperty('later');
});

test('integers are compared digit for digit', () => {
  const [difference] = compare({ id: 9007199254740993n }, { id: 9007199254740992n });
  expect(difference?.kind).toBe('changed');
  expect(compare({ id: 9007199254740993n }, { id: 9007199254740993n })[0]?.kind).toBe('same');
});

test('an object and a text, a list and an object, an empty one and a full one', () => {
  expect(compare({ a: { b: 1 } }, { a: 'b' })[0]).toMatchObject({ path: ['a'], kind: 'changed' });
  expect(compare({ a: ['x'] }, { a: { 0: 'x' } })[0]).toMatchObject({
    path: ['a'],
    kind: 'changed',
  });
  expect(compare({ a: {} }, { a: { b: 1 } })[0]).toMatchObject({ path: ['a'], kind: 'changed' });
});

test('serial numbers come last, but not those of what is inside', () => {
  const left = of({ jti: 'a', act: { jti: 'x' }, uti: 1, sub: 'alice' }, { alg: 'RS256' });
  const right = of({ jti: 'b', act: { jti: 'y' }, uti: 2, sub: 'bob' }, { alg: 'ES256' });
  const paths = compareClaims(left, right).map(({ path }) => path.join('.'));
  expect(paths).toEqual(['act.jti', 'sub', 'alg', 'jti', 'uti']);
});

test('what any two tokens differ in', () => {
  const differences = compare(
    { exp: 1_800_000_000, jti: 'a', sub: 'alice', act: { jti: 'x' } },
    { exp: 1_800_000_001, jti: 'b', sub: 'bob', act: { jti: 'y' } },
  );
  expect(differences.filter(isOfEveryToken).map(({ path }) => path)).toEqual([['exp'], ['jti']]);
});

describe('any two tokens', () => {
  const name = fc.oneof(
    fc.constantFrom('exp', 'iat', 'scope', 'roles', 'aud', 'sub', 'realm_access', '__proto__', '0'),
    fc.string(),
  );
  const value = fc.letrec<{ value: unknown; leaf: unknown }>((tie) => ({
    leaf: fc.oneof(
      fc.string(),
      fc.integer(),
      fc.bigInt(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom('openid orders', 'a b'),
    ),
    value: fc.oneof(
      { depthSize: 'small' },
      tie('leaf'),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(name, tie('value'), { maxKeys: 4 }),
    ),
  })).value;
  const claims = fc.dictionary(name, value, { maxKeys: 8 });
  const token = fc.record({ header: claims, claims });

  test('are the same as themselves', () => {
    fc.assert(
      fc.property(token, (one) => {
        expect(compareClaims(one, one).filter(({ kind }) => kind !== 'same')).toEqual([]);
      }),
    );
  });

  const MIRRORED = {
    same: 'same',
    changed: 'changed',
    only_left: 'only_right',
    only_right: 'only_left',
  } as const;

  const byPath = (list: readonly { readonly place: string; readonly path: readonly string[] }[]) =>
    new Map(list.map((one) => [JSON.stringify([one.place, one.path]), one]));

  test('differ the other way round, seen from the other side', () => {
    fc.assert(
      fc.property(token, token, (left, right) => {
        const there = compareClaims(left, right);
        const back = byPath(compareClaims(right, left));
        expect(back.size).toBe(there.length);
        for (const one of there) {
          const mirrored = back.get(JSON.stringify([one.place, one.path]));
          expect(mirrored).toMatchObject({
            kind: MIRRORED[one.kind],
            ...(one.removed && { added: one.removed, removed: one.added }),
          });
        }
      }),
    );
  });

  const leaves = (part: unknown, path: readonly string[]): readonly (readonly string[])[] =>
    typeof part === 'object' && part !== null && Object.keys(part).length > 0
      ? Object.entries(part).flatMap(([key, inner]) => leaves(inner, [...path, key]))
      : [path];

  const isWithin = (outer: readonly string[], path: readonly string[]) =>
    outer.every((step, index) => path[index] === step);

  test('have each leaf told once', () => {
    fc.assert(
      fc.property(token, token, (left, right) => {
        const differences = compareClaims(left, right);
        for (const side of [left, right]) {
          for (const place of ['header', 'claims'] as const) {
            const paths = Object.entries(side[place]).flatMap(([key, inner]) =>
              leaves(inner, [key]),
            );
            for (const path of paths) {
              const telling = differences.filter(
                (one) => one.place === place && isWithin(one.path, path),
              );
              expect(telling).toHaveLength(1);
            }
          }
        }
      }),
    );
  });
});
