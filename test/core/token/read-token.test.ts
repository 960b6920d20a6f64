import { expect, test } from 'vitest';
import { claimsIn, readToken } from '../../../src/core/token/read-token.ts';
import { jwtWith } from '../../support/samples.ts';

const base64url = (text: string | Uint8Array) => Buffer.from(text).toString('base64url');
const HEADER = base64url('{"alg":"none"}');
const CLAIMS = base64url('{"sub":"alice"}');
const DEEP = `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`;
const BAD_UTF8 = base64url(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d));

// They contain dots, look like base64 or like JSON: and are somebody’s own format.
test.each([
  '',
  '.',
  '..',
  '....',
  '~',
  'opaque',
  'b64/token+value==',
  'ya29.a0AfH6SMBx-3Q_x.y-z.0123456789abcdef',
  'gho_16C7e42F292c6912E7710c838347Ae178B4a',
  'github_pat_11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz',
  'a.b.c',
  'a.b.c.d.e',
  'not json.eyJzdWIiOiJhbGljZSJ9.c2ln',
  `Bearer ${HEADER}.${CLAIMS}.`,
  ` ${HEADER}.${CLAIMS}.`,
  `"${HEADER}.${CLAIMS}."`,
  '{{access_token}}',
  `${base64url('"alg"')}.${CLAIMS}.c2ln`,
  `${base64url('[]')}.${CLAIMS}.c2ln`,
  `${base64url('{')}.${CLAIMS}.c2ln`,
  // Begins as JSON does by chance.
  'ew.x.y',
  // One part: JSON that names no algorithm, and JSON in plain base64.
  base64url('{"user":7}'),
  'eyJhIjoieCJ9==',
  'eyJ',
  // A signed cookie: no header names its algorithm.
  `${base64url('{"user":7}')}.Zm9v.YmFy`,
  `${base64url('{"user":7}')}.YmFy`,
])('opaque: %j', (text) => {
  expect(readToken(text)).toEqual({ form: 'opaque' });
  expect(claimsIn(text)).toBeUndefined();
});

test.each([
  ['the header alone', HEADER, 'parts', 'token'],
  ['two parts', `${HEADER}.${CLAIMS}`, 'parts', 'token'],
  ['four parts', `${HEADER}.${CLAIMS}.c2ln.c2ln`, 'parts', 'token'],
  ['six parts', `${HEADER}.${CLAIMS}.c2ln.c2ln.c2ln.c2ln`, 'parts', 'token'],
  ['a header with padding', `${base64url('{"alg":""}')}==.${CLAIMS}.c2ln`, 'base64url', 'header'],
  ['a header in plain base64', `eyJ+/w.${CLAIMS}.c2ln`, 'base64url', 'header'],
  ['a header of bad UTF-8', `${BAD_UTF8}.${CLAIMS}.c2ln`, 'utf8', 'header'],
  ['a header cut off', `${base64url('{"alg":"no')}.${CLAIMS}.c2ln`, 'json', 'header'],
  ['a header nested too deep', `${base64url(DEEP)}.${CLAIMS}.c2ln`, 'too_deep', 'header'],
  ['no claims', `${HEADER}..c2ln`, 'json', 'claims'],
  ['claims with padding', `${HEADER}.${CLAIMS}=.c2ln`, 'base64url', 'claims'],
  ['claims of other signs', `${HEADER}.§.c2ln`, 'base64url', 'claims'],
  ['claims of bad UTF-8', `${HEADER}.${BAD_UTF8}.c2ln`, 'utf8', 'claims'],
  ['claims cut off', `${HEADER}.${base64url('{"sub":')}.c2ln`, 'json', 'claims'],
  ['claims after a byte order mark', `${HEADER}.${base64url('\ufeff{}')}.c2ln`, 'json', 'claims'],
  ['claims that are text', `${HEADER}.${base64url('"alice"')}.c2ln`, 'not_an_object', 'claims'],
  ['claims that are null', `${HEADER}.${base64url('null')}.c2ln`, 'not_an_object', 'claims'],
  ['claims that are a list', `${HEADER}.${base64url('[1]')}.c2ln`, 'not_an_object', 'claims'],
  ['claims nested too deep', `${HEADER}.${base64url(DEEP)}.c2ln`, 'too_deep', 'claims'],
  ['a newline at the end', `${HEADER}.${CLAIMS}.c2ln\n`, 'base64url', 'signature'],
  ['a space at the end', `${HEADER}.${CLAIMS}. `, 'base64url', 'signature'],
  ['a signature with padding', `${HEADER}.${CLAIMS}.c2k=`, 'base64url', 'signature'],
  ['a signature cut off', `${HEADER}.${CLAIMS}.c2lnb`, 'base64url', 'signature'],
  ['an encrypted one with a bad part', `${HEADER}.YQ.YQ.YQ.Y`, 'base64url', 'token'],
] as const)('malformed: %s', (_what, text, code, part) => {
  const reading = readToken(text);
  expect(reading).toMatchObject({ form: 'malformed', flaws: [{ code, part }] });
  expect(claimsIn(text)).toBeUndefined();
});

