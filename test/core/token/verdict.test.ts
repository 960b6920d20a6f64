import { describe, expect, test } from 'vitest';
import { failure } from '../../../src/core/failure.ts';
import { findingsOf } from '../../../src/core/findings/findings.ts';
import type { SignatureCheck } from '../../../src/core/token/check.ts';
import type { TokenFacts } from '../../../src/core/token/facts.ts';
import { verdictOf } from '../../../src/core/token/verdict.ts';
import { appWith, origin, scope } from '../../support/samples.ts';
import {
  factsOfText,
  factsWith,
  MINUTE,
  NOON,
  NOON_S,
  tokensWith,
} from '../../support/token-facts.ts';

const verdict = (facts: TokenFacts) => verdictOf(facts, findingsOf(facts));
const checked = (signature: SignatureCheck) => ({ check: { signature } });
const VERIFIED = checked({ kind: 'verified', algorithm: 'RS256' });
const HALF_AN_HOUR = { span: 30 * MINUTE };
const API = { list: ['api.test'] };
const asked = (claims: object) => ({
  answers: { introspection: { at: NOON, receivedAt: NOON, claims: { ...claims } } },
});

describe('a good token', () => {
  test('says for which API, for how long, as whom, and that its signature was checked', () => {
    expect(verdict(factsWith({}, VERIFIED))).toEqual({
      tone: 'live',
      key: 'verdict_good_api_span_who',
      values: [API, HALF_AN_HOUR, 'alice'],
      aside: 'verdict_signature_valid',
    });
  });

  test.each<[string, TokenFacts, string, unknown[]]>([
    ['of a client', factsWith({ sub: 'shop' }), 'verdict_good_api_span', [API, HALF_AN_HOUR]],
    ['of nobody', factsWith({ sub: undefined }), 'verdict_good_api_span', [API, HALF_AN_HOUR]],
    ['of no known end', factsWith({ exp: undefined }), 'verdict_good_api_who', [API, 'alice']],
    ['of neither', factsWith({ exp: undefined, sub: 'shop' }), 'verdict_good_api', [API]],
    [
      'of another client, as it names itself',
      factsWith({ sub: 'job', client_id: 'job' }),
      'verdict_good_api_span',
      [API, HALF_AN_HOUR],
    ],
  ])('%s says so', (_what, facts, key, values) => {
    expect(verdict(facts)).toMatchObject({ key, values });
  });

  test('is told by the name that its sign-in gave, and for each of its APIs', () => {
    const apiScopes = [
      scope('https://a.test'),
      scope('https://b.test'),
      scope('https://a.test/v2'),
    ];
    const tokens = tokensWith({ who: 'alice@shop.test' });
    expect(verdict(factsWith({}, { app: appWith({ apiScopes }), tokens })).values).toEqual([
      { list: ['a.test', 'b.test'] },
      HALF_AN_HOUR,
      'alice@shop.test',
    ]);
  });

  test('is measured by the clock of its issuer', () => {
    const tokens = tokensWith({ skew: 10 * MINUTE, expiresAt: NOON + 20 * MINUTE });
    expect(verdict(factsWith({}, { tokens })).values[1]).toEqual({ span: 20 * MINUTE });
  });

  test('stays good where its app is off, may not reach the API, or failed to renew it', () => {
    const off = { app: appWith({ enabled: false }) };
    expect(verdict(factsWith({}, { ...off, ...VERIFIED }))).toMatchObject({ tone: 'live' });
    for (const changes of [
      { lacking: [origin('https://api.test')] },
      { failure: failure('nonce_mismatch') },
      { failure: failure('subject_changed') },
      { failure: failure('issuer_response', 'https://evil.test') },
      { failure: failure('token_type', 'dpop') },
      { app: appWith({ apiScopes: [scope('https://issuer.test')] }) },
    ]) {
      const facts = factsWith({}, { ...VERIFIED, ...changes });
      expect(findingsOf(facts)).toContainEqual(expect.objectContaining({ level: 'error' }));
      expect(verdict(facts).key).toBe('verdict_good_api_span_who');
      expect(verdict(facts).tone).not.toBe('gone');
    }
  });
});

