import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FailureError, failure } from '../../src/core/failure.ts';
import { mint } from '../../src/oauth/client-credentials.ts';
import { type Http, limited } from '../../src/oauth/http.ts';
import { failureFrom, machineGrant, now, realFetch } from '../support/grants.ts';
import {
  dropped,
  type HostileIssuer,
  json,
  spyOn,
  startHostileIssuer,
  status,
} from '../support/hostile-issuer.ts';

let issuer: HostileIssuer;
let thief: HostileIssuer;

beforeAll(async () => {
  issuer = await startHostileIssuer();
  thief = await startHostileIssuer();
});
beforeEach(() => {
  issuer.reset();
  thief.reset();
});
afterAll(async () => {
  await issuer.close();
  await thief.close();
});

const LIMITS = { timeout: 10_000, maxBytes: 1000 };
const post = (http: Http = realFetch, limits = LIMITS) =>
  limited(http, limits)(`${issuer.url}/token`, { method: 'POST', body: 'code=hush' });

describe('a redirect is not followed', () => {
  test.each([301, 302, 303, 307, 308])('%d', async (code) => {
    issuer.on('/token', status(code, { location: `${thief.url}/token` }));
    expect(await failureFrom(post())).toEqual(failure('redirected'));
    expect(issuer.received).toHaveLength(1);
    expect(thief.received).toEqual([]);
  });

  test('with a secret, out of a token request', async () => {
    issuer.on('/token', status(307, { location: `${thief.url}/token` }));
    const ports = { http: realFetch, now };
    expect(await failureFrom(mint(machineGrant(issuer.url), { secret: 'hush' }, ports))).toEqual(
      failure('redirected'),
    );
    expect(thief.received).toEqual([]);
  });

  // What a browser hands out instead: neither a status nor a target.
  test('that a browser has made opaque', async () => {
    const opaque = Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });
    expect(await failureFrom(post(async () => opaque))).toEqual(failure('redirected'));
  });
});

describe('an answer that does not come whole', () => {
  test('is unreachable where nobody listens', async () => {
    const gone = await startHostileIssuer();
    await gone.close();
    const request = limited(realFetch, LIMITS)(`${gone.url}/token`, {});
    expect(await failureFrom(request)).toEqual(failure('unreachable'));
  });

  test('is unreachable where the connection is dropped', async () => {
    issuer.on('/token', dropped);
    expect(await failureFrom(post())).toEqual(failure('unreachable'));
  });

  test('is cut off where the connection is dropped in the middle of the body', async () => {
    issuer.on('/token', (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"access_token":', () => response.destroy());
    });
    expect(await failureFrom(post())).toEqual(failure('cut_off'));
  });

  test('is a timeout where no answer comes', async () => {
    issuer.on('/token', () => undefined);
    const request = post(realFetch, { ...LIMITS, timeout: 30 });
    expect(await failureFrom(request)).toEqual(failure('timeout'));
  });

  test('is a timeout where the body never ends, however busily it drips', async () => {
    issuer.on('/token', (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 5);
      response.on('close', () => clearInterval(drip));
    });
    const request = post(realFetch, { timeout: 60, maxBytes: 1e9 });
    expect(await failureFrom(request)).toEqual(failure('timeout'));
  });

  test('is too large by one byte, whatever length it promises', async () => {
    issuer.on('/token', (response) => {
      response.writeHead(200, { 'transfer-encoding': 'chunked' });
      response.write('x'.repeat(600));
      response.end('x'.repeat(401));
    });
    expect(await failureFrom(post())).toEqual(failure('too_large', '1000'));
  });

  test('is too large over 1 MiB where nobody says otherwise', async () => {
    issuer.on('/token', json({ access_token: 'x'.repeat(1024 * 1024), token_type: 'bearer' }));
    const request = mint(machineGrant(issuer.url), { secret: 'hush' }, { http: realFetch, now });
    expect(await failureFrom(request)).toEqual(failure('too_large', '1048576'));
  });

  test('is not read to its end once it is too large', async () => {
    let cancelled = false;
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(600)),
      cancel: () => {
        cancelled = true;
      },
    });
    expect(await failureFrom(post(async () => new Response(body)))).toEqual(
      failure('too_large', '1000'),
    );
    expect(cancelled).toBe(true);
  });
});

describe('a server that asks to be left alone is busy', () => {
  test.each([429, 500, 502, 503])('%d', async (code) => {
    issuer.on('/token', json({ error: 'invalid_grant' }, code));
    expect(await failureFrom(post())).toEqual(failure('busy', String(code)));
  });

  test.each<[string, Record<string, string>, number | undefined]>([
    ['120', {}, 120_000],
    ['0', {}, undefined],
    ['-5', {}, undefined],
    ['1.5', {}, undefined],
    ['soon', {}, undefined],
    ['', {}, undefined],
    ['Thu, 01 Jan 2026 12:01:30 GMT', { date: 'Thu, 01 Jan 2026 12:00:00 GMT' }, 90_000],
    ['Thu, 01 Jan 2026 11:59:00 GMT', { date: 'Thu, 01 Jan 2026 12:00:00 GMT' }, undefined],
    ['Thu, 01 Jan 2026 12:01:30 GMT', { date: '' }, undefined],
  ])('for Retry-After %j with %j: %j ms', async (value, headers, wait) => {
    const http: Http = async () =>
      new Response('', { status: 429, headers: { 'retry-after': value, ...headers } });
    const error = await post(http).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(FailureError);
    expect((error as FailureError).retryAfter).toBe(wait);
  });

  test('and what it asked survives a whole token request', async () => {
    issuer.on('/token', status(503, { 'retry-after': '7' }));
    const ports = { http: realFetch, now };
    const error = await mint(machineGrant(issuer.url), { secret: 'hush' }, ports).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ failure: failure('busy', '503'), retryAfter: 7000 });
  });
});

test('no cookies, no referrer, no cache and no redirect, whatever the caller wants', async () => {
  issuer.on('/token', status(204));
  const { http, calls } = spyOn();
  const answer = await limited(http)(`${issuer.url}/token`, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: 'grant_type=x',
    credentials: 'include',
    redirect: 'follow',
    cache: 'force-cache',
    referrerPolicy: 'unsafe-url',
  });
  expect(calls).toEqual([
    {
      url: `${issuer.url}/token`,
      request: {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: 'grant_type=x',
        credentials: 'omit',
        redirect: 'manual',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: expect.any(AbortSignal),
      },
    },
  ]);
  expect(issuer.received).toMatchObject([{ method: 'POST', path: '/token' }]);
  expect(issuer.received[0]?.form.get('grant_type')).toBe('x');
  expect([answer.status, await answer.text()]).toEqual([204, '']);
});

test.each([200, 400, 401, 404])(
  'an answer within its limits comes through whole: %d',
  async (code) => {
    issuer.on('/token', json({ say: 'ü'.repeat(400) }, code, { 'x-more': 'yes' }));
    const answer = await post();
    expect(answer.status).toBe(code);
    expect(answer.headers.get('x-more')).toBe('yes');
    expect(await answer.json()).toEqual({ say: 'ü'.repeat(400) });
  },
);
