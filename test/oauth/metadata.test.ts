import { describe, expect, test } from 'vitest';
import { discover } from '../../src/oauth/discover.ts';
import { realFetch } from '../support/grants.ts';
import { json } from '../support/hostile-issuer.ts';
import { issuer, withHostileIssuer } from '../support/issuers.ts';

withHostileIssuer();

const find = (changes: object) => {
  const required = { issuer: issuer.url, token_endpoint: `${issuer.url}/token` };
  issuer.on('/.well-known/openid-configuration', json({ ...required, ...changes }));
  return discover(issuer.url, realFetch);
};

describe('what an issuer may have beside', () => {
  const ENDPOINTS = [
    ['deviceAuthorizationEndpoint', 'device_authorization_endpoint'],
    ['pushedRequestEndpoint', 'pushed_authorization_request_endpoint'],
    ['introspectionEndpoint', 'introspection_endpoint'],
    ['revocationEndpoint', 'revocation_endpoint'],
    ['userinfoEndpoint', 'userinfo_endpoint'],
    ['endSessionEndpoint', 'end_session_endpoint'],
    ['jwksUri', 'jwks_uri'],
  ] as const;

  test.each(ENDPOINTS)('%s may be on another host', async (name, member) => {
    expect((await find({ [member]: 'https://other.test/x?y=1' }))[name]).toBe(
      'https://other.test/x?y=1',
    );
  });

  test.each(ENDPOINTS)('%s is left out where it cannot be used', async (name, member) => {
    for (const wrong of ['http://other.test/x', 'javascript:alert(1)', 'https://a:b@a.test/', 7]) {
      expect(await find({ [member]: wrong })).not.toHaveProperty(name);
    }
  });

  const LISTS = [
    ['grants', 'grant_types_supported'],
    ['authentications', 'token_endpoint_auth_methods_supported'],
    ['pkceMethods', 'code_challenge_methods_supported'],
    ['responseModes', 'response_modes_supported'],
    ['scopes', 'scopes_supported'],
  ] as const;

  test.each(LISTS)('%s are those that it names, if they are names', async (name, member) => {
    expect((await find({ [member]: ['a', 'b'] }))[name]).toEqual(['a', 'b']);
    expect(await find({ [member]: ['a', 7] })).not.toHaveProperty(name);
  });

  test.each([
    [true, true],
    ['true', false],
    [undefined, false],
  ])('%j for the wish that requests are pushed means %j', async (says, wants) => {
    expect((await find({ require_pushed_authorization_requests: says })).wantsPushedRequests).toBe(
      wants,
    );
  });
});
