import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonText, readJson } from '../../../src/core/token/json.ts';

test('integers are written digit for digit', () => {
  const text = '{"id":18446744073709551615,"ids":[-9007199254740993,1]}';
  const json = readJson(text);
  expect(json.ok && jsonText(json.value.value)).toBe(text);
});

test.each([
  [Number.POSITIVE_INFINITY, '1e999'],
  [Number.NEGATIVE_INFINITY, '-1e999'],
  [Number.NaN, 'null'],
  [undefined, 'null'],
  [null, 'null'],
  ['\ud800"', '"\\ud800\\""'],
  [{}, '{}'],
  [[[]], '[[]]'],
])('%s is written as %s', (value, text) => {
  expect(jsonText(value)).toBe(text);
});

test('with an indent, each part stands on its own line', () => {
  expect(jsonText({ a: [1n, { b: {} }], c: [] }, 2)).toBe(
    '{\n  "a": [\n    1,\n    {\n      "b": {}\n    }\n  ],\n  "c": []\n}',
  );
});

test('otherwise it is what JSON.stringify writes', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.integer({ min: 0, max: 4 }), (value, indent) => {
      expect(jsonText(value, indent)).toBe(JSON.stringify(value, undefined, indent));
    }),
  );
});

test('and reads as what it was', () => {
  const leaf = fc.oneof(fc.bigInt(), fc.string({ unit: 'binary' }), fc.boolean(), fc.double());
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(leaf, fc.array(tie('tree')), fc.dictionary(fc.string(), tie('tree'))),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      const text = jsonText(value);
      const json = readJson(text);
      expect(json.ok && jsonText(json.value.value)).toBe(text);
    }),
  );
});
