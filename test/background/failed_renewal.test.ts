import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Intercept } from '../../demo/issuer.ts';
import { failure } from '../../src/core/failure.ts';
import { cutShort, dripping, dropped, tokenAnswer } from '../support/intercepts.ts';
import {
  ORDERS,
  openScene,
  pass,
  REPORTS,
  secretsOf,
  sessionOf,
  tokenOf,
} from '../support/scene.ts';

const scene = openScene();

const SECOND = 1000;
const MEBIBYTE = 1024 * 1024;
const HTML = { 'content-type': 'text/html' };

/** The longest wait: what does not pass soon is asked again after this many seconds. */
const LATE = 900;

/** Twenty real seconds are too long for a test. */
function hurryTimeouts() {
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((span) => timeout(span / 100));
}

beforeEach(hurryTimeouts);
afterEach(() => vi.restoreAllMocks());

describe('what does not end a sign-in: the token, its rule and the refresh token stay', () => {
  test.each<[string, Intercept, string, number]>([
    ['a dropped connection', dropped, 'unreachable', 30],
    ['500', tokenAnswer(500, {}), 'busy', 30],
    ['429', tokenAnswer(429, {}), 'busy', 30],
    ['429 that asks for 120 s', tokenAnswer(429, {}, { 'retry-after': '120' }), 'busy', 120],
    ['503 that asks for an hour', tokenAnswer(503, {}, { 'retry-after': '3600' }), 'busy', 3600],
    ['a web page', tokenAnswer(200, '<p>Hi', HTML), 'not_json', LATE],
    ['a refused client', tokenAnswer(401, { error: 'invalid_client' }), 'client_refused', LATE],
    ['a refused request', tokenAnswer(400, { error: 'invalid_request' }), 'refused', LATE],
    ['a redirect', tokenAnswer(302, '', { location: '/maintenance' }), 'redirected', LATE],
    ['an answer without a token', tokenAnswer(200, {}), 'no_token', LATE],
    ['an error with 200', tokenAnswer(200, { error: 'temporarily_unavailable' }), 'refused', LATE],
    [
      'an error with 200 for the client',
      tokenAnswer(200, { error: 'invalid_client' }),
      'client_refused',
      LATE,
    ],
    ['an empty 400', tokenAnswer(400), 'status', LATE],
    ['a web page with 400', tokenAnswer(400, '<p>Hi', HTML), 'status', LATE],
    ['half of an object', tokenAnswer(200, '{"access_token":"tok'), 'not_json', LATE],
    ['an answer that breaks off', cutShort, 'unreachable', 30],
    ['an answer that never ends', dripping, 'timeout', 30],
    ['20 MB', tokenAnswer(200, ' '.repeat(20 * MEBIBYTE)), 'too_large', LATE],
    [
      'a token of a megabyte',
      tokenAnswer(200, { access_token: 'x'.repeat(1_000_000), token_type: 'Bearer' }),
      'token_too_long',
      LATE,
    ],
    ['204', tokenAnswer(204, ''), 'status', LATE],
    [
      'a token of another type',
      tokenAnswer(200, { access_token: 'a', token_type: 'mac' }),
      'token_type',
      LATE,
    ],
  ])('%s', async (_name, intercept, code, wait) => {
    const worker = await scene.signedIn(ORDERS);
    const { headers } = scene.chrome.rules;
    const token = await tokenOf(ORDERS);
    const secrets = await secretsOf(ORDERS);
    scene.demo.issuer.intercept = intercept;
    pass(250 * SECOND);
    await worker.alarm();
    expect(await sessionOf(ORDERS)).toMatchObject({
      kind: 'failed',
      failure: { code },
      tokens: { accessToken: token },
      retry: { attempt: wait === LATE ? 6 : 1, at: Date.now() + wait * SECOND },
    });
    expect(scene.chrome.rules.headers).toEqual(headers);
    expect(await secretsOf(ORDERS)).toEqual(secrets);
  });

  test('each failure in a row waits longer, and the first success forgets them', async () => {
    const worker = await scene.signedIn(ORDERS);
    const waits: number[] = [];
    scene.demo.issuer.intercept = dropped;
    pass(240 * SECOND);
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await worker.alarm();
      const session = await sessionOf(ORDERS);
      const at = session?.kind === 'failed' ? (session.retry?.at ?? 0) : 0;
      waits.push((at - Date.now()) / SECOND);
      pass(at - Date.now());
    }
    expect(waits).toEqual([30, 60, 120]);
    scene.demo.issuer.intercept = undefined;
    await worker.alarm();
    expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'active' });
  });

  test('what did not pass soon is tried again for ever, and works as soon as it can', async () => {
    const worker = await scene.signedIn(ORDERS);
    const asked = scene.tokenRequests;
    scene.demo.issuer.intercept = tokenAnswer(401, { error: 'invalid_client' });
    pass(240 * SECOND);
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await worker.alarm();
      expect(scene.tokenRequests).toBe(asked + attempt);
      pass(LATE * SECOND);
    }
    scene.demo.issuer.intercept = undefined;
    await worker.alarm();
    expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'active' });
  });

  test('before its time nothing is tried again', async () => {
    const worker = await scene.signedIn(ORDERS);
    scene.demo.issuer.intercept = dropped;
    pass(240 * SECOND);
    await worker.alarm();
    const asked = scene.tokenRequests;
    pass(29 * SECOND);
    await worker.alarm();
    expect(scene.tokenRequests).toBe(asked);
  });
});

test('invalid_grant ends the sign-in: token, rule and refresh token go', async () => {
  const worker = await scene.signedIn(ORDERS, REPORTS);
  scene.demo.issuer.intercept = tokenAnswer(400, {
    error: 'invalid_grant',
    error_description: 'gone',
  });
  await worker.send('refresh', { id: ORDERS });
  expect(await sessionOf(ORDERS)).toEqual({
    kind: 'failed',
    at: Date.now(),
    failure: failure('sign_in_ended', 'invalid_grant: gone'),
  });
  expect(await secretsOf(ORDERS)).toEqual({});
  expect(scene.chrome.rules.headers).toEqual([`Bearer ${await tokenOf(REPORTS)}`]);
});
