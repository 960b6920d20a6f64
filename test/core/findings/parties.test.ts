import { expect, test } from 'vitest';
import { error, warn } from '../../../src/core/findings/finding.ts';
import type { TokenFacts } from '../../../src/core/token/facts.ts';
import { appWith, STORED_APP } from '../../support/samples.ts';
import { factsOfText, factsWith, foundIn, NOON } from '../../support/token-facts.ts';

const PASTED = { kind: undefined, app: undefined } as const;

const at = (issuer: string) =>
  appWith({ grant: { ...STORED_APP.grant, server: { ...STORED_APP.grant.server, issuer } } });

const publishing = (issuer: string): Partial<TokenFacts> => ({
  issuer: {
    metadata: {
      issuer,
      tokenEndpoint: 'https://issuer.test/token',
      namesItself: true,
      wantsPushedRequests: false,
    },
    fetchedAt: NOON,
    freshUntil: NOON,
  },
});

const ENTRA = 'https://login.microsoftonline.com';
const T1 = { iss: `${ENTRA}/t1/v2.0`, tid: 't1' };

test.each([
  ['another', factsWith({ iss: 'https://b.test' }), error('https://b.test', 'https://issuer.test')],
  [
    'one slash more',
    factsWith({ iss: 'https://issuer.test/' }),
    error('https://issuer.test/', 'https://issuer.test'),
  ],
  [
    'another, in an ID token',
    factsWith({ iss: 'b' }, { kind: 'id_token' }),
    error('b', 'https://issuer.test'),
  ],
  ['the same', factsWith(), undefined],
  ['absent', factsWith({ iss: undefined }), undefined],
  ['no text', factsWith({ iss: ['https://b.test'] }), undefined],
  [
    'as its metadata says, with a slash',
    factsWith({ iss: 'https://issuer.test/' }, publishing('https://issuer.test/')),
    undefined,
  ],
  [
    'not as its metadata says',
    factsWith({}, publishing('https://issuer.test/')),
    error('https://issuer.test', 'https://issuer.test/'),
  ],
  ['the tenant’s, of all tenants', factsWith(T1, { app: at(`${ENTRA}/common/v2.0`) }), undefined],
  [
    'the tenant’s, of a template',
    factsWith(T1, { ...publishing(`${ENTRA}/{tenantid}/v2.0`) }),
    undefined,
  ],
  [
    'another tenant’s',
    factsWith(T1, { app: at(`${ENTRA}/t2/v2.0`) }),
    error(`${ENTRA}/t1/v2.0`, `${ENTRA}/t2/v2.0`),
  ],
  [
    'Entra’s of version 1',
    factsWith({ iss: 'https://sts.windows.net/t1/' }, { app: at(`${ENTRA}/t1/v2.0`) }),
    warn('https://sts.windows.net/t1/', `${ENTRA}/t1/v2.0`),
  ],
  [
    'Google’s without a scheme',
    factsWith({ iss: 'accounts.google.com' }, { app: at('https://accounts.google.com') }),
    undefined,
  ],
  [
    'Google’s without a scheme, elsewhere',
    factsWith({ iss: 'accounts.google.com' }),
    error('accounts.google.com', 'https://issuer.test'),
  ],
  ['anyone’s, of a pasted token', factsWith({ iss: 'b' }, PASTED), undefined],
  [
    'anyone’s, in an app that gets none',
    factsWith({ iss: 'b' }, { app: appWith({ grant: { kind: 'pasted' } }) }),
    undefined,
  ],
])('the issuer is %s', (_what, facts, found) => {
  expect(foundIn('iss_mismatch', facts)).toEqual(found);
});

test.each([
  ['another client', factsWith({ azp: 'b' }, { kind: 'id_token' }), error('b', 'shop')],
  ['another client, in an access token', factsWith({ azp: 'b' }), warn('b', 'shop')],
  ['this client', factsWith({ azp: 'shop' }, { kind: 'id_token' }), undefined],
  ['no text', factsWith({ azp: { id: 'b' } }), undefined],
  ['anyone, of a pasted token', factsWith({ azp: 'b' }, PASTED), undefined],
])('authorized is %s', (_what, facts, found) => {
  expect(foundIn('azp_mismatch', facts)).toEqual(found);
});

test.each([
  ['client_id', factsWith({ client_id: 'b' }), warn('b', 'shop')],
  ['cid', factsWith({ client_id: undefined, cid: 'b' }), warn('b', 'shop')],
  ['appid', factsWith({ appid: 'b' }), warn('b', 'shop')],
  ['azp, which is told of as that', factsWith({ azp: 'b', client_id: 'b' }), undefined],
  ['none, but this client', factsWith({ cid: 'shop' }), undefined],
  ['none', factsWith({ client_id: undefined }), undefined],
  ['a pasted token', factsWith({ client_id: 'b' }, PASTED), undefined],
])('another client in %s', (_what, facts, found) => {
  expect(foundIn('client_mismatch', facts)).toEqual(found);
});

const hashed = (fitsAccessToken?: boolean) =>
  factsWith(
    { at_hash: 'a' },
    {
      kind: 'id_token',
      check: {
        signature: { kind: 'verified', algorithm: 'RS256' },
        ...(fitsAccessToken !== undefined && { fitsAccessToken }),
      },
    },
  );

test.each([
  ['does not fit', hashed(false), error()],
  ['fits', hashed(true), undefined],
  ['is not there', hashed(), undefined],
  ['was not checked', factsWith({ at_hash: 'a' }), undefined],
])('the hash of the access token %s', (_what, facts, found) => {
  expect(foundIn('at_hash_mismatch', facts)).toEqual(found);
});

const cnf = (confirmation: unknown) => ({ cnf: confirmation });
const introspected = (confirmation: unknown): Partial<TokenFacts> => ({
  answers: {
    introspection: { at: NOON, receivedAt: NOON, claims: { active: true, cnf: confirmation } },
  },
});

test.each([
  ['a key', factsWith(cnf({ jkt: 'k' })), error(), undefined],
  ['a certificate', factsWith(cnf({ 'x5t#S256': 'c' })), undefined, error()],
  ['both, pasted', factsWith(cnf({ jkt: 'k', 'x5t#S256': 'c' }), PASTED), error(), error()],
  [
    'a key, as its issuer says',
    factsOfText('opaque-1', introspected({ jkt: 'k' })),
    error(),
    undefined,
  ],
  ['nothing that counts', factsWith(cnf({ kid: 'k', jkt: 1 })), undefined, undefined],
  ['nothing', factsWith(cnf(null), introspected(null)), undefined, undefined],
  [
    'a key, in an ID token',
    factsWith(cnf({ jkt: 'k' }), { kind: 'id_token' }),
    undefined,
    undefined,
  ],
  [
    'a key, in the access token beside it',
    factsWith({}, { kind: undefined, ...introspected({ jkt: 'k' }) }),
    undefined,
    undefined,
  ],
])('bound to %s', (_what, facts, dpop, mtls) => {
  expect(foundIn('cnf_dpop', facts)).toEqual(dpop);
  expect(foundIn('cnf_mtls', facts)).toEqual(mtls);
});
