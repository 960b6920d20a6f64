import { describe, expect, test } from 'vitest';
import { readPastedToken } from '../../src/core/pasted-token.ts';
import { jwtWith } from '../support/samples.ts';

const JWT = jwtWith({ sub: 'alice' });

test.each([
  ['', 'required'],
  ['  ', 'required'],
  ['Bearer', 'required'],
  ['https://id.example.com', 'token_is_address'],
  ['https://id.example.com/authorize?client_id=shop&response_type=code', 'token_is_address'],
  ['{"expires_in": 3600}', 'token_unfound'],
  ['<!doctype html><title>Sign in</title>', 'token_unfound'],
  ['{"refresh_token": "tGzv3JOkF0XG5Qx2TlKWIA"}', 'token_is_refresh'],
  ['two words', 'token_space'],
  ['abc.def\nghi', 'token_line_break'],
  ['abcdéf', 'token_not_ascii'],
])('%j is no token: %s', (text, code) => {
  const read = readPastedToken(text);
  expect(read.ok ? read.value : read.fault.code).toBe(code);
});

describe('the token is taken out of', () => {
  test.each([
    ['itself', JWT],
    ['itself, with space around it', `\n  ${JWT}\n`],
    ['its scheme', `Bearer ${JWT}`],
    ['a header line', `Authorization: Bearer ${JWT}`],
    ['a command', `curl -H 'Authorization: Bearer ${JWT}' https://api.example.com/orders`],
    ['an answer', JSON.stringify({ access_token: JWT, token_type: 'Bearer', expires_in: 60 })],
    ['an address that it came back in', `https://app.example.com/#access_token=${JWT}&state=x`],
  ])('%s', (_where, text) => {
    expect(readPastedToken(text)).toEqual({ ok: true, value: JWT });
  });

  test('an answer, although it is opaque', () => {
    const answer =
      '{"access_token":"2YotnFZFEjr1zCsicMWpAA","refresh_token":"tGzv3JOkF0XG5Qx2TlKWIA"}';
    expect(readPastedToken(answer)).toEqual({ ok: true, value: '2YotnFZFEjr1zCsicMWpAA' });
  });

  test('nothing else, where it is opaque and alone', () => {
    expect(readPastedToken('gho_16C7e42F292c6912E7710c838347Ae178B4a')).toMatchObject({ ok: true });
  });
});