test('a header that could be read is shown, whatever is wrong with the rest', () => {
  expect(readToken(`${HEADER}.§.`)).toMatchObject({ header: { alg: 'none' } });
  expect(readToken(`${HEADER}.${CLAIMS}`)).toMatchObject({ header: { alg: 'none' } });
});

test('all that is wrong is told, the worst first', () => {
  const header = base64url('{"alg":"none","alg":"RS256"}');
  expect(readToken(`${header}.${base64url('[]')}.§`)).toEqual({
    form: 'malformed',
    flaws: [
      { code: 'base64url', part: 'signature' },
      { code: 'not_an_object', part: 'claims' },
      { code: 'duplicate', part: 'header', member: 'alg' },
    ],
    header: { alg: 'RS256' },
  });
});

test('a JWS shows its claims, whatever they are worth', () => {
  const claims = { sub: 'alice', exp: 'tomorrow', aud: ['a', 'b'], name: 'Älice' };
  expect(readToken(jwtWith(claims))).toEqual({
    form: 'self-contained',
    header: { alg: 'RS256', typ: 'at+jwt' },
    claims,
    isSigned: true,
    flaws: [],
  });
  expect(claimsIn(jwtWith(claims))).toEqual(claims);
});

test('without a signature too: nothing is decided here', () => {
  expect(readToken(`${HEADER}.${CLAIMS}.`)).toMatchObject({
    form: 'self-contained',
    claims: { sub: 'alice' },
    isSigned: false,
  });
});

// RFC 7519 §4: some take the first, some the last, some neither.
test('a member that stands there twice is told, and the last one counts', () => {
  const claims = base64url('{"aud":"a","realm":{"roles":[],"roles":["admin"]},"aud":"b"}');
  expect(readToken(`${HEADER}.${claims}.c2ln`)).toMatchObject({
    form: 'self-contained',
    claims: { aud: 'b', realm: { roles: ['admin'] } },
    flaws: [
      { code: 'duplicate', part: 'claims', member: 'realm.roles' },
      { code: 'duplicate', part: 'claims', member: 'aud' },
    ],
  });
});

test('an integer beyond what a number holds is read digit for digit', () => {
  const text = `${HEADER}.${base64url('{"id":9007199254740993}')}.c2ln`;
  expect(claimsIn(text)).toEqual({ id: 9007199254740993n });
});

test('spaces in a header are as good as none', () => {
  const header = base64url('\r\n { "alg" : "none" } ');
  expect(readToken(`${header}.${CLAIMS}.`)).toMatchObject({ form: 'self-contained' });
});

test('a JWE shows its header only', () => {
  const header = base64url('{"alg":"RSA-OAEP","enc":"A256GCM"}');
  expect(readToken(`${header}.a2V5.aXY.dGV4dA.dGFn`)).toEqual({
    form: 'referential',
    header: { alg: 'RSA-OAEP', enc: 'A256GCM' },
    flaws: [],
  });
  expect(claimsIn(`${header}.a2V5.aXY.dGV4dA.dGFn`)).toBeUndefined();
});

test('no token has no claims', () => {
  expect(claimsIn(undefined)).toBeUndefined();
});
