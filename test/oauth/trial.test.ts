import { describe, expect, test } from 'vitest';
import { BEARER } from '../../src/core/header-line.ts';
import { tryToken } from '../../src/oauth/trial.ts';
import { failureFrom, realFetch } from '../support/grants.ts';
import { status } from '../support/hostile-issuer.ts';
import { issuer, withHostileIssuer } from '../support/issuers.ts';

withHostileIssuer();

const TOKEN = 'opaque-token-0123456789';

const tried = (header = BEARER) =>
  tryToken(`${issuer.url}/x?page=2`, { header, token: TOKEN }, { http: realFetch });

test('one request, with the header of the app', async () => {
  issuer.on('/x', status(204));
  expect(await tried({ name: 'x-token', scheme: 'Key' })).toEqual({ status: 204 });
  expect(issuer.received).toMatchObject([
    { method: 'GET', path: '/x?page=2', headers: { 'x-token': `Key ${TOKEN}` } },
  ]);
});

describe('every status is an answer', () => {
  test.each([200, 204, 304, 400, 404, 418, 429, 500, 503])('%i', async (code) => {
    issuer.on('/x', status(code, { 'www-authenticate': 'Bearer error="x"' }));
    expect(await tried()).toEqual({ status: code });
  });

  test.each([401, 403])('%i says why', async (code) => {
    const words = `Bearer error="invalid_token", error_description="no ${TOKEN}"`;
    issuer.on('/x', status(code, { 'www-authenticate': words }));
    expect(await tried()).toEqual({
      status: code,
      challenge: { error: 'invalid_token', description: 'no …' },
    });
  });

  test('or does not', async () => {
    issuer.on('/x', status(401));
    expect(await tried()).toEqual({ status: 401, challenge: {} });
  });
});

describe('no answer', () => {
  test.each([301, 302, 303, 307, 308])('is a redirect: %i', async (code) => {
    issuer.on('/x', status(code, { location: `${issuer.url}/y` }));
    expect(await failureFrom(tried())).toEqual({ code: 'redirected' });
    expect(issuer.received).toHaveLength(1);
  });

  test('is one that breaks off before it begins', async () => {
    issuer.on('/x', (response) => response.destroy());
    expect(await failureFrom(tried())).toEqual({ code: 'unreachable' });
  });
});

test('a body that never ends is not waited for', async () => {
  issuer.on('/x', (response) => response.writeHead(200).write('x'.repeat(100_000)));
  expect(await tried()).toEqual({ status: 200 });
});
