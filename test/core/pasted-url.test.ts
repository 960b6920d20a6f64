import { describe, expect, test } from 'vitest';
import { type PastedAddress, readAddress } from '../../src/core/pasted-address.ts';
import { valueIn } from '../support/samples.ts';

const read = (text: string): PastedAddress => valueIn(readAddress(text));

function issuerOf(text: string) {
  const address = read(text);
  if (address.kind === 'provider') throw new Error(`${text} was read as a name`);
  return address;
}

const requestOf = (query: Record<string, string>, endpoint = 'https://id.test/authorize') =>
  read(`${endpoint}?${new URLSearchParams({ client_id: 'web', response_type: 'code', ...query })}`);

describe('a login page hides the request that it goes back to', () => {
  const inner = '/connect/authorize?client_id=spa&response_type=code&scope=openid&state=SECRET';

  test.each([
    `https://id.test/login?${new URLSearchParams({ x: '1', ReturnUrl: inner })}`,
    `https://id.test/login?${new URLSearchParams({ goto: `https://id.test${inner}` })}`,
    `https://id.test/login?${new URLSearchParams({
      ReturnUrl: inner.replace('authorize', 'authorize/callback'),
    })}`,
  ])('%s', (text) => {
    expect(read(text)).toMatchObject({
      kind: 'request',
      form: {
        clientId: 'spa',
        scope: 'openid',
        authorizationEndpoint: 'https://id.test/connect/authorize',
      },
    });
    expect(JSON.stringify(read(text))).not.toContain('SECRET');
  });

  test('GitHub’s, which has no response type', () => {
    const back = '/login/oauth/authorize?client_id=gh&redirect_uri=https%3A%2F%2Fapp.test';
    const query = new URLSearchParams({ client_id: 'gh', return_to: back });
    expect(read(`https://github.com/login?${query}`)).toMatchObject({
      kind: 'request',
      form: { clientId: 'gh', redirectUri: 'https://app.test' },
    });
  });

  test('at a provider’s own host', () => {
    const goto = `https://t.auth0.com/authorize?client_id=spa&response_type=code`;
    expect(read(`https://login.test/?${new URLSearchParams({ goto })}`)).toMatchObject({
      kind: 'request',
      recognised: { provider: { id: 'auth0' } },
    });
  });

  test.each([
    'https://evil.test/authorize?client_id=spa&response_type=code',
    '//evil.test/authorize?client_id=spa&response_type=code',
    'https://evil.test/realms/r/protocol/openid-connect/auth?client_id=spa&response_type=code',
  ])('but never one elsewhere: %s', (goto) => {
    const address = issuerOf(`https://id.test/login?${new URLSearchParams({ goto })}`);
    expect(address.kind).toBe('issuer');
    expect(JSON.stringify(address)).not.toContain('evil');
  });

  test('and it is not looked for in a request', () => {
    const address = requestOf({
      redirect_uri: 'https://id.test/x/authorize?client_id=b&response_type=code',
    });
    expect(address).toMatchObject({ form: { clientId: 'web' } });
  });

  test('a page that names the client says no more', () => {
    const page =
      'https://id.test/realms/r/login-actions/authenticate?client_id=web&session_code=SECRET';
    expect(read(page)).toMatchObject({
      kind: 'issuer',
      candidates: ['https://id.test/realms/r', 'https://id.test/realms/r/'],
      form: { clientId: 'web' },
    });
    expect(JSON.stringify(read(page))).not.toContain('SECRET');
  });
});
