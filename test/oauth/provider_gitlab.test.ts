import { describe, expect, test } from 'vitest';
import { readToken } from '../../src/core/token/read-token.ts';
import { failureFrom, NOON } from '../support/grants.ts';
import { withHostileIssuer } from '../support/issuers.ts';
import { type Described, idTokenFor, renew, signInTo, userApp } from '../support/simulated-app.ts';
import { firstAskedOf } from '../support/simulated-hosts.ts';
import { has, isRenewal, playOpenId } from '../support/simulated-openid.ts';

withHostileIssuer();

const SERVER = 'https://gitlab.example.com';

let count = 0;

/** `saysEnd`: whether `expires_in` is there, which was once missing. */
const playGitLab = ({ saysEnd = true } = {}) =>
  playOpenId(
    {
      issuer: SERVER,
      authorization_endpoint: `${SERVER}/oauth/authorize`,
      token_endpoint: `${SERVER}/oauth/token`,
      introspection_endpoint: `${SERVER}/oauth/introspect`,
      revocation_endpoint: `${SERVER}/oauth/revoke`,
      userinfo_endpoint: `${SERVER}/oauth/userinfo`,
      code_challenge_methods_supported: ['plain', 'S256'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    },
    {
      client: { id: 'client' },
      tokens: (asked, request) => {
        count += 1;
        return {
          access_token: `glo${count}`,
          token_type: 'Bearer',
          ...(saysEnd && { expires_in: 7200 }),
          scope: asked.get('scope'),
          created_at: 1_607_635_748,
          ...(has(asked, 'openid') &&
            !isRenewal(request) && { id_token: idTokenFor(asked, SERVER) }),
        };
      },
      refreshToken: { isGiven: () => true, isSingleUse: true },
    },
  );

const GITLAB: Described = {
  provider: 'gitlab',
  blanks: { server: 'gitlab.example.com' },
  form: { clientId: 'client' },
};

describe('GitLab', () => {
  test('takes an app that is not confidential, by PKCE alone', async () => {
    playGitLab();
    const { tokens } = await signInTo(await userApp(GITLAB));
    expect(readToken(tokens.accessToken)).toEqual({ form: 'opaque' });
    expect(tokens).toMatchObject({ subject: 'user-1', scopes: ['openid', 'read_user'] });
    const { form } = firstAskedOf(`${SERVER}/oauth/token`);
    expect([form.has('code_verifier'), form.has('client_secret')]).toEqual([true, false]);
  });

  test('counts two hours from now, whatever created_at says', async () => {
    playGitLab();
    const { tokens } = await signInTo(await userApp(GITLAB));
    expect(tokens.expiresAt).toBe(NOON + 7_200_000);
  });

  test('that does not say when a token ends leaves it without an end', async () => {
    playGitLab({ saysEnd: false });
    const { tokens } = await signInTo(await userApp(GITLAB));
    expect(tokens).not.toHaveProperty('expiresAt');
  });

  test('gives another refresh token each time, and whom it stands for stays known', async () => {
    playGitLab();
    const app = await userApp(GITLAB);
    const first = await signInTo(app);
    const second = await renew(app, first);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect(second.tokens.subject).toBe('user-1');
    expect((await renew(app, second)).tokens.accessToken).not.toBe(second.tokens.accessToken);
  });

  test('ends the sign-in at a refresh token that was used', async () => {
    playGitLab();
    const app = await userApp(GITLAB);
    const first = await signInTo(app);
    await renew(app, first);
    expect((await failureFrom(renew(app, first))).code).toBe('sign_in_ended');
  });
});