describe('a token that no app has', () => {
  const pasted = { app: undefined, kind: undefined } as const;

  test('is for whom it says, and nobody vouches for it', () => {
    const unknown = checked({ kind: 'not_applicable' });
    expect(verdict(factsWith({}, { ...pasted, ...unknown }))).toMatchObject({
      key: 'verdict_good_api_span_who',
      values: [{ list: ['shop-api'] }, HALF_AN_HOUR, 'alice'],
      aside: 'verdict_signature_unchecked',
    });
  });

  test('may be for nobody in particular', () => {
    const facts = factsWith({ aud: undefined }, pasted);
    expect(verdict(facts)).toMatchObject({ key: 'verdict_good_span_who' });
    expect(verdict(factsWith({ aud: undefined, exp: undefined, sub: undefined }, pasted)).key).toBe(
      'verdict_good',
    );
  });

  test('and of which nothing is wrong is idle all the same', () => {
    const facts = factsWith({}, pasted);
    expect(verdictOf(facts, []).tone).toBe('idle');
  });
});

describe('an ID token', () => {
  test('that stays with its app is not for APIs', () => {
    const facts = factsWith(
      { aud: 'shop' },
      { kind: 'id_token', ...VERIFIED, header: { typ: 'JWT' } },
    );
    expect(verdict(facts)).toEqual({
      tone: 'live',
      key: 'verdict_id_token_span_who',
      values: [HALF_AN_HOUR, 'alice'],
      aside: 'verdict_signature_valid',
    });
  });

  test('that is sent is good for the API', () => {
    const app = appWith({ send: 'id_token' });
    const facts = factsWith({ aud: 'shop' }, { kind: 'id_token', app, header: { typ: 'JWT' } });
    expect(verdict(facts)).toMatchObject({ key: 'verdict_good_api_span_who' });
    expect(verdict(factsWith({}, { app }))).toMatchObject({
      key: 'verdict_good_span_who',
      values: [HALF_AN_HOUR, 'alice'],
    });
  });

  test('that is over is over', () => {
    const facts = factsWith({ aud: 'shop', exp: NOON_S - 60 }, { kind: 'id_token' });
    expect(verdict(facts)).toMatchObject({
      tone: 'gone',
      key: 'verdict_expired',
      values: [{ span: MINUTE }],
    });
  });

  test('in place of an access token will be refused', () => {
    const facts = factsWith({ aud: 'shop', nonce: 'n' }, { header: { typ: 'JWT' } });
    expect(verdict(facts)).toMatchObject({ tone: 'gone', key: 'verdict_id_token_as_access' });
  });
});

describe('a token that only its issuer can read', () => {
  const jwe = `${Buffer.from('{"alg":"RSA-OAEP","enc":"A256GCM"}').toString('base64url')}.AA.AA.AA.AA`;
  const tokens = tokensWith({ who: 'alice', expiresAt: NOON + 30 * MINUTE });

  test.each([
    ['referential', jwe],
    ['opaque', 'opaque-1'],
  ])('is %s', (form, text) => {
    expect(verdict(factsOfText(text, { tokens }))).toMatchObject({
      tone: 'idle',
      key: `verdict_${form}_span`,
      values: [HALF_AN_HOUR],
    });
    expect(verdict(factsOfText(text))).toEqual({
      tone: 'idle',
      key: `verdict_${form}`,
      values: [],
    });
  });

  test('is good once the issuer has said so', () => {
    const facts = factsOfText(jwe, { tokens, ...asked({ active: true }) });
    expect(verdict(facts)).toEqual({
      tone: 'live',
      key: 'verdict_good_api_span_who',
      values: [API, HALF_AN_HOUR, 'alice'],
      aside: 'verdict_issuer_says',
    });
    const told = asked({ active: true, exp: NOON_S + 60, username: 'bob' });
    expect(verdict(factsOfText('opaque-1', told)).values).toEqual([API, { span: MINUTE }, 'bob']);
  });

  test('is not good because the issuer said anything else', () => {
    for (const claims of [{}, { active: 'true' }, { active: 1 }]) {
      expect(verdict(factsOfText(jwe, { tokens, ...asked(claims) })).tone).toBe('idle');
    }
  });
});
