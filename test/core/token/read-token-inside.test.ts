import { expect, test } from 'vitest';
import { claimsIn, readToken } from '../../../src/core/token/read-token.ts';
import { jwtWith } from '../../support/samples.ts';

const base64url = (text: string) => Buffer.from(text).toString('base64url');

/** A JWS around any text. */
const around = (header: object, payload: string) =>
  `${base64url(JSON.stringify(header))}.${base64url(payload)}.c2ln`;

const INNER = jwtWith({ sub: 'alice' });
const OUTER = { alg: 'ES256', cty: 'JWT' };

test.each(['JWT', 'jwt', 'Jwt', 'application/jwt', 'application/JWT'])(
  'a token in a token, with cty %s: the claims are those of the inner one',
  (cty) => {
    const text = around({ alg: 'ES256', cty }, INNER);
    expect(readToken(text)).toEqual({
      form: 'self-contained',
      header: { alg: 'ES256', cty },
      claims: { sub: 'alice' },
      isSigned: true,
      flaws: [],
      nested: readToken(INNER),
    });
    expect(claimsIn(text)).toEqual({ sub: 'alice' });
  },
);

test.each([undefined, 'json', 'xjwt', 7, null, {}])('with cty %j it is no token', (cty) => {
  expect(readToken(around({ alg: 'ES256', cty }, INNER))).toMatchObject({
    form: 'malformed',
    flaws: [{ code: 'json', part: 'claims' }],
  });
});

test('an encrypted one inside a signed one keeps its claims', () => {
  const header = base64url('{"alg":"dir","enc":"A256GCM"}');
  expect(readToken(around(OUTER, `${header}..aXY.dGV4dA.dGFn`))).toMatchObject({
    form: 'self-contained',
    claims: {},
    nested: { form: 'referential', header: { alg: 'dir' } },
  });
});

test('what is wrong with the inner one is wrong with the whole', () => {
  const header = base64url('{"alg":"none"}');
  expect(readToken(around(OUTER, `${header}.e30`))).toMatchObject({
    form: 'self-contained',
    claims: {},
    flaws: [{ code: 'parts', part: 'token' }],
    nested: { form: 'malformed' },
  });
});

test('claims with a cty that they should not have are claims still', () => {
  const reading = readToken(around(OUTER, '{"sub":"alice"}'));
  expect(reading).toMatchObject({ claims: { sub: 'alice' }, flaws: [] });
  expect(reading).not.toHaveProperty('nested');
});

test('a token in a token in a token, and on', () => {
  let text = INNER;
  for (let depth = 0; depth < 30; depth += 1) text = around(OUTER, text);
  expect(claimsIn(text)).toEqual({ sub: 'alice' });
});

const B64_FALSE = base64url('{"alg":"HS256","b64":false,"crit":["b64"]}');

test.each([
  ['claims', '{"sub":"alice"}', { sub: 'alice' }],
  ['claims with a sign that parts an SD-JWT', '{"sub":"~alice"}', { sub: '~alice' }],
  ['text', 'hello', {}],
  ['a list', '[1]', {}],
  ['nothing: it is sent elsewhere', '', {}],
])('an unencoded payload (RFC 7797) of %s', (_what, payload, claims) => {
  expect(readToken(`${B64_FALSE}.${payload}.c2ln`)).toEqual({
    form: 'self-contained',
    header: { alg: 'HS256', b64: false, crit: ['b64'] },
    claims,
    isSigned: true,
    flaws: [],
    isUnencoded: true,
  });
});

test('an unencoded payload with a dot cannot be told from its signature (RFC 7797 §5.2)', () => {
  expect(readToken(`${B64_FALSE}.{"n":1.5}.c2ln`)).toMatchObject({
    form: 'malformed',
    flaws: [{ code: 'parts' }],
  });
});

test('unencoded claims that stand there twice are told', () => {
  expect(readToken(`${B64_FALSE}.{"a":1,"a":2}.c2ln`)).toMatchObject({
    claims: { a: 2 },
    flaws: [{ code: 'duplicate', part: 'claims', member: 'a' }],
  });
});

test.each([true, 'false', 0, null])('b64 that is %j means what none means', (b64) => {
  const reading = readToken(around({ alg: 'HS256', b64 }, '{"sub":"alice"}'));
  expect(reading).toMatchObject({ claims: { sub: 'alice' } });
  expect(reading).not.toHaveProperty('isUnencoded');
});
