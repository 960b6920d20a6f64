import { describe, expect, test } from 'vitest';
import { failure } from '../../../src/core/failure.ts';
import { findingsOf } from '../../../src/core/findings/findings.ts';
import type { SignatureCheck } from '../../../src/core/token/check.ts';
import type { TokenFacts } from '../../../src/core/token/facts.ts';
import { verdictOf } from '../../../src/core/token/verdict.ts';
import { appWith, jwtWith } from '../../support/samples.ts';
import { factsOfText, factsWith, MINUTE, NOON, NOON_S } from '../../support/token-facts.ts';

const verdict = (facts: TokenFacts) => verdictOf(facts, findingsOf(facts));
const checked = (signature: SignatureCheck) => ({ check: { signature } });
const VERIFIED = checked({ kind: 'verified', algorithm: 'RS256' });
const asked = (claims: object) => ({
  answers: { introspection: { at: NOON, receivedAt: NOON, claims: { ...claims } } },
});

describe('what is wrong decides', () => {
  const challenge = { error: 'invalid_token' };
  const refusal = { at: NOON, status: 401, host: 'api.test', challenge, receivedAt: NOON };
  const inactive = asked({ active: false });

  test.each<[string, TokenFacts, string, unknown[]]>([
    ['over', factsWith({ exp: NOON_S - 60 }), 'verdict_expired', [{ span: MINUTE }]],
    ['not begun', factsWith({ nbf: NOON_S + 60 }), 'verdict_not_yet_valid', [{ span: MINUTE }]],
    ['changed', factsWith({}, checked({ kind: 'bad' })), 'verdict_sig_bad', []],
    ['bound to a key', factsWith({ cnf: { jkt: 'k' } }), 'verdict_dpop', []],
    ['bound to a certificate', factsWith({ cnf: { 'x5t#S256': 'c' } }), 'verdict_mtls', []],
    [
      'of another type',
      factsWith({}, asked({ active: true, token_type: 'DPoP' })),
      'verdict_dpop',
      [],
    ],
    [
      'of one more type',
      factsWith({}, asked({ active: true, token_type: 'mac' })),
      'finding_token_type_other',
      ['mac'],
    ],
    ['revoked', factsWith({}, inactive), 'verdict_revoked', []],
    ['refused', factsWith({}, { refusal }), 'verdict_api_says', ['api.test', 'invalid_token']],
    ['malformed', factsOfText(jwtWith({}).replace(/\.[^.]*$/, '')), 'verdict_malformed', []],
    ['unsigned', factsWith({}, { header: { alg: 'none' } }), 'verdict_alg_none', []],
    [
      'of another issuer',
      factsWith({ iss: 'https://b.test' }),
      'finding_iss_mismatch',
      ['https://b.test', 'https://issuer.test'],
    ],
  ])('%s', (_what, facts, key, values) => {
    const { tone, ...told } = verdict(facts);
    expect(told.key).toBe(key);
    if (key !== 'verdict_malformed') expect(told.values).toEqual(values);
    expect(tone).toBe('gone');
    expect(told).not.toHaveProperty('aside');
  });

  test('the worst of several', () => {
    const facts = factsWith({ exp: NOON_S - 60, iss: 'https://b.test' }, { refusal });
    expect(verdict(facts).key).toBe('verdict_expired');
  });

  test('a secret that it holds keeps no API from taking it', () => {
    const facts = factsWith({ client_secret: 'hush' }, VERIFIED);
    expect(findingsOf(facts)[0]).toMatchObject({ id: 'secret_in_token', level: 'error' });
    expect(verdict(facts).key).toBe('verdict_good_api_span_who');
  });

  test('what was silenced does not, unless the token is not what it seems', () => {
    const silencing = (...silenced: string[]) => ({ app: appWith({ silenced }) });
    expect(verdict(factsWith({}, { refusal, ...silencing('api_says') })).key).toBe(
      'verdict_good_api_span_who',
    );
    const over = factsWith({ exp: NOON_S - 60 }, silencing('expired'));
    expect(verdict(over).key).toBe('verdict_expired');
    const forged = factsWith({}, { ...silencing('sig_bad'), ...checked({ kind: 'bad' }) });
    expect(verdict(forged).key).toBe('verdict_sig_bad');
    const unsigned = factsWith({}, { ...silencing('alg_none'), header: { alg: 'none' } });
    expect(verdict(unsigned).key).toBe('verdict_alg_none');
  });

  test('nothing, where there is no token', () => {
    const nothing = factsOfText('', { failure: failure('nonce_mismatch') });
    expect(verdict(nothing)).toEqual({ tone: 'idle', key: 'verdict_none', values: [] });
  });
});

test('an address that wants a better sign-in leaves the token good for the rest', () => {
  const refusedFor = (wanted: object, silenced: readonly string[] = []) => {
    const challenge = { error: 'insufficient_user_authentication', ...wanted };
    const refusal = { at: NOON, status: 401, host: 'api.test', challenge, receivedAt: NOON };
    return factsWith({}, { ...VERIFIED, refusal, app: appWith({ silenced: [...silenced] }) });
  };
  for (const [id, wanted] of [
    ['acr_too_low', { acrValues: 'gold' }],
    ['auth_too_old', { maxAge: 60 }],
  ] as const) {
    const facts = refusedFor(wanted);
    expect(findingsOf(facts)[0]).toMatchObject({ id, level: 'error' });
    expect(verdict(facts)).toMatchObject({ tone: 'soon', key: 'verdict_good_api_span_who' });
    expect(verdict(refusedFor(wanted, [id])).tone).toBe('live');
  }
});

describe('the tone of a good token', () => {
  test.each<[string, TokenFacts, string]>([
    ['a warning about it', factsWith({ aud: undefined }), 'soon'],
    [
      'the same, silenced',
      factsWith({ aud: undefined }, { app: appWith({ silenced: ['aud_missing'] }) }),
      'live',
    ],
    ['an end that is near', factsWith({ exp: NOON_S + 30 }), 'soon'],
    ['a warning about its app', factsWith({}, { isReplaced: true }), 'live'],
    ['a remark', factsWith({}, { header: { typ: 'JWT' } }), 'live'],
    ['nothing at all', factsWith(), 'live'],
  ])('%s', (_what, facts, tone) => {
    expect(verdict(facts).tone).toBe(tone);
  });
});
