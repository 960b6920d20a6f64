import { describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { completeSignIn } from '../../src/oauth/authorization-code.ts';
import type { Http } from '../../src/oauth/http.ts';
import { failureFrom, NOON, signIn } from '../support/grants.ts';
import { issuer, withHostileIssuer } from '../support/issuers.ts';
import { type Described, ports, renew, signInTo, userApp } from '../support/simulated-app.ts';
import { playGitHub } from '../support/simulated-github.ts';
import { agreeing, firstAskedOf, queryOf, theirs } from '../support/simulated-hosts.ts';

withHostileIssuer();

const OAUTH_APP = { id: 'Ov23li', secret: 'hush', expires: false };
const GITHUB_APP = { ...OAUTH_APP, id: 'Iv23li', expires: true };

const described = (id: string, clientSecret = 'hush'): Described => ({
  provider: 'github',
  form: { clientId: id, clientSecret },
});

const oauthApp = () => {
  playGitHub(OAUTH_APP);
  return userApp(described(OAUTH_APP.id));
};
const gitHubApp = () => {
  playGitHub(GITHUB_APP);
  return userApp(described(GITHUB_APP.id));
};

/** A browser whose requests say nothing of JSON. */
const sayingNothing: Http = (url, { headers, ...request }) => {
  const others = new Headers(headers);
  others.delete('accept');
  return theirs(url, { ...request, headers: others });
};

describe('GitHub: a sign-in to an OAuth app', () => {
  test('asks nobody for metadata', async () => {
    await oauthApp();
    expect(issuer.received).toEqual([]);
  });

  test('brings an opaque token that nobody says the end of, and no refresh token', async () => {
    const { tokens, refreshToken } = await signInTo(await oauthApp());
    expect(tokens.accessToken).toMatch(/^gho_/);
    expect(tokens).toMatchObject({ scopes: ['read:user'], renewable: false });
    expect(tokens).not.toHaveProperty('expiresAt');
    expect(tokens).not.toHaveProperty('notes');
    expect(refreshToken).toBeUndefined();
    expect(tokens).not.toHaveProperty('refreshToken');
  });

  test('sends the secret beside PKCE', async () => {
    await signInTo(await oauthApp());
    const page = queryOf(firstAskedOf('https://github.com/login/oauth/authorize'));
    expect(page.get('code_challenge_method')).toBe('S256');
    const { form, headers } = firstAskedOf('https://github.com/login/oauth/access_token');
    expect(form.get('client_secret')).toBe('hush');
    expect(form.has('code_verifier')).toBe(true);
    expect(headers.accept).toBe('application/json');
  });

  test('is read as well where the answer is a form', async () => {
    const { tokens } = await signInTo(await oauthApp(), sayingNothing);
    expect(tokens.accessToken).toMatch(/^gho_/);
    expect(tokens.notes).toEqual(['form_encoded']);
  });

  test('that comes back from another issuer is not ours', async () => {
    const { grant, credentials } = await oauthApp();
    const authorize = async (url: URL) => {
      const answer = await agreeing(url);
      answer.searchParams.set('iss', 'https://evil.test');
      return answer;
    };
    const work = signIn(grant, credentials, { ...ports, authorize });
    expect(await failureFrom(work)).toEqual(failure('issuer_response', 'https://evil.test'));
  });
});

describe('GitHub: errors, which come with 200', () => {
  test.each([
    ['in JSON', theirs],
    ['in a form', sayingNothing],
  ])('of a wrong secret, %s, are errors in its own words', async (_, http) => {
    const app = await oauthApp();
    const wrong = { ...app, credentials: { secret: 'wrong' } };
    const { detail } = await failureFrom(signInTo(wrong, http));
    expect(detail).toBe(
      'incorrect_client_credentials: The client_id and/or client_secret passed are incorrect.',
    );
  });

  test('of an app without its secret are the same', async () => {
    playGitHub(OAUTH_APP);
    const { form } = described(OAUTH_APP.id);
    const app = await userApp({ provider: 'github', form: { ...form, authentication: 'none' } });
    const { detail } = await failureFrom(signInTo(app));
    expect(detail).toContain('incorrect_client_credentials');
  });

  test('of a code that was used are errors', async () => {
    const { grant, credentials } = await oauthApp();
    const used = new URLSearchParams({ code: 'used', state: 's' });
    const binding = { state: 's', redirectUri: 'https://app.test/', verifier: 'v'.repeat(43) };
    const work = completeSignIn(grant, credentials, binding, used, ports);
    const { detail } = await failureFrom(work);
    expect(detail).toBe('bad_verification_code: The code passed is incorrect or expired.');
  });
});

describe('GitHub: a GitHub App whose tokens expire', () => {
  test.each([
    ['in JSON', theirs],
    ['in a form', sayingNothing],
  ])('has a token for eight hours, and a refresh token, %s', async (_, http) => {
    const { tokens, refreshToken } = await signInTo(await gitHubApp(), http);
    expect(tokens.accessToken).toMatch(/^ghu_/);
    expect(tokens.expiresAt).toBe(NOON + 8 * 3_600_000);
    expect(refreshToken).toMatch(/^ghr_/);
    expect(tokens.refreshToken).toEqual({ receivedAt: NOON, expiresAt: NOON + 15_897_600_000 });
  });

  test('is renewed with another refresh token each time', async () => {
    const app = await gitHubApp();
    const first = await signInTo(app);
    const second = await renew(app, first);
    const third = await renew(app, second);
    const given = [first, second, third].map(({ refreshToken }) => refreshToken);
    expect(new Set(given).size).toBe(3);
    expect(third.tokens.accessToken).toMatch(/^ghu_/);
  });

  test('cannot be renewed twice by the same refresh token', async () => {
    const app = await gitHubApp();
    const first = await signInTo(app);
    await renew(app, first);
    const { detail } = await failureFrom(renew(app, first));
    expect(detail).toBe('bad_refresh_token: The refresh token passed is incorrect or expired.');
  });
});
