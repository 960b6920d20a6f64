import { describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { type Renewal, refresh } from '../../src/oauth/refresh-token.ts';
import { codeGrant, failureFrom, now, realFetch } from '../support/grants.ts';
import { json } from '../support/hostile-issuer.ts';
import { issuer, withHostileIssuer } from '../support/issuers.ts';
import { jwtWith } from '../support/samples.ts';

withHostileIssuer();

const PREVIOUS = { accessToken: 'before', scopes: ['a', 'b'], who: 'alice' };

/** Renews at an issuer that answers with this. */
const refreshed = (answer: object, { previous }: Pick<Renewal, 'previous'>) => {
  issuer.on('/token', json({ access_token: 'next', token_type: 'Bearer', ...answer }));
  const renewal = { refreshToken: 'refresh-1', credentials: {}, previous };
  return refresh(codeGrant(issuer.url), renewal, { http: realFetch, now });
};

describe('tokens for another user', () => {
  const idToken = (sub: string, more: object = {}) =>
    jwtWith({
      iss: issuer.url,
      aud: 'shop',
      sub,
      iat: Math.floor(Date.now() / 1000),
      exp: Math.floor(Date.now() / 1000) + 60,
      ...more,
    });
  const of = (sub: string) => jwtWith({ sub });

  test.each<[string, () => object, () => object, string | undefined]>([
    [
      'by both ID tokens',
      () => ({ idToken: idToken('a') }),
      () => ({ id_token: idToken('b') }),
      'alice → b',
    ],
    [
      'by the name in the ID token',
      () => ({ idToken: idToken('a') }),
      () => ({ id_token: idToken('b', { email: 'b@shop.test' }) }),
      'alice → b@shop.test',
    ],
    [
      'by both access tokens',
      () => ({ accessToken: of('a') }),
      () => ({ access_token: of('b') }),
      'alice → b',
    ],
    [
      'by the subject that an ID token told once',
      () => ({ subject: 'a' }),
      () => ({ id_token: idToken('b') }),
      'alice → b',
    ],
    [
      'not where the ID tokens agree',
      () => ({ idToken: idToken('a') }),
      () => ({ id_token: idToken('a') }),
      undefined,
    ],
    [
      'not where the access tokens agree',
      () => ({ accessToken: of('a') }),
      () => ({ access_token: of('a') }),
      undefined,
    ],
    [
      'not where nothing can be read',
      () => ({ subject: 'a' }),
      () => ({ access_token: 'opaque' }),
      undefined,
    ],
    [
      'not where an access token names its user otherwise than the ID token did',
      () => ({ idToken: idToken('a'), subject: 'a' }),
      () => ({ access_token: of('a-for-the-api') }),
      undefined,
    ],
    [
      'not where only now an ID token comes, which names the user otherwise',
      () => ({ accessToken: of('a-for-the-api'), subject: 'a-for-the-api' }),
      () => ({ id_token: idToken('a'), access_token: of('a-for-the-api') }),
      undefined,
    ],
    [
      'not where only the access tokens differ',
      () => ({ idToken: idToken('a'), accessToken: of('x') }),
      () => ({ id_token: idToken('a'), access_token: of('y') }),
      undefined,
    ],
  ])('are found out %s', async (_how, before, answer, expected) => {
    const previous = { ...PREVIOUS, ...before() };
    const work = refreshed({ refresh_token: 'refresh-2', ...answer() }, { previous });
    if (expected === undefined) expect((await work).refreshToken).toBe('refresh-2');
    else expect(await failureFrom(work)).toEqual(failure('subject_changed', expected));
  });

  test('are no such where nobody was known before', async () => {
    const work = refreshed({ access_token: of('b') }, { previous: undefined });
    expect((await work).tokens).toMatchObject({ who: 'b', subject: 'b' });
  });

  test('are told without a token, and without what cannot be shown', async () => {
    const previous = { ...PREVIOUS, who: 'al\nice', accessToken: of('a') };
    const answer = { access_token: of(`b\u202e${idToken('c')}`) };
    const found = await failureFrom(refreshed(answer, { previous }));
    expect(found).toEqual(failure('subject_changed', 'al ice → b …'));
  });
});
