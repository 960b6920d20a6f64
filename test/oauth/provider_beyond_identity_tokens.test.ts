import { beforeEach, describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { readToken } from '../../src/core/token/read-token.ts';
import { failureFrom, NOON } from '../support/grants.ts';
import { withHostileIssuer } from '../support/issuers.ts';
import { type Described, renew, signInTo, userApp } from '../support/simulated-app.ts';
import { playBeyondIdentity } from '../support/simulated-beyond-identity.ts';
import {
  PUBLIC,
  REFERENTIAL,
  SEALED,
  SHOP,
  SHOP_BLANKS,
} from '../support/simulated-beyond-shop.ts';
import { firstAskedOf, queryOf } from '../support/simulated-hosts.ts';

withHostileIssuer();

beforeEach(() => {
  playBeyondIdentity([PUBLIC, REFERENTIAL]);
});

const claimsIn = (token: string) => {
  const reading = readToken(token);
  return reading.form === 'self-contained' ? reading.claims : undefined;
};

describe('Beyond Identity: lifetime and custom claims from the preset’s blanks', () => {
  const custom: Described = {
    ...SHOP,
    blanks: { ...SHOP_BLANKS, lifetime: '600', claims: '{"role":"tester","a b":"1&2=3"}' },
  };
  const claims = { role: 'tester', 'a b': '1&2=3' };

  test('go along with the exchange, and not with the page', async () => {
    const app = await userApp(custom);
    const { tokens } = await signInTo(app);
    expect(claimsIn(tokens.accessToken)?.['bi_custom']).toEqual(claims);
    expect(tokens.expiresAt).toBe(NOON + 600_000);
    const page = queryOf(firstAskedOf(app.grant.server.authorizationEndpoint));
    expect(page.has('custom_claims')).toBe(false);
  });

  test('go along with each renewal', async () => {
    const app = await userApp(custom);
    const { tokens } = await renew(app, await signInTo(app));
    expect(claimsIn(tokens.accessToken)?.['bi_custom']).toEqual(claims);
    expect(tokens.expiresAt).toBe(NOON + 600_000);
  });

  test('are not sent where the blanks are empty', async () => {
    const app = await userApp(SHOP);
    await signInTo(app);
    const { form } = firstAskedOf(app.grant.server.tokenEndpoint);
    expect([form.has('expiration_time'), form.has('custom_claims')]).toEqual([false, false]);
  });
});

describe('Beyond Identity: a confidential OAuth2 application with referential tokens', () => {
  test('proves itself by Basic, and its token cannot be read', async () => {
    const app = await userApp({ ...SEALED, form: { ...SEALED.form, scope: '' } });
    const { tokens } = await signInTo(app);
    expect(readToken(tokens.accessToken)).toMatchObject({
      form: 'referential',
      header: { enc: 'A256GCM' },
    });
    const { headers } = firstAskedOf(app.grant.server.tokenEndpoint);
    expect(headers.authorization).toMatch(/^Basic /);
  });

  test('has no scopes without a resource server', async () => {
    const app = await userApp({ ...SEALED, form: { ...SEALED.form, scope: 'orders:read' } });
    expect((await signInTo(app)).tokens.scopes).toEqual([]);
  });

  test('has no ID token, which the preset’s scope would have', async () => {
    const work = signInTo(await userApp(SEALED));
    expect(await failureFrom(work)).toEqual(failure('no_id_token'));
  });

  test('with a wrong secret is refused', async () => {
    const app = await userApp({ ...SEALED, form: { ...SEALED.form, clientSecret: 'wrong' } });
    expect((await failureFrom(signInTo(app))).code).toBe('client_refused');
  });
});
