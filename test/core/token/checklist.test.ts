import { expect, test } from 'vitest';
import type { SignatureCheck } from '../../../src/core/token/check.ts';
import { checklistOf, type Outcome, type StepId } from '../../../src/core/token/checklist.ts';
import type { TokenFacts } from '../../../src/core/token/facts.ts';
import { appWith } from '../../support/samples.ts';
import { asking, factsOfText, factsWith, NOON_S, tokensWith } from '../../support/token-facts.ts';

const VERIFIED: SignatureCheck = { kind: 'verified', algorithm: 'RS256' };

const sound = (claims: object = {}, changes: Partial<TokenFacts> = {}) =>
  factsWith({ scope: 'openid orders', ...claims }, { check: { signature: VERIFIED }, ...changes });

const stepOf = (facts: TokenFacts, wanted: StepId) =>
  checklistOf(facts).find(({ id }) => id === wanted);
const outcomeOf = (facts: TokenFacts, wanted: StepId) => stepOf(facts, wanted)?.outcome;

test('a good token passes every step', () => {
  const facts = sound({}, { tokens: tokensWith({ scopes: ['openid', 'orders'], who: 'alice' }) });
  expect(checklistOf(facts)).toEqual([
    { id: 'signature', outcome: 'passed', values: [] },
    { id: 'issuer', outcome: 'passed', values: ['https://issuer.test'] },
    { id: 'audience', outcome: 'passed', values: [] },
    { id: 'times', outcome: 'passed', values: [] },
    { id: 'scopes', outcome: 'passed', values: [] },
  ]);
});

test.each([
  ['a token that nobody can read', factsOfText('opaque')],
  ['no token', factsOfText('')],
  ['a token of a pasted app', sound({}, { app: appWith({ grant: { kind: 'pasted' } }) })],
  ['a token of no app', sound({}, { app: undefined })],
])('there is nothing to check in %s', (_what, facts) => {
  expect(checklistOf(facts)).toEqual([]);
});

test.each<[SignatureCheck, Outcome]>([
  [VERIFIED, 'passed'],
  [{ kind: 'bad' }, 'failed'],
  [{ kind: 'unsigned' }, 'failed'],
  [{ kind: 'critical' }, 'failed'],
  [{ kind: 'unfit_key', why: 'weak' }, 'failed'],
  [{ kind: 'unknown_key' }, 'unknown'],
  [{ kind: 'symmetric', algorithm: 'HS256' }, 'unknown'],
  [{ kind: 'unsupported', algorithm: 'Ed448' }, 'unknown'],
  [{ kind: 'no_keys' }, 'unknown'],
])('a signature that was found to be %j has %s', (signature, outcome) => {
  expect(outcomeOf(sound({}, { check: { signature } }), 'signature')).toBe(outcome);
});

test('a signature that nobody has looked at yet is unknown', () => {
  expect(outcomeOf(sound({}, { check: undefined }), 'signature')).toBe('unknown');
});

test('the issuer has to be the app’s, to the letter', () => {
  const iss = 'https://issuer.test/';
  const expected = { outcome: 'failed', values: ['https://issuer.test'], found: iss };
  expect(stepOf(sound({ iss }), 'issuer')).toMatchObject(expected);
  expect(outcomeOf(sound({ iss: undefined }), 'issuer')).toBe('failed');
});

test.each<[unknown, Outcome]>([
  ['shop-api', 'passed'],
  [['other', 'shop-api'], 'passed'],
  ['https://api.test', 'passed'],
  ['https://other.test', 'failed'],
  ['shop', 'failed'],
  [undefined, 'failed'],
])('audience %j has %s', (aud, outcome) => {
  expect(outcomeOf(sound({ aud }), 'audience')).toBe(outcome);
});

test('what stands there instead is told', () => {
  const { found } = stepOf(sound({ aud: ['https://other.test', 'x'] }), 'audience') ?? {};
  expect(found).toEqual({ list: ['https://other.test', 'x'] });
});

test('an audience that the app does not name may be the API’s name at its issuer', () => {
  const facts = sound({ aud: 'orders-service' }, { app: asking({}) });
  expect(outcomeOf(facts, 'audience')).toBe('unknown');
});

test.each<[object, Outcome]>([
  [{ exp: NOON_S + 1, nbf: NOON_S }, 'passed'],
  [{ exp: NOON_S }, 'failed'],
  [{ nbf: NOON_S + 1 }, 'failed'],
  [{ exp: `${NOON_S + 1}` }, 'failed'],
  [{ exp: undefined }, 'unknown'],
])('times %j have %s', (claims, outcome) => {
  expect(outcomeOf(sound(claims), 'times')).toBe(outcome);
});

test('times are the issuer’s, whose clock may be another', () => {
  const tokens = tokensWith({ skew: 60_000 });
  expect(outcomeOf(sound({ exp: NOON_S + 60 }, { tokens }), 'times')).toBe('failed');
  expect(outcomeOf(sound({ nbf: NOON_S + 60 }, { tokens }), 'times')).toBe('passed');
});

test('scopes that were asked for have to be there', () => {
  const app = asking({ scopes: ['orders', 'refunds'], audience: 'shop-api' });
  const lacking = sound({ scope: 'orders' }, { app, tokens: tokensWith() });
  expect(stepOf(lacking, 'scopes')).toMatchObject({
    outcome: 'failed',
    found: { list: ['orders'] },
  });
  const all = sound({ scope: 'orders refunds' }, { app, tokens: tokensWith() });
  expect(outcomeOf(all, 'scopes')).toBe('passed');
});

test('scopes that nobody tells are unknown, and none that nobody asked for are looked for', () => {
  const untold = { scope: undefined };
  expect(outcomeOf(sound(untold, { tokens: tokensWith() }), 'scopes')).toBe('unknown');
  expect(outcomeOf(sound(untold, { tokens: tokensWith({ scopes: [] }) }), 'scopes')).toBe('failed');
  expect(stepOf(sound({}, { app: asking({ scopes: [] }) }), 'scopes')).toBeUndefined();
});

test('an ID token is for the client, and has no scopes', () => {
  const facts = sound({ aud: 'shop' }, { kind: 'id_token' });
  expect(checklistOf(facts).map(({ id, outcome }) => [id, outcome])).toEqual([
    ['signature', 'passed'],
    ['issuer', 'passed'],
    ['client', 'passed'],
    ['times', 'passed'],
  ]);
});

test.each([
  ['another client', 'other', { found: { list: ['other'] } }],
  ['the API', 'shop-api', { found: { list: ['shop-api'] } }],
  ['nobody', undefined, {}],
])('an ID token for %s is not for the client', (_whom, aud, found) => {
  const failed = { id: 'client', outcome: 'failed', values: [], ...found };
  expect(stepOf(sound({ aud }, { kind: 'id_token' }), 'client')).toEqual(failed);
});

test('an ID token that is sent is for the API, which knows it by its client', () => {
  const sent = { kind: 'id_token', app: appWith({ send: 'id_token' }) } as const;
  expect(outcomeOf(sound({ aud: 'shop' }, sent), 'audience')).toBe('passed');
  expect(outcomeOf(sound({ aud: 'other' }, sent), 'audience')).toBe('failed');
  expect(outcomeOf(sound({ aud: 'shop' }, sent), 'client')).toBeUndefined();
});
