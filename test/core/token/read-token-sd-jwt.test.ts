import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readToken } from '../../../src/core/token/read-token.ts';
import { RFC9901_DISCLOSURES, RFC9901_ELEMENT } from '../../support/rfc-tokens.ts';
import { jwtWith } from '../../support/samples.ts';

const base64url = (text: string) => Buffer.from(text).toString('base64url');
const disclosure = (...parts: readonly unknown[]) => base64url(JSON.stringify(parts));

const CLAIMS = { iss: 'https://issuer.test', _sd: RFC9901_DISCLOSURES.map(({ digest }) => digest) };
const ISSUED = jwtWith(CLAIMS, { alg: 'ES256', typ: 'dc+sd-jwt' });
const HOLDER = jwtWith({ nonce: 'n' }, { alg: 'ES256', typ: 'kb+jwt' });
const NAME = disclosure('salt', 'name', 'Alice');

const READ = {
  form: 'self-contained',
  header: { alg: 'ES256', typ: 'dc+sd-jwt' },
  claims: CLAIMS,
  isSigned: true,
  flaws: [],
};

// The RFC’s disclosures and digests; the token around them is ours.
test.each(RFC9901_DISCLOSURES)('RFC 9901 §5.1: $text', ({ text, digest, disclosed }) => {
  expect(createHash('sha256').update(text).digest('base64url')).toBe(digest);
  expect(readToken(`${ISSUED}~${text}~`)).toEqual({ ...READ, disclosures: [disclosed] });
});

test('RFC 9901 §4.2.2: an element of an array has no name', () => {
  const { text, disclosed } = RFC9901_ELEMENT;
  expect(readToken(`${ISSUED}~${text}~`)).toEqual({ ...READ, disclosures: [disclosed] });
});

test('several are shown in the order in which they stand there', () => {
  const texts = RFC9901_DISCLOSURES.map(({ text }) => text);
  const disclosures = RFC9901_DISCLOSURES.map(({ disclosed }) => disclosed);
  expect(readToken([ISSUED, ...texts, ''].join('~'))).toEqual({ ...READ, disclosures });
});

test('none at all: an SD-JWT still', () => {
  expect(readToken(`${ISSUED}~`)).toEqual({ ...READ, disclosures: [] });
});

test('what its holder adds at the end is no disclosure', () => {
  const disclosures = [{ name: 'name', value: 'Alice' }];
  expect(readToken(`${ISSUED}~${NAME}~${HOLDER}`)).toEqual({ ...READ, disclosures });
  expect(readToken(`${ISSUED}~${HOLDER}`)).toEqual({ ...READ, disclosures: [] });
});

test('without what parts it, it is a token as any other', () => {
  expect(readToken(ISSUED)).toEqual(READ);
});

describe('what is wrong with it does not keep the rest from being read', () => {
  test.each([
    ['of no base64url', '§', 'base64url'],
    ['with padding', `${NAME}=`, 'base64url'],
    ['that is empty', '', 'json'],
    ['of bad UTF-8', 'WyL_Il0', 'utf8'],
    ['that is no JSON', base64url('["salt","name"'), 'json'],
    ['nested too deep', base64url(`["s",${'['.repeat(99)}${']'.repeat(99)}]`), 'too_deep'],
    ['that is an object', base64url('{}'), 'not_an_object'],
    ['of one part', disclosure('salt'), 'not_an_object'],
    ['of four', disclosure('salt', 'name', 'Alice', 'Bob'), 'not_an_object'],
    ['whose salt is no text', disclosure(7, 'name', 'Alice'), 'not_an_object'],
    ['whose name is no text', disclosure('salt', 7, 'Alice'), 'not_an_object'],
    ['that is named _sd', disclosure('salt', '_sd', []), 'not_an_object'],
    ['that is named ...', disclosure('salt', '...', 'x'), 'not_an_object'],
  ])('a disclosure %s', (_what, text, code) => {
    expect(readToken(`${ISSUED}~${text}~${NAME}~`)).toEqual({
      ...READ,
      flaws: [{ code, part: 'disclosure' }],
      disclosures: [{ name: 'name', value: 'Alice' }],
    });
  });

  test('a disclosure in which a member stands twice', () => {
    const text = base64url('["salt","name",{"first":"A","first":"B"}]');
    expect(readToken(`${ISSUED}~${text}~`)).toEqual({
      ...READ,
      flaws: [{ code: 'duplicate', part: 'disclosure', member: '2.first' }],
      disclosures: [{ name: 'name', value: { first: 'B' } }],
    });
  });

  test('the last part is nothing of its holder’s', () => {
    expect(readToken(`${ISSUED}~${NAME}`)).toEqual({
      ...READ,
      flaws: [{ code: 'parts', part: 'token' }],
      disclosures: [],
    });
  });

  test('what its holder adds is malformed', () => {
    expect(readToken(`${ISSUED}~${HOLDER}\n`)).toMatchObject({
      form: 'self-contained',
      flaws: [{ code: 'base64url', part: 'signature' }],
    });
  });
});

test.each([
  ['a token that is malformed itself', `${ISSUED}=~${NAME}~`, 'base64url'],
  ['an encrypted token', `${base64url('{"alg":"dir"}')}..YQ.YQ.YQ~${NAME}~`, 'parts'],
  ['a header alone', `${base64url('{"alg":"ES256"}')}~${NAME}~`, 'parts'],
])('%s discloses nothing', (_what, text, code) => {
  const reading = readToken(text);
  expect(reading).toMatchObject({ form: 'malformed', flaws: [{ code }] });
  expect(reading).not.toHaveProperty('disclosures');
});

test('text with a ~ is no SD-JWT', () => {
  expect(readToken('ab~cd~')).toEqual({ form: 'opaque' });
  expect(readToken(`~${ISSUED}`)).toEqual({ form: 'opaque' });
});
