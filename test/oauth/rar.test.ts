import { describe, expect, test } from 'vitest';
import { ordersWeb } from '../../demo/clients.ts';
import { readToken } from '../../src/core/token/read-token.ts';
import { beginSignIn } from '../../src/oauth/authorization-code.ts';
import { mint } from '../../src/oauth/client-credentials.ts';
import { authorizeAs } from '../support/demo-user.ts';
import {
  codeGrant,
  failureFrom,
  loopback,
  machineGrant,
  now,
  REDIRECT_URI,
  realFetch,
  signIn,
} from '../support/grants.ts';
import { json } from '../support/hostile-issuer.ts';
import { demo, issuer, withDemo, withHostileIssuer } from '../support/issuers.ts';

withHostileIssuer();
withDemo();

const ports = { http: realFetch, now };
const DETAILS = '[ {"type":"orders", "actions":["read"]} ]';
const BEARER = { access_token: 'token', token_type: 'Bearer' };

describe('authorization details (RFC 9396)', () => {
  test('go with the page, as they were written, and not with the exchange', async () => {
    issuer.on('/token', json(BEARER));
    const grant = codeGrant(issuer.url, { request: { scopes: [], details: DETAILS } });
    let asked = new URLSearchParams();
    const authorize = async ({ searchParams }: URL) => {
      asked = searchParams;
      return new URL(`${REDIRECT_URI}?code=code-1&state=${searchParams.get('state')}`);
    };
    await signIn(grant, {}, { ...ports, authorize });
    expect(asked.getAll('authorization_details')).toEqual([DETAILS]);
    expect(issuer.received[0]?.form.has('authorization_details')).toBe(false);
  });

  test('are not there where the app has none', async () => {
    const { url } = await beginSignIn(codeGrant(issuer.url), {}, REDIRECT_URI, ports);
    expect(url.searchParams.has('authorization_details')).toBe(false);
  });

  test('go with the token request where that begins the grant', async () => {
    issuer.on('/token', json(BEARER));
    await mint(machineGrant(issuer.url, {}, { details: DETAILS }), { secret: 'hush' }, ports);
    expect(issuer.received[0]?.form.get('authorization_details')).toBe(DETAILS);
  });
});

describe('at a real issuer', () => {
  const signInWith = (details: string) => {
    const changes = { client: { id: ordersWeb.id }, request: { scopes: ['orders:read'], details } };
    const authorize = authorizeAs('alice');
    return signIn(
      codeGrant(demo.issuer.url, changes),
      {},
      { http: loopback, now: Date.now, authorize },
    );
  };

  test('they are in the token', async () => {
    const { tokens } = await signInWith(DETAILS);
    expect(readToken(tokens.accessToken)).toMatchObject({
      claims: { authorization_details: [{ type: 'orders', actions: ['read'] }] },
    });
  });

  test('those that the issuer does not know are refused in its words', async () => {
    const { code, detail } = await failureFrom(signInWith('[{"type":"orders","actions":["eat"]}]'));
    expect(code).toBe('refused');
    expect(detail).toMatch(/^invalid_authorization_details/);
  });
});
