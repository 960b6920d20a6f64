import { beforeAll, beforeEach, expect, test } from 'vitest';
import { homeOf } from '../../../src/core/beyond-identity.ts';
import { checklistOf, type StepId } from '../../../src/core/token/checklist.ts';
import type { TokenFacts } from '../../../src/core/token/facts.ts';
import { readToken } from '../../../src/core/token/read-token.ts';
import type { Claims } from '../../../src/core/token/reading.ts';
import { checkToken } from '../../../src/core/token/verify.ts';
import type { Obtained } from '../../../src/oauth/obtained.ts';
import { withHostileIssuer } from '../../support/issuers.ts';
import { type Signer, signerWith } from '../../support/signed.ts';
import { signInTo, userApp } from '../../support/simulated-app.ts';
import { playBeyondIdentity } from '../../support/simulated-beyond-identity.ts';
import { PUBLIC, REFERENTIAL, SEALED, SHOP } from '../../support/simulated-beyond-shop.ts';

withHostileIssuer();

let realm: Signer;
beforeAll(async () => {
  realm = await signerWith('RS256', { kid: 'key-1' });
});

beforeEach(() => {
  playBeyondIdentity([PUBLIC, REFERENTIAL]);
});

/** Somebody who has signed in to the shop, where the realm gives out what it has signed. */
async function signedIn(scope = 'openid orders:read', described = SHOP) {
  const { app, ...rest } = await userApp({ ...described, form: { ...described.form, scope } });
  return { app, obtained: await signInTo({ app, ...rest }) };
}

interface Changes {
  readonly claims?: Claims;
  readonly header?: Claims;
  readonly keys?: readonly Signer[];
  readonly scope?: string;
}

/** What is known of a token like the realm's, changed where a test wants it. */
async function factsWith({ claims, header, keys = [realm], scope }: Changes = {}) {
  const { app, obtained } = await signedIn(scope);
  const reading = readToken(obtained.tokens.accessToken);
  if (reading.form !== 'self-contained') throw new Error(reading.form);
  const text = await realm.sign({ ...reading.claims, ...claims }, { ...reading.header, ...header });
  return checkedFacts(text, { app, tokens: obtained.tokens }, keys);
}

async function checkedFacts(
  text: string,
  about: Pick<TokenFacts, 'app'> & Pick<Obtained, 'tokens'>,
  keys: readonly Signer[],
): Promise<TokenFacts> {
  const reading = readToken(text);
  const published = keys.map((key) => key.published);
  const check = await checkToken({ text, reading, keys: published });
  return { kind: 'access_token', text, reading, now: Date.now(), check, ...about };
}

const outcomes = (facts: TokenFacts) =>
  Object.fromEntries(checklistOf(facts).map(({ id, outcome }) => [id, outcome]));

const ALL_PASSED = {
  key_host: 'passed',
  key: 'passed',
  signature: 'passed',
  audience: 'passed',
  times: 'passed',
  tenant: 'passed',
  realm: 'passed',
  scopes: 'passed',
};

test('a token of the realm passes every step', async () => {
  expect(outcomes(await factsWith())).toEqual(ALL_PASSED);
});

test('what has to be is said', async () => {
  const steps = checklistOf(await factsWith());
  expect(steps.flatMap(({ id, values }) => (values.length > 0 ? [[id, ...values]] : []))).toEqual([
    ['key_host', 'auth-us.beyondidentity.com'],
    ['key', 'key-1'],
    ['tenant', 't1'],
    ['realm', 'r1'],
  ]);
});

const now = Math.floor(Date.now() / 1000);

