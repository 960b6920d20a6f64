import { expect, test } from 'vitest';
import { error, info } from '../../../src/core/findings/finding.ts';
import { factsOfText, factsWith, foundIn } from '../../support/token-facts.ts';

const CLAIMS = { email: 'alice@shop.test', name: 'Alice', role: 'buyer' };

test.each([
  ['name and address', factsWith(CLAIMS), info({ list: ['email', 'name'] })],
  ['a name as Entra has it', factsWith({ upn: 'a' }), info({ list: ['upn'] })],
  ['another as Entra has it', factsWith({ unique_name: 'a' }), info({ list: ['unique_name'] })],
  [
    'who is verified to be who',
    factsWith({ birth_given_name: 'A' }),
    info({ list: ['birth_given_name'] }),
  ],
  ['nothing but null', factsWith({ name: null }), undefined],
  ['nothing', factsWith({ role: 'buyer' }), undefined],
  ['name and address, in an ID token', factsWith(CLAIMS, { kind: 'id_token' }), undefined],
  ['name and address, pasted', factsWith(CLAIMS, { kind: undefined, app: undefined }), undefined],
  [
    'name and address, in what is an ID token',
    factsWith({ ...CLAIMS, at_hash: 'a' }, { header: { typ: 'JWT' } }),
    undefined,
  ],
])('personal data: %s', (_what, facts, found) => {
  expect(foundIn('pii', facts)).toEqual(found);
});

test.each([
  ['are elsewhere', { _claim_names: { groups: 'src1' } }, info()],
  ['are too many', { hasgroups: true }, info()],
  ['are too many, as text', { hasgroups: 'true' }, info()],
  ['are listed', { groups: ['a'], hasgroups: false }, undefined],
  ['are here, and the address is elsewhere', { _claim_names: { address: 'src1' } }, undefined],
  ['are nothing that makes sense', { _claim_names: 'groups' }, undefined],
])('groups that %s', (_what, claims, found) => {
  expect(foundIn('group_overage', factsWith(claims))).toEqual(found);
});

test.each([
  ['password', { password: 'x' }, ['password']],
  ['client_secret', { client_secret: 'x' }, ['client_secret']],
  ['clientSecret', { clientSecret: 'x' }, ['clientSecret']],
  ['api-key', { 'api-key': 'x' }, ['api-key']],
  ['a number', { pwd: 1234 }, ['pwd']],
  ['in a name space', { 'https://shop.test/private_key': 'x' }, ['https://shop.test/private_key']],
  [
    'deep down',
    { user: [{ login: { passwd: 'x' } }, { pwd: 'y' }] },
    ['user.login.passwd', 'user.pwd'],
  ],
])('a secret: %s', (_what, claims, list) => {
  expect(foundIn('secret_in_token', factsWith(claims))).toEqual(error({ list }));
});

test.each([
  'passphrase',
  'passcode',
  'secret',
  'secret_key',
  'shared_secret',
  'api_secret',
  'accessKey',
  'secretAccessKey',
  'refresh_token',
])('a secret by the name %s', (name) => {
  expect(foundIn('secret_in_token', factsWith({ [name]: 'x' }))).toEqual(error({ list: [name] }));
});

test.each([
  ['a way to sign in', { amr: ['pwd', 'password'] }],
  ['when a password ends', { pwd_exp: 12, password_expires_at: 'x' }],
  ['whether there is one', { password: true, secret: null, pwd: '', api_key: {} }],
])('no secret: %s', (_what, claims) => {
  expect(foundIn('secret_in_token', factsWith(claims))).toBeUndefined();
});

test('a secret that an SD-JWT discloses', () => {
  const { text } = factsWith();
  const disclosure = Buffer.from('["salt","password","x"]').toString('base64url');
  const facts = factsOfText(`${text}~${disclosure}~`);
  expect(foundIn('secret_in_token', facts)).toEqual(error({ list: ['password'] }));
  expect(foundIn('sd_jwt', facts)).toEqual(info());
});
