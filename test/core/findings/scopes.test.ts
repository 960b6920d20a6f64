import { describe, expect, test } from 'vitest';
import { info, warn } from '../../../src/core/findings/finding.ts';
import { appWith, jwtWith, STORED_APP } from '../../support/samples.ts';
import { asking, factsOfText, factsWith, foundIn, tokensWith } from '../../support/token-facts.ts';

const asks = (...scopes: string[]) => asking({ scopes });

const lacking = (scopes: string[], tokens = {}, claims = {}) =>
  foundIn(
    'scope_less',
    factsWith(claims, { app: asks(...scopes), tokens: tokensWith({ scopes: [], ...tokens }) }),
  );

describe('fewer scopes than were asked for', () => {
  test.each<[string, string[], object, object, string[]]>([
    ['one is missing', ['a', 'b'], { scopes: ['a'] }, {}, ['b']],
    ['none was granted', ['a', 'b'], {}, {}, ['a', 'b']],
    ['one that an API demanded is', ['a'], { scopes: ['a'], demanded: ['b'] }, {}, ['b']],
    ['no ID token came', ['openid'], {}, {}, ['openid']],
    ['the ID token does not tell', ['email'], { idToken: jwtWith({ sub: '7' }) }, {}, ['email']],
    ['a name of Object', ['constructor'], { idToken: jwtWith({ sub: '7' }) }, {}, ['constructor']],
    [
      'another API’s default',
      ['api://b/.default'],
      { scopes: ['api://a/read'] },
      {},
      ['api://b/.default'],
    ],
  ])('%s', (_what, asked, tokens, claims, list) => {
    expect(lacking(asked, tokens, claims)).toEqual(warn({ list }));
  });

  test.each<[string, string[], object, object]>([
    ['all by the answer', ['a'], { scopes: ['a'] }, {}],
    ['all by the token', ['a', 'b'], {}, { scope: 'b a' }],
    ['all by a list in scp', ['a'], {}, { scp: ['a'] }],
    ['openid, by an ID token', ['openid'], { idToken: jwtWith({ sub: '7' }) }, {}],
    ['email, by the ID token', ['email'], { idToken: jwtWith({ email: 'a@b.test' }) }, {}],
    [
      'email, by its name at Google',
      ['email'],
      { scopes: ['https://www.googleapis.com/auth/userinfo.email'] },
      {},
    ],
    ['the default of Entra', ['api://a/.default'], { scopes: ['api://a/read'] }, {}],
    ['a refresh token, which is told of elsewhere', ['offline_access'], { renewable: false }, {}],
  ])('not where they are there: %s', (_what, asked, tokens, claims) => {
    expect(lacking(asked, tokens, claims)).toBeUndefined();
  });

  test('not where nobody asked, nobody says, or it is an ID token', () => {
    const tokens = tokensWith({ scopes: [] });
    const pasted = appWith({ grant: { kind: 'pasted' } });
    expect(foundIn('scope_less', factsWith({}, { app: pasted, tokens }))).toBeUndefined();
    expect(foundIn('scope_less', factsWith({}, { app: undefined }))).toBeUndefined();
    expect(foundIn('scope_less', factsWith({}, { app: asks('a') }))).toBeUndefined();
    const silent = factsWith({}, { app: asks('a'), tokens: tokensWith() });
    expect(foundIn('scope_less', silent)).toBeUndefined();
    const facts = factsWith({}, { app: asks('a'), tokens, kind: 'id_token' });
    expect(foundIn('scope_less', facts)).toBeUndefined();
  });
});

test.each([
  [{ scope: ['a'] }, info('scope')],
  [{ scp: 'a b' }, info('scp')],
  [{ scp: ['a'] }, info('scp')],
  [{ scope: 'a b' }, undefined],
  [{ scope: 'a', scp: ['a'] }, undefined],
  [{ scp: 7 }, undefined],
  [{}, undefined],
])('scopes in another form than one text: %j', (claims, found) => {
  expect(foundIn('scope_format', factsWith(claims))).toEqual(found);
  expect(foundIn('scope_format', factsWith(claims, { app: undefined, kind: undefined }))).toEqual(
    found,
  );
});

test.each<[Record<string, unknown>, string[] | undefined, string[] | undefined]>([
  [{ scope: 'a b a b a' }, undefined, ['a', 'b']],
  [{ scp: ['a', 'a'] }, undefined, ['a']],
  [{}, ['b', 'b'], ['b']],
  [{ scope: 'a a' }, ['a', 'a'], ['a']],
  [{ scope: 'a b' }, ['a', 'b'], undefined],
  [{}, undefined, undefined],
])('scopes twice: %j, answered with %j', (claims, scopes, list) => {
  const tokens = tokensWith(scopes ? { scopes } : {});
  const found = foundIn('scope_duplicate', factsWith(claims, { tokens }));
  expect(found).toEqual(list && info({ list }));
});

describe('an ID token that is to be sent without openid', () => {
  const grant = { ...STORED_APP.grant, request: { scopes: ['orders'] } };
  const told = (app: object, tokens?: object) =>
    foundIn(
      'openid_missing',
      factsOfText('', {
        kind: 'id_token',
        app: appWith({ grant, send: 'id_token', ...app }),
        tokens: tokens && tokensWith(tokens),
      }),
    );

  test('is told, before and after a sign-in', () => {
    expect(told({})).toEqual(warn());
    expect(told({}, {})).toEqual(warn());
  });

  test.each<[string, object, object]>([
    ['it is the access token that is sent', { send: 'access_token' }, {}],
    ['it was asked for', { grant: STORED_APP.grant }, {}],
    ['an API demanded it', {}, { demanded: ['openid'] }],
    ['it came all the same', {}, { idToken: jwtWith({}) }],
    ['it was pasted', { grant: { kind: 'pasted' } }, {}],
  ])('not where %s', (_what, app, tokens) => {
    expect(told(app, tokens)).toBeUndefined();
  });

  test('not of a refresh token that was got elsewhere', () => {
    const server = { issuer: 'https://issuer.test', tokenEndpoint: 'https://issuer.test/token' };
    const client = { id: 'shop', authentication: 'none' };
    const request = { scopes: [] };
    expect(told({ grant: { kind: 'refresh_token', server, client, request } })).toBeUndefined();
  });
});