test.each<[StepId, Changes, unknown]>([
  ['key_host', { header: { jku: 'https://evil.test/jwks.json' } }, 'evil.test'],
  [
    'key_host',
    { header: { jku: 'https://auth-eu.beyondidentity.com/jwks.json' } },
    'auth-eu.beyondidentity.com',
  ],
  [
    'key_host',
    { header: { jku: 'https://auth-us.beyondidentity.com.evil.test/' } },
    'auth-us.beyondidentity.com.evil.test',
  ],
  ['key_host', { header: { jku: 'https://auth-us.beyondidentity.com@evil.test/' } }, 'evil.test'],
  [
    'key_host',
    { header: { jku: 'http://auth-us.beyondidentity.com/' } },
    'auth-us.beyondidentity.com',
  ],
  [
    'key_host',
    { header: { jku: 'https://evil-auth-us.beyondidentity.com/' } },
    'evil-auth-us.beyondidentity.com',
  ],
  ['key_host', { header: { jku: 'jwks' } }, 'jwks'],
  ['key_host', { header: { jku: undefined } }, undefined],
  ['audience', { claims: { aud: [] } }, undefined],
  ['times', { claims: { nbf: now + 600 } }, { moment: (now + 600) * 1000 }],
  ['times', { claims: { exp: now - 600 } }, { moment: (now - 600) * 1000 }],
  ['tenant', { claims: { bi_t: 't2' } }, 't2'],
  ['tenant', { claims: { bi_t: undefined } }, undefined],
  ['realm', { claims: { bi_r: 'r2' } }, 'r2'],
])('only the step %s fails in one with %j', async (id, changes, found) => {
  const facts = await factsWith(changes);
  expect(outcomes(facts)).toEqual({ ...ALL_PASSED, [id]: 'failed' });
  expect(checklistOf(facts).find((step) => step.id === id)?.found).toEqual(found);
});

test('another audience may be a resource server that the app does not name', async () => {
  const facts = await factsWith({ claims: { aud: ['another'] } });
  expect(outcomes(facts)).toEqual({ ...ALL_PASSED, audience: 'unknown' });
});

test('each of its names is an audience', async () => {
  for (const aud of ['client-public', 'app-public', 'https://api.test/', ['x', 'app-public']]) {
    expect(outcomes(await factsWith({ claims: { aud } }))).toEqual(ALL_PASSED);
  }
});

test('scopes that were asked for and not granted are lacking', async () => {
  const facts = await factsWith({ scope: 'openid orders:read orders:delete' });
  expect(outcomes(facts)).toEqual({ ...ALL_PASSED, scopes: 'failed' });
});

test('another’s key does not fit, and one that is not there is not known', async () => {
  const other = await signerWith('RS256', { kid: 'key-1' });
  const renamed = await signerWith('RS256', { kid: 'key-2' });
  const bad = { ...ALL_PASSED, signature: 'failed' };
  expect(outcomes(await factsWith({ keys: [other] }))).toEqual(bad);
  const unknown = { ...ALL_PASSED, key: 'failed', signature: 'unknown' };
  expect(outcomes(await factsWith({ keys: [renamed] }))).toEqual(unknown);
});

test('without the realm’s keys nothing is said of them', async () => {
  const { check: _check, ...unchecked } = await factsWith();
  const unknown = { ...ALL_PASSED, key: 'unknown', signature: 'unknown' };
  expect(outcomes(unchecked)).toEqual(unknown);
});

test('a referential token can be checked by nobody but the realm', async () => {
  const { app, obtained } = await signedIn('', SEALED);
  const { tokens } = obtained;
  expect(checklistOf(await checkedFacts(tokens.accessToken, { app, tokens }, []))).toEqual([]);
});

test('an ID token of the realm is checked as any other', async () => {
  const { app, obtained } = await signedIn();
  const { tokens } = obtained;
  const facts = await checkedFacts(tokens.idToken ?? '', { app, tokens }, []);
  const steps = checklistOf({ ...facts, kind: 'id_token' }).map(({ id }) => id);
  expect(steps).toEqual(['signature', 'issuer', 'client', 'times']);
});

test('a home is that of an application’s issuer alone', () => {
  const issuer = 'https://auth-eu.beyondidentity.com/v1/tenants/t/realms/r/applications/a';
  const home = { host: 'auth-eu.beyondidentity.com', tenant: 't', realm: 'r', application: 'a' };
  expect(homeOf(issuer)).toEqual(home);
  expect(homeOf(`${issuer}/`)).toEqual(home);
  for (const other of [
    'https://issuer.test',
    `${issuer}/x`,
    issuer.replace('.com', '.com.evil.test'),
  ]) {
    expect(homeOf(other)).toBeUndefined();
  }
});
