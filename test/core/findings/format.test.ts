import { describe, expect, test } from 'vitest';
import { failure } from '../../../src/core/failure.ts';
import { error, info, warn } from '../../../src/core/findings/finding.ts';
import { appWith, STORED_APP } from '../../support/samples.ts';
import { factsOfText, factsWith, foundIn, NOON } from '../../support/token-facts.ts';

const withScheme = (scheme: string, name = 'authorization') => ({
  app: appWith({ header: { name, scheme } }),
});

test.each([
  ['{{token}}', '{{token}}'],
  ['Bearer {{ access token }}', '{{ access token }}'],
  ['abc{{env}}def', '{{env}}'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that is what somebody forgot to fill in
  ['${TOKEN}', '${TOKEN}'],
  ['<your-token>', '<your-token>'],
  ['$ACCESS_TOKEN', '$ACCESS_TOKEN'],
  ['%TOKEN%', '%TOKEN%'],
  [':token', ':token'],
  ['[access token]', '[access token]'],
  ['[object Object]', '[object Object]'],
  ['YOUR_TOKEN_HERE', 'YOUR_TOKEN_HERE'],
  ['insert-jwt', 'insert-jwt'],
  ['undefined', 'undefined'],
  [`{{${'x'.repeat(60)}}}`, `{{${'x'.repeat(38)}`],
])('a placeholder: %s', (text, shown) => {
  const facts = factsOfText(text);
  expect(foundIn('template', facts)).toEqual(error(shown));
  expect([foundIn('bad_char', facts), foundIn('opaque', facts)]).toEqual([undefined, undefined]);
});

test.each([
  'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
  '00D50000000IZ3Z!AQ0AQDpEDKYsn7ioKug2aSmgCjgrPjG',
  'xoxb-1234-token',
  'a%2Fb%2Fc',
  'MTphYmM6ZGVm==',
  'youro4BkeyJtZXNzYWdl',
  '$2b$10$abcdef',
  factsWith().text,
])('no placeholder: %s', (text) => {
  expect(foundIn('template', factsOfText(text))).toBeUndefined();
});

test('a long text of the letters of a placeholder is read at once', () => {
  expect(foundIn('template', factsOfText(`your${'_'.repeat(60_000)}`))).toBeUndefined();
});

test.each([
  ['Bearer abc', withScheme('Bearer'), error('Bearer')],
  [' bearer  abc', withScheme('Token'), error('bearer')],
  ['DPoP abc', {}, error('DPoP')],
  ['Bearer abc', withScheme('', 'x-token'), undefined],
  ['BearerToken', {}, undefined],
  ['abc', {}, undefined],
])('a prefix that stands there twice: “%s” %o', (text, changes, found) => {
  expect(foundIn('bearer_prefix_doubled', factsOfText(text, changes))).toEqual(found);
});

test.each([
  ['abc\ndef', {}, error('U+000A', 4)],
  ['abc\r\n', {}, error('U+000D', 4)],
  ['äbc', withScheme('', 'x-token'), error('U+00E4', 1)],
  ['a b\u{1f511}', {}, error('U+1F511', 4)],
  ['ab\ud800', {}, error('U+D800', 3)],
  ['a b', {}, warn('U+0020', 2)],
  ['00D!AQ', {}, warn('U+0021', 4)],
  ['a=b', {}, warn('U+003D', 2)],
  ['00D!AQ', withScheme('Token'), undefined],
  ['a b', withScheme('', 'x-token'), undefined],
  ['Bearer abc', {}, undefined],
  ['Bearer a!c', {}, warn('U+0021', 9)],
  ['aA0-._~+/==', {}, undefined],
])('a character that a header may not carry: %j %o', (text, changes, found) => {
  expect(foundIn('bad_char', factsOfText(text, changes))).toEqual(found);
});

/** `Authorization: Bearer ` */
const LEAD = 22;

test.each([
  [4096, {}, undefined],
  [4097, {}, warn(4097, 4096)],
  [8190, {}, warn(8190, 4096)],
  [8191, {}, error(8191, 8190)],
  [4097, { kind: 'id_token' as const }, undefined],
  [4097, { kind: 'id_token' as const, app: appWith({ send: 'id_token' }) }, warn(4097, 4096)],
  [4107, withScheme('', 'x-tok'), undefined],
  [4112, withScheme('', 'x-tok'), warn(4097, 4096)],
  [8191, { app: undefined, kind: undefined }, error(8191, 8190)],
])('a header of %d bytes with %o', (bytes, changes, found) => {
  expect(foundIn('header_too_big', factsOfText('a'.repeat(bytes - LEAD), changes))).toEqual(found);
});

test('a header is as long as its bytes are', () => {
  expect(foundIn('header_too_big', factsOfText('ä'.repeat(2100)))).toEqual(warn(4222, 4096));
});

const encoded = (text: string) => Buffer.from(text).toString('base64url');
const HEADER = encoded('{"alg":"RS256"}');

test.each([
  ['two parts', `${HEADER}.e30`, 'malformed_parts', [{ part: 'token' }, '']],
  ['padding', `${HEADER}.e30=.c2ln`, 'malformed_base64url', [{ part: 'claims' }, '']],
  ['bytes that are no UTF-8', `${HEADER}._w.c2ln`, 'malformed_utf8', [{ part: 'claims' }, '']],
  ['no JSON', `${HEADER}.${encoded('{')}.c2ln`, 'malformed_json', [{ part: 'claims' }, '']],
  [
    'a list',
    `${HEADER}.${encoded('[]')}.c2ln`,
    'malformed_not_an_object',
    [{ part: 'claims' }, ''],
  ],
  [
    'too many steps down',
    `${HEADER}.${encoded(`{"a":${'['.repeat(900)}${']'.repeat(900)}}`)}.c2ln`,
    'malformed_too_deep',
    [{ part: 'claims' }, ''],
  ],
  [
    'a claim twice, though it can be read',
    `${HEADER}.${encoded('{"aud":"a","aud":"b"}')}.c2ln`,
    'malformed_duplicate',
    [{ part: 'claims' }, 'aud'],
  ],
])('malformed: a token with %s', (_what, text, sentence, values) => {
  expect(foundIn('malformed', factsOfText(text))).toEqual({ level: 'error', values, sentence });
});

test('malformed: neither what is sound nor what is no JWT at all', () => {
  expect(foundIn('malformed', factsWith())).toBeUndefined();
  expect(foundIn('malformed', factsOfText('opaque-1'))).toBeUndefined();
  expect(foundIn('malformed', factsOfText(''))).toBeUndefined();
});

describe('a token that only its issuer can read', () => {
  const JWE = `${encoded('{"alg":"dir","enc":"A128GCM"}')}..aXY.Y2lwaGVy.dGFn`;
  const offering = (endpoints: object) => ({
    app: appWith({
      grant: { ...STORED_APP.grant, server: { ...STORED_APP.grant.server, ...endpoints } },
    }),
  });
  const introspectionEndpoint = 'https://issuer.test/introspect';
  const userinfoEndpoint = 'https://issuer.test/me';
  const realm = 'https://auth-us.beyondidentity.com/v1/tenants/t/realms/r/applications/a';

  test.each([
    ['nothing', {}, undefined],
    ['introspection', offering({ introspectionEndpoint, userinfoEndpoint }), 'introspect'],
    ['introspection in its realm', offering({ issuer: realm }), 'introspect'],
    ['userinfo', offering({ userinfoEndpoint }), 'ask_userinfo'],
    ['nothing that is known', { app: undefined, kind: undefined }, undefined],
  ])('is to be asked about there, where it offers %s', (_what, changes, remedy) => {
    const found = remedy === undefined ? info() : { ...info(), remedy };
    expect(foundIn('opaque', factsOfText('opaque-1', changes))).toEqual(found);
    expect(foundIn('jwe', factsOfText(JWE, changes))).toEqual(found);
  });

  test.each([
    ['answered', { claims: { active: true } }, 'see_answer'],
    ['refused', { failure: failure('introspection_refused') }, 'see_answer'],
    ['not been reached', { failure: failure('unreachable') }, 'introspect'],
  ])('is not to be asked about again, once its issuer has %s', (_what, answer, remedy) => {
    const answers = { introspection: { at: NOON, receivedAt: NOON, ...answer } };
    const changes = { ...offering({ introspectionEndpoint }), answers };
    expect(foundIn('opaque', factsOfText('opaque-1', changes))).toEqual({ ...info(), remedy });
    expect(foundIn('jwe', factsOfText(JWE, changes))).toEqual({ ...info(), remedy });
  });

  test('is either a reference or encrypted', () => {
    expect(foundIn('opaque', factsOfText(JWE))).toBeUndefined();
    expect(foundIn('jwe', factsOfText('opaque-1'))).toBeUndefined();
    expect(foundIn('opaque', factsWith())).toBeUndefined();
    expect(foundIn('opaque', factsOfText(''))).toBeUndefined();
  });
});

test('a token inside a token', () => {
  const inner = encoded(factsWith().text);
  const outer = `${encoded('{"alg":"RS256","cty":"JWT"}')}.${inner}.c2ln`;
  expect(foundIn('nested', factsOfText(outer))).toEqual(info());
  const sealed = `${encoded('{"alg":"dir","enc":"A128GCM","cty":"application/jwt"}')}..aXY.Y2k.dGFn`;
  expect(foundIn('nested', factsOfText(sealed))).toEqual(info());
  expect(foundIn('nested', factsWith({}, { header: { cty: 'json' } }))).toBeUndefined();
});

test('claims of a token inside a token count, and where it is encrypted none are missed', () => {
  const around = (inner: string) =>
    factsOfText(`${encoded('{"alg":"RS256","cty":"JWT"}')}.${encoded(inner)}.c2ln`);
  const JWE = `${encoded('{"alg":"dir","enc":"A128GCM"}')}..aXY.Y2lwaGVy.dGFn`;
  expect(foundIn('no_exp', around(factsWith({ exp: undefined }).text))).toEqual(warn());
  expect(foundIn('no_exp', around(JWE))).toBeUndefined();
  expect(foundIn('aud_missing', around(JWE))).toBeUndefined();
});

test('an SD-JWT', () => {
  expect(foundIn('sd_jwt', factsOfText(`${factsWith().text}~`))).toEqual(info());
  expect(foundIn('sd_jwt', factsWith())).toBeUndefined();
});
