import { decodeJwt } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { demoPassword } from '../../demo/users.ts';
import type { AppId } from '../../src/core/app-id.ts';
import { failure } from '../../src/core/failure.ts';
import { signInByPassword } from '../../src/oauth/password.ts';
import { type Exchanged, exchange } from '../../src/oauth/token-exchange.ts';
import { failureFrom, loopback, now, realFetch } from '../support/grants.ts';
import { json } from '../support/hostile-issuer.ts';
import {
  ALL_GRANTS,
  exchangeGrant,
  grantTypes,
  passwordGrant,
  registerAllGrants,
} from '../support/issuer-server.ts';
import { demo, issuer, withDemo, withHostileIssuer } from '../support/issuers.ts';

withHostileIssuer();
withDemo();
beforeAll(() => registerAllGrants());

const ports = { http: realFetch, now };
const TYPE = 'urn:ietf:params:oauth:token-type:';
const ANSWER = { access_token: 'token', token_type: 'Bearer', issued_token_type: `${TYPE}jwt` };

const exchanged = (answer: object, tokens: Exchanged = { subjectToken: 'theirs' }, code = 200) => {
  issuer.on('/token', json(answer, code));
  return exchange(exchangeGrant(issuer.url), {}, tokens, ports);
};
const form = () => Object.fromEntries(issuer.received[0]?.form ?? []);

describe('the request', () => {
  const usual = { grant_type: grantTypes.exchange, client_id: ALL_GRANTS, scope: 'orders:read' };

  test('has the subject, and says what kind of token it is', async () => {
    await exchanged(ANSWER);
    expect(form()).toEqual({
      ...usual,
      subject_token: 'theirs',
      subject_token_type: `${TYPE}access_token`,
    });
  });

  test('says that an ID token is one', async () => {
    issuer.on('/token', json(ANSWER));
    const subject = { app: 'shop' as AppId, token: 'id_token' } as const;
    const tokens = { subjectToken: 'theirs' };
    await exchange(exchangeGrant(issuer.url, { subject }), {}, tokens, ports);
    expect(form()).toMatchObject({ subject_token_type: `${TYPE}id_token` });
  });

  test('has the actor where there is one', async () => {
    await exchanged(ANSWER, { subjectToken: 'theirs', actorToken: 'ours' });
    expect(form()).toEqual({
      ...usual,
      subject_token: 'theirs',
      subject_token_type: `${TYPE}access_token`,
      actor_token: 'ours',
      actor_token_type: `${TYPE}access_token`,
    });
  });
});

describe('the answer', () => {
  test.each([`${TYPE}access_token`, `${TYPE}jwt`, undefined])(
    'of type %j is taken',
    async (type) => {
      const { tokens } = await exchanged({ ...ANSWER, issued_token_type: type });
      expect(tokens).toMatchObject({ accessToken: 'token', renewable: true });
    },
  );

  test.each([
    [{ token_type: 'N_A', issued_token_type: `${TYPE}saml2` }],
    [{ issued_token_type: `${TYPE}refresh_token` }],
  ])('with %j is no token for an API', async (changes) => {
    const found = await failureFrom(exchanged({ ...ANSWER, ...changes }));
    expect(found.code).toBe('token_type');
  });

  test('quotes none of the tokens', async () => {
    const answer = { error: 'invalid_request', error_description: 'theirs-1 for ours-2' };
    const tokens = { subjectToken: 'theirs-1', actorToken: 'ours-2' };
    const found = await failureFrom(exchanged(answer, tokens, 400));
    expect(found).toEqual(failure('refused', 'invalid_request: … for …'));
  });
});

describe('at a real issuer', () => {
  const atDemo = { http: loopback, now };
  const tokenOf = async (username: string) => {
    const grant = passwordGrant(demo.issuer.url, { username });
    return (await signInByPassword(grant, {}, demoPassword, atDemo)).tokens.accessToken;
  };
  const at = (tokens: Exchanged) => exchange(exchangeGrant(demo.issuer.url), {}, tokens, atDemo);

  test('the token stands for the same user, and says who acts', async () => {
    const subjectToken = await tokenOf('alice');
    const { tokens } = await at({ subjectToken, actorToken: await tokenOf('bob') });
    expect(tokens.accessToken).not.toBe(subjectToken);
    expect(decodeJwt(tokens.accessToken)).toMatchObject({ sub: 'alice', act: { sub: 'bob' } });
    expect(tokens).toMatchObject({ scopes: ['orders:read'], subject: 'alice' });
  });

  test('a token that is none is refused', async () => {
    expect((await failureFrom(at({ subjectToken: 'made-up' }))).code).toBe('refused');
  });
});
