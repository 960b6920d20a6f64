import { expect, test } from 'vitest';
import { error, info, warn } from '../../../src/core/findings/finding.ts';
import { appWith } from '../../support/samples.ts';
import { asking, factsOfText, factsWith, foundIn } from '../../support/token-facts.ts';

const PASTED = { kind: undefined, app: undefined } as const;
const ID_TOKEN = { kind: 'id_token' } as const;
const SENT_ID_TOKEN = { ...ID_TOKEN, app: appWith({ send: 'id_token' }) } as const;
const UNTYPED = { header: { typ: 'JWT' } };

const claims = { aud: 'shop' };

test.each([
  ['in a token that says no more', factsWith(claims, UNTYPED), error('shop')],
  ['in a list', factsWith({ aud: ['shop'] }, UNTYPED), error('shop')],
  ['in a token typed for access', factsWith(claims), warn('shop')],
  ['in a token with scopes', factsWith({ ...claims, scope: 'a' }, UNTYPED), warn('shop')],
  ['beside the API', factsWith({ aud: ['shop', 'https://api.test'] }, UNTYPED), undefined],
  ['in an ID token', factsWith(claims, { ...UNTYPED, ...ID_TOKEN }), undefined],
  ['in an ID token that is sent', factsWith(claims, { ...UNTYPED, ...SENT_ID_TOKEN }), undefined],
  ['in a pasted token', factsWith(claims, { ...UNTYPED, ...PASTED }), undefined],
  [
    'in one that is an ID token by its members',
    factsWith({ ...claims, nonce: 'n' }, UNTYPED),
    undefined,
  ],
  [
    'as it was asked for by name',
    factsWith(claims, { ...UNTYPED, app: asking({ audience: 'shop' }) }),
    undefined,
  ],
  [
    'as it was asked for by a scope',
    factsWith(claims, { ...UNTYPED, app: asking({ scopes: ['api://shop/read'] }) }),
    undefined,
  ],
  ['not at all', factsWith({}, UNTYPED), undefined],
])('the client as audience: %s', (_what, facts, found) => {
  expect(foundIn('aud_is_client', facts)).toEqual(found);
});

test.each([
  ['a nonce', factsWith({ nonce: 'n' }, UNTYPED), error({ list: ['nonce'] })],
  [
    'at_hash and c_hash',
    factsWith({ at_hash: 'a', c_hash: 'c' }, UNTYPED),
    error({ list: ['at_hash', 'c_hash'] }),
  ],
  [
    'at_hash beside scopes',
    factsWith({ at_hash: 'a', scp: ['a'] }, UNTYPED),
    error({ list: ['at_hash'] }),
  ],
  ['a nonce beside scopes', factsWith({ nonce: 'n', scope: 'a' }, UNTYPED), undefined],
  ['a nonce beside typ Bearer', factsWith({ nonce: 'n', typ: 'Bearer' }, UNTYPED), undefined],
  ['typ ID', factsWith({ typ: 'ID' }, UNTYPED), error({ list: ['typ'] })],
  ['token_use id', factsWith({ token_use: 'id' }, UNTYPED), error({ list: ['token_use'] })],
  [
    'a nonce, pasted',
    factsWith({ nonce: 'n' }, { ...UNTYPED, ...PASTED }),
    warn({ list: ['nonce'] }),
  ],
  ['a nonce, as an ID token', factsWith({ nonce: 'n' }, { ...UNTYPED, ...ID_TOKEN }), undefined],
  [
    'a nonce, as an ID token that is sent',
    factsWith({ nonce: 'n' }, { ...UNTYPED, ...SENT_ID_TOKEN }),
    undefined,
  ],
  [
    'a nonce, typed for access',
    factsWith({ nonce: 'n' }, { header: { typ: 'application/AT+JWT' } }),
    undefined,
  ],
  ['none of it', factsWith({}, UNTYPED), undefined],
])('an ID token in the place of an access token: %s', (_what, facts, found) => {
  expect(foundIn('id_token_as_access', facts)).toEqual(found);
});

test.each([
  ['JWT', factsWith({}, UNTYPED), info()],
  ['absent', factsWith({}, { header: { typ: undefined } }), info()],
  ['a number', factsWith({}, { header: { typ: 1 } }), info()],
  ['at+jwt', factsWith(), undefined],
  [
    'the same in full and in capitals',
    factsWith({}, { header: { typ: 'APPLICATION/at+JWT' } }),
    undefined,
  ],
  ['JWT, in an ID token', factsWith({}, { ...UNTYPED, ...ID_TOKEN }), undefined],
  ['JWT, in what is an ID token', factsWith({ nonce: 'n' }, UNTYPED), undefined],
  ['nowhere: it cannot be read', factsOfText('opaque-1'), undefined],
])('the type of an access token: %s', (_what, facts, found) => {
  expect(foundIn('typ_not_atjwt', facts)).toEqual(found);
});
