import { expect, test } from 'vitest';
import { readToken } from '../../src/core/read-token.ts';
import { jwtWith } from '../support/samples.ts';

const base64url = (text: string) => Buffer.from(text).toString('base64url');
const HEADER = base64url('{"alg":"none"}');
const CLAIMS = base64url('{"sub":"alice"}');

test.each([
  '',
  '.',
  '..',
  '....',
  'opaque',
  'b64/token+value==',
  `${HEADER}.${CLAIMS}`,
  `${HEADER}.${CLAIMS}.c.d`,
  `${HEADER}.${CLAIMS}.c.d.e.f`,
  `not json.${CLAIMS}.c`,
  `${base64url('"alg"')}.${CLAIMS}.c`,
  `${base64url('[]')}.${CLAIMS}.c`,
  `${HEADER}.${base64url('{"sub":')}.c`,
  `${HEADER}.${base64url('"alice"')}.c`,
  `${HEADER}.${base64url('null')}.c`,
  `${HEADER}.${base64url('[1]')}.c`,
  `${HEADER}.§.c`,
  `${HEADER}..c`,
])('nothing can be read in %j', (token) => {
  expect(readToken(token)).toEqual({ form: 'opaque' });
});

test('a JWS shows its claims, whatever they are worth', () => {
  const claims = { sub: 'alice', exp: 'tomorrow', aud: ['a', 'b'], name: 'Älice' };
  expect(readToken(jwtWith(claims))).toEqual({
    form: 'self-contained',
    header: { alg: 'RS256', typ: 'at+jwt' },
    claims,
  });
});

test('without a signature too: nothing is decided here', () => {
  expect(readToken(`${HEADER}.${CLAIMS}.`)).toMatchObject({ claims: { sub: 'alice' } });
});

test('a JWE shows its header only', () => {
  const header = base64url('{"alg":"RSA-OAEP","enc":"A256GCM"}');
  expect(readToken(`${header}.key.iv.text.tag`)).toEqual({
    form: 'referential',
    header: { alg: 'RSA-OAEP', enc: 'A256GCM' },
  });
});
