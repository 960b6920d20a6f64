import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { ParameterSchema, parameterText, parseParameter } from '../../src/core/parameter.ts';
import { codeOf, valueIn } from '../support/samples.ts';

describe('a parameter is refused', () => {
  test.each([
    ['', 'parameter_form'],
    ['name', 'parameter_form'],
    ['=value', 'parameter_form'],
    [' =value', 'parameter_form'],
    ['two words=1', 'parameter_form'],
    ['nämé=1', 'parameter_form'],
    ['a\tb=1', 'parameter_form'],
    ['a\u0000=1', 'parameter_form'],
    ['client_id=x', 'parameter_ours'],
    [' client_id =x', 'parameter_ours'],
    ['client_secret=x', 'parameter_ours'],
    ['client_assertion=x', 'parameter_ours'],
    ['client_assertion_type=x', 'parameter_ours'],
    ['grant_type=password', 'parameter_ours'],
    ['response_type=token', 'parameter_ours'],
    // A posted answer is caught in another way than one in an address.
    ['response_mode=form_post', 'parameter_ours'],
    ['redirect_uri=https://evil.test', 'parameter_ours'],
    ['state=', 'parameter_ours'],
    ['nonce=n', 'parameter_ours'],
    ['code=c', 'parameter_ours'],
    ['code_challenge=c', 'parameter_ours'],
    ['code_challenge_method=plain', 'parameter_ours'],
    ['code_verifier=v', 'parameter_ours'],
    ['refresh_token=r', 'parameter_ours'],
    ['device_code=d', 'parameter_ours'],
    ['request_uri=urn:a', 'parameter_ours'],
  ])('%j: %s', (text, code) => {
    expect(codeOf(parseParameter(text))).toBe(code);
  });

  test('with the name that is ours', () => {
    const fault = { code: 'parameter_ours', detail: 'state' };
    expect(parseParameter('state=s')).toEqual({ ok: false, fault });
  });
});

test.each([
  ['a=1', 'a', '1'],
  [' a = 1 ', 'a', '1'],
  ['a=', 'a', ''],
  ['a==b=c', 'a', '=b=c'],
  ['a=ü & ?', 'a', 'ü & ?'],
  ['a[b]:c=1', 'a[b]:c', '1'],
  ['States=1', 'States', '1'],
])('%j is read', (text, name, value) => {
  const parameter = valueIn(parseParameter(text));
  expect(parameter).toEqual({ name, value });
  expect(valueIn(parseParameter(parameterText(parameter)))).toEqual(parameter);
});

test.each([
  [{ name: '', value: 'a' }],
  [{ name: 'state', value: 'a' }],
  [{ name: 'a b', value: 'a' }],
  [{ name: 'a' }],
  [{ name: 'a', value: 1 }],
  ['a=1'],
])('a stored parameter is not taken on trust: %j', (stored) => {
  expect(v.is(ParameterSchema, stored)).toBe(false);
  expect(v.is(ParameterSchema, { name: 'a', value: '1' })).toBe(true);
});
