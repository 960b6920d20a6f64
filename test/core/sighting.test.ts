import { describe, expect, test } from 'vitest';
import { readAddress } from '../../src/core/pasted-address.ts';
import { sightingIn } from '../../src/core/sighting.ts';
import { valueIn } from '../support/samples.ts';

const AUTH = 'https://issuer.test/auth';
const PLAIN = `${AUTH}?response_type=code&client_id=shop&scope=openid`;

describe('nothing was seen', () => {
  test.each([
    [''],
    ['about:blank'],
    ['no address'],
    ['https://issuer.test/'],
    [AUTH],
    [`${AUTH}?response_type=code`],
    [`${AUTH}?client_id=shop`],
    [`${AUTH}#client_id=shop&response_type=code`],
    ['https://app.test/cart?client_id=shop&redirect_uri=https://app.test/cb'],
    ['javascript:alert(1)?client_id=shop&response_type=code'],
    [`data:text/html,?client_id=shop&response_type=code`],
    // Plain http is told to everyone on the way, and no app may use it.
    ['http://issuer.test/auth?client_id=shop&response_type=code'],
    ['https://ada:hush@issuer.test/auth?client_id=shop&response_type=code'],
    [`${PLAIN}&x=${'a'.repeat(40_000)}`],
  ])('%#: %.80s', (address) => {
    expect(sightingIn(address)).toBeUndefined();
  });
});

describe('a request was seen', () => {
  test.each([
    ['an authorization request', PLAIN],
    [
      'one that is pushed',
      `${AUTH}?client_id=shop&request_uri=urn:ietf:params:oauth:request_uri:1`,
    ],
    ['one that is signed', `${AUTH}?client_id=shop&request=ey.J.x`],
    ['one without a response type', `${AUTH}?client_id=shop&redirect_uri=https://app.test/cb`],
    ['one on this machine', 'http://localhost:8080/auth?client_id=shop&response_type=code'],
  ])('%s', (_what, address) => {
    expect(new URL(sightingIn(address) ?? '').searchParams.get('client_id')).toBe('shop');
  });

  test('as it was, where nothing in it is private', () => {
    const address = `${PLAIN}&redirect_uri=https%3A%2F%2Fapp.test%2Fcb&code_challenge_method=S256&resource=urn%3Aa&resource=urn%3Ab`;
    expect(sightingIn(address)).toBe(address);
  });
});

describe('nothing private stays', () => {
  test.each([
    'state',
    'nonce',
    'code_challenge',
    'id_token_hint',
    'login_hint',
    'logout_hint_token',
    'request',
    'claims',
    'dpop_jkt',
    'sessionToken',
    'session_state',
    'login_ticket',
    'login_challenge',
    'csrf',
    'username',
    'password',
    'sid',
    'client_secret',
    'client_assertion',
  ])('%s', (name) => {
    for (const address of [
      `${PLAIN}&${name}=hush`,
      `${AUTH}?${name}=hush&${name}=hush2&${PLAIN.slice(AUTH.length + 1)}`,
    ]) {
      expect(sightingIn(address)).not.toContain('hush');
    }
  });

  test('of several side by side', () => {
    const address = `${PLAIN}&state=hush&nonce=hush&login_hint=hush&claims=hush&x=y`;
    expect(sightingIn(address)).toBe(`${PLAIN}&x=y`);
  });

  test('in the fragment', () => {
    expect(sightingIn(`${PLAIN}#hush`)).toBe(PLAIN);
  });
});

describe('what the form reads is the same as in the whole request', () => {
  const PRIVATE = '&state=s&nonce=n&id_token_hint=h';
  test.each([
    ['with PKCE', '&code_challenge=c&code_challenge_method=S256'],
    ['with plain PKCE', '&code_challenge=c'],
    ['without PKCE', ''],
    ['signed', '&request=ey.J.x'],
    ['pushed', '&request_uri=urn:ietf:params:oauth:request_uri:1'],
    ['with much', '&audience=a&prompt=login&max_age=5&response_mode=form_post&resource=urn:a&x=y'],
  ])('%s', (_what, query) => {
    const whole = PLAIN + PRIVATE + query;
    expect(valueIn(readAddress(sightingIn(whole) ?? ''))).toEqual(valueIn(readAddress(whole)));
  });
});
