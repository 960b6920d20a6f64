import { describe, expect, test } from 'vitest';
import { parseDetails, parseJsonObject } from '../../src/core/json-fields.ts';
import { codeOf, valueIn } from '../support/samples.ts';

describe('JSON that is no object is refused', () => {
  test.each(['{', 'a', 'null', '[]', '[{}]', '"{}"', '7', 'true', "{'a':1}", '{"a":1,}', '{}{}'])(
    '%s',
    (text) => {
      expect(codeOf(parseJsonObject(text))).toBe('json_object');
    },
  );
});

describe('details are refused', () => {
  test.each([
    ['that are no JSON', '[{"type":"a"}'],
    ['that are one object', '{"type":"a"}'],
    ['that are none', '[]'],
    ['that are null', 'null'],
    ['of which one is null', '[{"type":"a"},null]'],
    ['of which one is a word', '[{"type":"a"},"type"]'],
    ['of which one is a list', '[["type"]]'],
    ['of which one has no type', '[{"type":"a"},{}]'],
    ['of which one has a number for a type', '[{"type":7}]'],
  ])('%s', (_which, text) => {
    expect(codeOf(parseDetails(text))).toBe('details_form');
  });
});

test.each([
  [parseJsonObject, '{}'],
  [parseJsonObject, '{ "a": [1, {"b": null}] }'],
  [parseDetails, '[{"type":"a"}]'],
  [parseDetails, '[\n  {"type": "", "n": 1.0}, {"type": "b"}\n]'],
])('%#: what was written stays as it was written, but for the space around it', (parse, text) => {
  expect(valueIn(parse(` ${text}\n`))).toBe(text);
  expect(valueIn(parse(' \n'))).toBe('');
});
