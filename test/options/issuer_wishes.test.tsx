import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { Metadata } from '../../src/core/discovery.ts';
import {
  choose,
  field,
  ISSUER_FIELD,
  METADATA,
  openOptions,
  press,
  type,
} from '../support/options-page.tsx';

async function found(changes: Partial<Metadata>, prepare: () => Promise<unknown> = async () => 0) {
  const page = await openOptions('#/new', { apps: [] });
  await prepare();
  await type(ISSUER_FIELD, METADATA.issuer);
  await press('Find endpoints');
  await page.discover({ kind: 'found', metadata: { ...METADATA, ...changes } });
  return page;
}

describe('what an issuer says', () => {
  test('fills every endpoint', async () => {
    const endpoints = {
      introspectionEndpoint: 'https://id.example.com/introspect',
      revocationEndpoint: 'https://id.example.com/revoke',
      userinfoEndpoint: 'https://id.example.com/me',
      endSessionEndpoint: 'https://id.example.com/end',
    };
    await found(endpoints);
    expect(field('Introspection endpoint').value).toBe(endpoints.introspectionEndpoint);
    expect(field('Revocation endpoint').value).toBe(endpoints.revocationEndpoint);
    expect(field('UserInfo endpoint').value).toBe(endpoints.userinfoEndpoint);
    expect(field('End session endpoint').value).toBe(endpoints.endSessionEndpoint);
    expect(screen.getByText('6 known')).toBeTruthy();
  });

  test.each<[readonly string[] | undefined, string]>([
    [undefined, 'S256'],
    [['plain', 'S256'], 'S256'],
    [['plain'], 'plain'],
    [['other'], 'none'],
  ])('PKCE methods %o: %s', async (pkceMethods, method) => {
    await found({ ...(pkceMethods && { pkceMethods }) });
    expect(field('PKCE').value).toBe(method);
    expect(field('PKCE').closest('details')?.open).toBe(method !== 'S256');
  });

  test.each<[readonly string[] | undefined, string]>([
    [undefined, ''],
    [['email', 'orders'], ''],
    [['offline_access', 'email', 'openid'], 'openid offline_access'],
    [['openid'], 'openid'],
  ])('scopes %o: “%s” to sign a user in, and to stay signed in', async (scopes, scope) => {
    await found({ ...(scopes && { scopes }) });
    expect(field('Scope').value).toBe(scope);
  });

  test('leaves scopes that were typed as they are', async () => {
    await found({ scopes: ['openid'] }, () => type('Scope', 'orders'));
    expect(field('Scope').value).toBe('orders');
  });

  test('asks for no user’s scopes for a machine', async () => {
    await found({ scopes: ['openid'] }, () => choose('How to get the token', 'client_credentials'));
    expect(field('Scope').value).toBe('');
  });

  test('leaves PKCE as it was chosen, and warns', async () => {
    await found({ pkceMethods: ['S256'] }, () => choose('PKCE', 'plain'));
    expect(field('PKCE').value).toBe('plain');
    expect(screen.getByText(/does not list this PKCE method\. It lists: S256/)).toBeTruthy();
  });

  test('is gone with the issuer', async () => {
    await found({ pkceMethods: ['plain'], wantsPushedRequests: true });
    expect(field('Push the request first').checked).toBe(true);
    await type(ISSUER_FIELD, 'https://other.example.com');
    expect(field('PKCE').value).toBe('S256');
    expect(field('Push the request first').checked).toBe(false);
  });

  test('has requests pushed where it takes no others', async () => {
    const pushedRequestEndpoint = 'https://id.example.com/par';
    await found({ wantsPushedRequests: true, pushedRequestEndpoint });
    expect(field('Push the request first').checked).toBe(true);
    expect(field('Pushed authorization request endpoint').value).toBe(pushedRequestEndpoint);
  });

  test('replaces a method that nobody chose', async () => {
    await found({ authentications: ['private_key_jwt', 'client_secret_post'] }, () =>
      choose('How to get the token', 'client_credentials'),
    );
    expect(field('Client authentication').value).toBe('client_secret_post');
  });

  test('leaves a method that was chosen, and warns', async () => {
    await found({ authentications: ['client_secret_post'] }, () =>
      choose('Client authentication', 'client_secret_jwt'),
    );
    expect(field('Client authentication').value).toBe('client_secret_jwt');
    expect(
      screen.getByText(/does not list this method\. It lists: client_secret_post/),
    ).toBeTruthy();
    await choose('Client authentication', 'client_secret_post');
    expect(screen.queryByText(/does not list this method/)).toBeNull();
  });

  test.each([
    ['none', ['client_secret_post']],
    ['client_secret_basic_raw', ['client_secret_basic']],
  ])('has nothing against %s beside %o', async (method, authentications) => {
    await found({ authentications }, () => choose('Client authentication', method));
    expect(screen.queryByText(/does not list this method/)).toBeNull();
  });

  test('warns of a grant and of a response mode that it does not list', async () => {
    await found({ grants: ['client_credentials'], responseModes: ['query'] });
    expect(
      screen.getByText(/this way of getting a token\. It lists: client_credentials/),
    ).toBeTruthy();
    await choose('Response mode', 'form_post');
    expect(screen.getByText(/this response mode\. It lists: query/)).toBeTruthy();
    await choose('How to get the token', 'client_credentials');
    expect(screen.queryByText(/this way of getting a token/)).toBeNull();
  });
});
