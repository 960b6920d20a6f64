import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJson } from '../../../src/core/token/json.ts';

const valueIn = (text: string) => {
  const json = readJson(text);
  return json.ok ? json.value.value : json.fault;
};

const duplicatesIn = (text: string) => {
  const json = readJson(text);
  return json.ok ? json.value.duplicates : json.fault;
};

test.each([
  '',
  ' ',
  '{',
  '{}}',
  '[1,]',
  '[,1]',
  '[1 2]',
  '[1',
  '{"a":1,}',
  '{"a"}',
  '{"a":}',
  '{"a" 1}',
  '{a:1}',
  "{'a':1}",
  '{1:1}',
  '{"a":1 "b":2}',
  '{} {}',
  '1 2',
  '01',
  '-',
  '+1',
  '1.',
  '.5',
  '1e',
  '1e+',
  '0x10',
  'NaN',
  'Infinity',
  'undefined',
  'True',
  'nul',
  'nullnull',
  'truefalse',
  '"',
  '"a',
  '"\\"',
  '"\\x41"',
  '"\\u12"',
  '"\n"',
  '"\t"',
  '"\u0000"',
  '"a"b',
  '/* */1',
  '// 1\n1',
  '\ufeff1',
  '\u00a01',
  '1\u2028',
])('%j is no JSON', (text) => {
  expect(readJson(text)).toEqual({ ok: false, fault: 'json' });
  expect(() => JSON.parse(text)).toThrow(SyntaxError);
});

// The browser’s own parser is the judge of everything that it does not keep to itself.
test('reads what JSON.parse reads, the same', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), fc.integer({ min: 0, max: 3 }), (json, indent) => {
      const text = JSON.stringify(JSON.parse(json), undefined, indent);
      const numbers = /\d{16}|e\+/.test(text);
      fc.pre(!numbers);
      expect(valueIn(text)).toEqual(JSON.parse(text));
    }),
  );
});

test('refuses what JSON.parse refuses, and never throws', () => {
  const signs = [...'{}[]",:\\/ \n\t-+.eE0123456789truefalsn\u0000\ufeffé', '{"a":', '"b"', '\\u'];
  const anything = fc.string({ unit: fc.constantFrom(...signs), maxLength: 12 });
  fc.assert(
    fc.property(fc.oneof(anything, fc.string({ unit: 'binary' })), (text) => {
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      expect(readJson(text).ok).toBe(isJson);
    }),
    { numRuns: 5000 },
  );
});

test.each([
  ['9007199254740991', 9007199254740991],
  ['-9007199254740991', -9007199254740991],
  ['9007199254740992', 9007199254740992n],
  ['9007199254740993', 9007199254740993n],
  ['-9007199254740993', -9007199254740993n],
  ['18446744073709551615', 18446744073709551615n],
  ['123456789012345678901234567890', 123456789012345678901234567890n],
  ['1.0', 1],
  ['1e3', 1000],
  ['1e400', Number.POSITIVE_INFINITY],
  ['-1e400', Number.NEGATIVE_INFINITY],
  ['1e-400', 0],
  ['9007199254740993.0', 9007199254740992],
  ['9007199254740993e0', 9007199254740992],
])('%s is read as %s', (text, value) => {
  expect(valueIn(text)).toBe(value);
});

test('a number of ten million digits takes no time, and is as large as can be', () => {
  expect(valueIn('9'.repeat(10_000_000))).toBe(Number.POSITIVE_INFINITY);
});

test.each([
  ['{"a":1,"a":2}', ['a']],
  ['{"a":1,"\\u0061":2}', ['a']],
  ['{"a":1,"a":2,"a":3}', ['a']],
  ['{"":1,"":2}', ['']],
  ['{"a":{"b":1,"b":2}}', ['a.b']],
  ['{"a":[{},{"b":{"c":1,"c":2}}]}', ['a.1.b.c']],
  ['[{"a":1,"a":2},{"a":1}]', ['0.a']],
  ['{"__proto__":1,"__proto__":2}', ['__proto__']],
  ['{"a":{"b":1},"b":2,"A":3}', []],
])('what stands twice in %s', (text, duplicates) => {
  expect(duplicatesIn(text)).toEqual(duplicates);
  expect(valueIn(text)).toEqual(JSON.parse(text));
});

test('__proto__ is a name as any other', () => {
  const value = valueIn('{"__proto__":{"admin":true},"constructor":1}') as Record<string, unknown>;
  expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
  expect(value['admin']).toBeUndefined();
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
});

test.each([
  ['"\\ud800"', '\ud800'],
  ['"\\ud83d\\ude00"', '😀'],
  ['"\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000"', '"\\/\b\f\n\r\t\0'],
  ['"\u2028\u007f"', '\u2028\u007f'],
])('the text %s', (text, value) => {
  expect(valueIn(text)).toBe(value);
});

const nested = (depth: number, open = '[', close = ']', core = '') =>
  open.repeat(depth) + core + close.repeat(depth);

test.each([
  ['lists', nested(65, '[', ']', '1')],
  ['objects', nested(65, '{"a":', '}', '1')],
  ['lists that never end', '['.repeat(5_000_000)],
  ['objects that never end', '{"a":'.repeat(1_000_000)],
])('%s nested deeper than anyone reads', (_what, text) => {
  expect(readJson(text)).toEqual({ ok: false, fault: 'too_deep' });
});

test('as deep as may be', () => {
  expect(valueIn(nested(64, '[', ']', '[]'))).toEqual(JSON.parse(nested(65)));
  expect(valueIn(nested(64, '{"a":', '}', '1'))).toEqual(JSON.parse(nested(64, '{"a":', '}', '1')));
});

test('a text with a million escapes is no trouble', () => {
  expect(valueIn(`"${'\\n'.repeat(1_000_000)}"`)).toHaveLength(1_000_000);
});
