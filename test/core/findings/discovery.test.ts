import { describe, expect, test } from 'vitest';
import type { Metadata } from '../../../src/core/discovery.ts';
import { failure } from '../../../src/core/failure.ts';
import { warn } from '../../../src/core/findings/finding.ts';
import { appWith, STORED_APP } from '../../support/samples.ts';
import { factsWith, foundIn, NOON } from '../../support/token-facts.ts';

const at = (issuer: string) =>
  appWith({ grant: { ...STORED_APP.grant, server: { ...STORED_APP.grant.server, issuer } } });

const told = (metadata: Partial<Metadata>, app = appWith()) => {
  const issuer = app.grant.kind === 'pasted' ? '' : app.grant.server.issuer;
  const sound = {
    issuer,
    tokenEndpoint: `${issuer}/token`,
    namesItself: true,
    wantsPushedRequests: false,
  };
  const facts = { fetchedAt: NOON, freshUntil: NOON, metadata: { ...sound, ...metadata } };
  return foundIn('discovery_bad', factsWith({}, { app, issuer: facts }));
};

describe('metadata that looks wrong', () => {
  test.each<[string, Partial<Metadata>, string]>([
    ['of another issuer', { issuer: 'https://issuer.test/' }, 'issuer: https://issuer.test/'],
    [
      'with plain PKCE alone',
      { pkceMethods: ['plain'] },
      'code_challenge_methods_supported: plain',
    ],
    ['with no PKCE', { pkceMethods: [] }, 'code_challenge_methods_supported: –'],
    ['with keys elsewhere', { jwksUri: 'https://evil.example/keys' }, 'jwks_uri: evil.example'],
    [
      'with a token endpoint elsewhere',
      { tokenEndpoint: 'https://evil.example/t' },
      'token_endpoint: evil.example',
    ],
  ])('%s', (_what, metadata, odd) => {
    expect(told(metadata)).toEqual(warn({ list: [odd] }));
  });

  test('in several ways at once', () => {
    const odd = { issuer: 'https://b.test', pkceMethods: ['plain'] };
    const list = ['issuer: https://b.test', 'code_challenge_methods_supported: plain'];
    expect(told(odd)).toEqual(warn({ list }));
  });

  test('or that was not read, because it names another issuer', () => {
    const issuer = { fetchedAt: NOON, freshUntil: NOON, failure: failure('issuer_mismatch') };
    expect(foundIn('discovery_bad', factsWith({}, { issuer }))).toEqual(warn({ list: ['issuer'] }));
    const unreachable = { ...issuer, failure: failure('unreachable') };
    expect(foundIn('discovery_bad', factsWith({}, { issuer: unreachable }))).toBeUndefined();
  });
});

describe('metadata that is as it should be', () => {
  test.each<[string, Partial<Metadata>]>([
    ['with S256', { pkceMethods: ['plain', 'S256'] }],
    ['without a word about PKCE', {}],
    ['with a subdomain', { jwksUri: 'https://keys.issuer.test/jwks' }],
  ])('%s', (_what, metadata) => {
    expect(told(metadata)).toBeUndefined();
  });

  test('of Google, whose endpoints are elsewhere', () => {
    const elsewhere = { tokenEndpoint: 'https://oauth2.googleapis.com/token' };
    expect(told(elsewhere, at('https://accounts.google.com'))).toBeUndefined();
    expect(told(elsewhere, at('https://accounts.example.com'))).toMatchObject({ level: 'warn' });
  });

  test('of a client that makes no use of PKCE', () => {
    const { issuer, tokenEndpoint } = STORED_APP.grant.server;
    const client = { id: 'shop', authentication: 'client_secret_basic' };
    const own = { server: { issuer, tokenEndpoint }, client, request: { scopes: [] } };
    const app = appWith({ grant: { kind: 'client_credentials', ...own } });
    expect(told({ pkceMethods: ['plain'] }, app)).toBeUndefined();
  });

  test('or that nobody has fetched, or that is beside an ID token', () => {
    expect(foundIn('discovery_bad', factsWith())).toBeUndefined();
    expect(
      told({ issuer: 'https://b.test' }, appWith({ grant: { kind: 'pasted' } })),
    ).toBeUndefined();
  });

  test('on this machine, by its whole name', () => {
    const app = at('http://127.0.0.1:3000');
    expect(told({ jwksUri: 'http://127.0.0.1:4000/jwks' }, app)).toBeUndefined();
    expect(told({ jwksUri: 'http://127.1.0.1:3000/jwks' }, app)).toMatchObject({ level: 'warn' });
  });
});
