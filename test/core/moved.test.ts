import { describe, expect, test } from 'vitest';
import { moved } from '../../src/core/moved.ts';

const LIST = ['a', 'b', 'c'].map((id) => ({ id }));

const after = (id: string, before?: string) =>
  moved(LIST, id, before)
    .map((entry) => entry.id)
    .join('');

describe('a list stays as it is', () => {
  test('where nobody of that name is in it', () => {
    expect(moved(LIST, 'x', 'a')).toBe(LIST);
  });

  test('where something is to stand before itself', () => {
    expect(moved(LIST, 'b', 'b')).toBe(LIST);
  });
});

test.each([
  ['c', 'a', 'cab'],
  ['a', 'c', 'bac'],
  ['a', 'b', 'abc'],
  ['a', undefined, 'bca'],
  ['c', undefined, 'abc'],
])('%s before %s: %s', (id, before, expected) => {
  expect(after(id, before)).toBe(expected);
});

test('what is to stand before nobody known goes to the end', () => {
  expect(after('a', 'gone')).toBe('bca');
});

test('the list that was there is left alone', () => {
  moved(LIST, 'c', 'a');
  expect(LIST.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});
