import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ordersWeb } from '../../demo/clients.ts';
import { failure } from '../../src/core/failure.ts';
import type { Authorization } from '../../src/core/token-request.ts';
import { authorizeAs } from '../support/demo-user.ts';
import {
  codeGrant,
  failureFrom,
  loopback,
  now,
  REDIRECT_URI,
  realFetch,
  signIn,
} from '../support/grants.ts';
import { json } from '../support/hostile-issuer.ts';
import { demo, issuer, withDemo, withHostileIssuer } from '../support/issuers.ts';

withHostileIssuer();
withDemo();

type Pkce = Authorization['pkce'];

/** What the page was asked with, and what the exchange then said. */
async function bothHalves(pkce: Pkce) {
  issuer.on('/token', json({ access_token: 'token', token_type: 'Bearer' }));
  let asked = new URLSearchParams();
  await signIn(
    codeGrant(issuer.url, { authorization: { pkce } }),
    {},
    {
      http: realFetch,
      now,
      authorize: async ({ searchParams }) => {
        asked = searchParams;
        return new URL(`${REDIRECT_URI}?code=code-1&state=${searchParams.get('state')}`);
      },
    },
  );
  return { asked, exchanged: issuer.received[0]?.form ?? new URLSearchParams() };
}

test('S256 sends the hash first and the verifier later (RFC 7636 §4.2)', async () => {
  const { asked, exchanged } = await bothHalves('S256');
  const verifier = exchanged.get('code_verifier') ?? '';
  expect(verifier).toMatch(/^[\w-]{43}$/);
  expect(asked.get('code_challenge_method')).toBe('S256');
  expect(asked.get('code_challenge')).toBe(
    createHash('sha256').update(verifier).digest('base64url'),
  );
});

test('plain sends the verifier twice', async () => {
  const { asked, exchanged } = await bothHalves('plain');
  expect(asked.get('code_challenge_method')).toBe('plain');
  expect(asked.get('code_challenge')).toMatch(/^[\w-]{43}$/);
  expect(exchanged.get('code_verifier')).toBe(asked.get('code_challenge'));
});

test('none sends nothing of it', async () => {
  const { asked, exchanged } = await bothHalves('none');
  const names = [...asked.keys(), ...exchanged.keys()];
  expect(names.filter((name) => name.startsWith('code_'))).toEqual([]);
});

describe('at a real issuer', () => {
  const register = (client_id: string) =>
    demo.issuer.register({
      client_id,
      redirect_uris: [REDIRECT_URI],
      token_endpoint_auth_method: 'none',
    });
  const signInBy = (id: string, pkce: Pkce) => {
    const changes = { client: { id }, authorization: { pkce } };
    const ports = { http: loopback, now: Date.now, authorize: authorizeAs('alice') };
    return signIn(codeGrant(demo.issuer.url, changes), {}, ports);
  };

  test('S256 is taken', async () => {
    expect((await signInBy(ordersWeb.id, 'S256')).tokens.scopes).toEqual(['orders:read']);
  });

  test('none is taken from a client that may', async () => {
    await register('no-pkce-app');
    expect((await signInBy('no-pkce-app', 'none')).tokens.scopes).toEqual(['orders:read']);
  });

  test('none is refused to any other', async () => {
    const { code, detail } = await failureFrom(signInBy(ordersWeb.id, 'none'));
    expect(code).toBe('pkce_required');
    expect(detail).toMatch(/^invalid_request: .*PKCE/);
  });

  test('plain is refused where the issuer knows S256 only', async () => {
    const { code, detail } = await failureFrom(signInBy(ordersWeb.id, 'plain'));
    expect(code).toBe('pkce_refused');
    expect(detail).toMatch(/^invalid_request: .*code_challenge_method/);
  });
});

/** As they are said, by RFC 7636 §4.4.1, Keycloak, Okta, Entra, Spring, Hydra, Google and oidc-provider. */
describe('what issuers say of PKCE', () => {
  const failureAfter = (description: string) => {
    issuer.on('/token', json({ error: 'invalid_request', error_description: description }, 400));
    const authorize = async ({ searchParams }: URL) =>
      new URL(`${REDIRECT_URI}?code=the-code&state=${searchParams.get('state')}`);
    return failureFrom(signIn(codeGrant(issuer.url), {}, { http: realFetch, now, authorize }));
  };

  test.each([
    'code challenge required',
    'Missing parameter: code_challenge_method',
    'Missing parameter: code_challenge',
    'PKCE code challenge is required by the application.',
    'AADSTS9002325: Proof Key for Code Exchange is required for cross-origin authorization code redemption.',
    'Clients must include a code_challenge when performing the authorize code flow, but it is missing.',
    'Authorization Server policy requires PKCE to be used for this request',
    'Missing code verifier.',
  ])('%s', async (words) => {
    expect(await failureAfter(words)).toEqual(
      failure('pkce_required', `invalid_request: ${words}`),
    );
  });

  test.each([
    'transform algorithm not supported',
    'not supported value of code_challenge_method',
    'Invalid parameter: code challenge method is not configured one',
    "The code_challenge_method 'plain' is not supported, use S256 instead.",
    'code_challenge_method must be S256',
    'Unsupported code_challenge_method',
    'unknown parameter code_challenge',
  ])('%s', async (words) => {
    expect(await failureAfter(words)).toEqual(failure('pkce_refused', `invalid_request: ${words}`));
  });

  test.each(['The code is over.', 'PKCE verification failed', 'redirect_uri is required'])(
    'nothing of the kind: %s',
    async (words) => {
      expect((await failureAfter(words)).code).toBe('refused');
    },
  );
});
