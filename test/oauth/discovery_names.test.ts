import { describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { discover, discoverFirst } from '../../src/oauth/discover.ts';
import type { Http } from '../../src/oauth/http.ts';
import { failureFrom, realFetch } from '../support/grants.ts';
import { dropped, html, json, status } from '../support/hostile-issuer.ts';
import { issuer, withHostileIssuer } from '../support/issuers.ts';

const OIDC = '/.well-known/openid-configuration';
const OAUTH = '/.well-known/oauth-authorization-server';

const OTHER = { issuer: 'https://evil.test', token_endpoint: 'https://evil.test/token' };

withHostileIssuer();

const metadata = (changes: object = {}) => ({
  issuer: issuer.url,
  authorization_endpoint: `${issuer.url}/auth`,
  token_endpoint: `${issuer.url}/token`,
  ...changes,
});
const named = (path: string) => json(metadata({ issuer: `${issuer.url}${path}` }));
const find = (path = '') => discover(`${issuer.url}${path}`, realFetch);
const asked = () => issuer.received.map(({ path }) => path);

describe('an issuer of another name', () => {
  test.each([
    ['/tenant', '/tenant/'],
    ['/tenant/', '/tenant'],
    ['/example.com', '/0b9c'],
    ['/realm/auth', '/realm'],
    ['', '/realm'],
  ])('that was asked for as %j is taken under its own, %j', async (path, name) => {
    for (const at of [path, name]) issuer.on(`${at.replace(/\/$/, '')}${OIDC}`, named(name));
    expect((await find(path)).issuer).toBe(`${issuer.url}${name}`);
  });

  test('is not taken where it does not say the same of itself', async () => {
    issuer.on(`/a${OIDC}`, named('/b'));
    issuer.on(`/b${OIDC}`, named('/c'));
    issuer.on(`/c${OIDC}`, named('/c'));
    expect(await failureFrom(find('/a'))).toEqual(failure('issuer_mismatch'));
  });

  test.each(['acme.com', '', 'not a url'])('that is no address, %j, is not taken', async (name) => {
    issuer.on(OIDC, json(metadata({ issuer: name })));
    issuer.on(OAUTH, json(metadata({ issuer: name })));
    expect((await failureFrom(find())).code).toMatch(/^(issuer_mismatch|bad_answer)$/);
  });

  test('between host and path, as RFC 8414 §5 has it, is found', async () => {
    issuer.on(`${OIDC}/tenant`, named('/tenant'));
    expect((await find('/tenant')).issuer).toBe(`${issuer.url}/tenant`);
    expect(asked()).toEqual([`/tenant${OIDC}`, `${OAUTH}/tenant`, `${OIDC}/tenant`]);
  });
});

describe('at issuers that are known to break the rule', () => {
  /** The host of an issuer, played by the hostile one. */
  const playing =
    (origin: string): Http =>
    (url, request) =>
      realFetch(url.replace(origin, issuer.url), request);
  const MICROSOFT = 'https://login.microsoftonline.com';
  const PLACEHOLDER = `${MICROSOFT}/{tenantid}/v2.0`;

  test.each(['common', 'organizations'])('Entra is taken for %s', async (tenants) => {
    issuer.on(`/${tenants}/v2.0${OIDC}`, json(metadata({ issuer: PLACEHOLDER })));
    const asked = `${MICROSOFT}/${tenants}/v2.0`;
    expect(await discover(asked, playing(MICROSOFT))).toMatchObject({ issuer: asked });
  });

  test.each([
    [`${MICROSOFT}/contoso/v2.0`, PLACEHOLDER],
    [`${MICROSOFT}/common/v2.0`, 'https://evil.test/{tenantid}/v2.0'],
    ['https://evil.test/common/v2.0', PLACEHOLDER],
  ])('%s is not taken for %s', async (asked, name) => {
    const { pathname, origin } = new URL(asked);
    issuer.on(`${pathname}${OIDC}`, json(metadata({ issuer: name })));
    const found = await failureFrom(discover(asked, playing(origin)));
    expect(found.code).toMatch(/^(issuer_mismatch|no_metadata)$/);
  });

  const B2C = 'https://acme.b2clogin.com';
  const EVIL = 'https://acme.evil.test';

  test.each([
    [B2C, B2C, true],
    [B2C, EVIL, false],
    [EVIL, EVIL, false],
  ])('a policy at %s may name a tenant at %s: %j', async (origin, other, isTaken) => {
    const name = `${other}/1234/v2.0/`;
    issuer.on(`/acme/b2c_1_in/v2.0${OIDC}`, json(metadata({ issuer: name })));
    const found = discover(`${origin}/acme/b2c_1_in/v2.0`, playing(origin));
    const taken = await found.then((metadata) => metadata.issuer).catch(() => undefined);
    expect(taken).toBe(isTaken ? name : undefined);
  });
});

describe('of several candidates', () => {
  const first = (...paths: string[]) =>
    discoverFirst(
      paths.map((path) => (path.startsWith('http') ? path : `${issuer.url}${path}`)),
      realFetch,
    );
  test('the first that answers is taken, and the others are not asked', async () => {
    issuer.on(`/b${OIDC}`, named('/b'));
    issuer.on(`/c${OIDC}`, named('/c'));
    expect((await first('/a', '/b', '/c')).issuer).toBe(`${issuer.url}/b`);
    expect(asked()).not.toContain(`/c${OIDC}`);
  });

  test('two that differ only by a slash are one', async () => {
    await failureFrom(first('/a', '/a/'));
    expect(asked()).toHaveLength(3);
  });

  test('even a failure leaves the others a chance', async () => {
    issuer.on(`/a${OIDC}`, status(500));
    issuer.on(`/b${OIDC}`, named('/b'));
    expect((await first('/a', '/b')).issuer).toBe(`${issuer.url}/b`);
  });

  test('the most telling failure is told', async () => {
    issuer.on(`/b${OIDC}`, html());
    expect(await failureFrom(first('/a', '/b'))).toEqual(failure('not_json'));
    issuer.on(`/c${OIDC}`, json(OTHER));
    expect(await failureFrom(first('/a', '/b', '/c'))).toEqual(failure('issuer_mismatch'));
    expect(await failureFrom(first('/a', '/d'))).toEqual(failure('no_metadata'));
    expect(await failureFrom(first())).toEqual(failure('no_metadata'));
  });

  test('a host that does not answer is asked once', async () => {
    issuer.on(`/a${OIDC}`, dropped);
    issuer.on(`/b${OIDC}`, named('/b'));
    expect(await failureFrom(first('/a', '/b'))).toEqual(failure('unreachable'));
    expect(asked()).toEqual([`/a${OIDC}`]);
  });
});
