import { expect, test } from 'vitest';
import { failure } from '../../../src/core/failure.ts';
import { error } from '../../../src/core/findings/finding.ts';
import { appWith } from '../../support/samples.ts';
import { factsOfText, factsWith, foundIn, NOON } from '../../support/token-facts.ts';

const ISSUER = 'https://issuer.test';

test.each([
  ['issuer_response', 'iss_response', error(ISSUER)],
  ['issuer_unnamed', 'iss_response', error(ISSUER)],
  ['answer_mismatch', 'iss_response', undefined],
  ['nonce_mismatch', 'nonce_mismatch', error()],
  ['id_token_invalid', 'nonce_mismatch', undefined],
  ['subject_changed', 'sub_mismatch', error()],
  ['other_user', 'sub_mismatch', undefined],
  ['token_type', 'token_type_other', error('dpop')],
  ['token_malformed', 'token_type_other', undefined],
] as const)('an answer that was refused for %s: %s', (code, id, found) => {
  const refused = { failure: failure(code, 'dpop') };
  expect(foundIn(id, factsOfText('', refused))).toEqual(found);
  expect(foundIn(id, factsWith({}, refused))).toEqual(found);
  expect(foundIn(id, factsWith({}, { ...refused, kind: 'id_token' }))).toBeUndefined();
});

test.each(['iss_response', 'nonce_mismatch', 'sub_mismatch', 'token_type_other'] as const)(
  'a sign-in that worked does not tell %s',
  (id) => {
    expect(foundIn(id, factsWith())).toBeUndefined();
  },
);

test('a pasted token has no issuer that could have answered', () => {
  const app = appWith({ grant: { kind: 'pasted' } });
  const facts = factsWith({}, { app, failure: failure('issuer_response', 'https://evil.test') });
  expect(foundIn('iss_response', facts)).toBeUndefined();
});

const asked = { at: NOON, receivedAt: NOON };

test('userinfo that tells about another user', () => {
  const userinfo = { ...asked, failure: failure('other_user') };
  expect(foundIn('sub_mismatch', factsWith({}, { answers: { userinfo } }))).toEqual(error());
  const refused = { ...asked, failure: failure('userinfo_refused', '401') };
  const facts = factsWith({}, { answers: { userinfo: refused } });
  expect(foundIn('sub_mismatch', facts)).toBeUndefined();
});

test.each([
  ['DPoP', error('DPoP')],
  ['mac', error('mac')],
  ['Bearer', undefined],
  ['bearer', undefined],
  ['access_token', undefined],
  [7, undefined],
])('an issuer that calls the token %s when it is asked', (type, found) => {
  const introspection = { ...asked, claims: { active: true, token_type: type } };
  const facts = factsWith({}, { answers: { introspection } });
  expect(foundIn('token_type_other', facts)).toEqual(found);
});
