import { describe, expect, test, vi } from 'vitest';
import { jwtWith } from '../support/samples.ts';
import { ORDERS, openScene, REPORTS, sessionOf, tokenOf } from '../support/scene.ts';
import { startWorker } from '../support/worker.ts';

const scene = openScene();

const SECOND = 1000;

/** The issuer gives what it is told from now on, each time another. */
function give(token: () => object) {
  let count = 0;
  scene.demo.issuer.intercept = ({ url }, response) => {
    if (url !== '/token') return false;
    count += 1;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ access_token: `${count}`, token_type: 'Bearer', ...token() }));
    return true;
  };
}

const past = () => jwtWith({ exp: Date.now() / 1000 - 60, jti: Math.random() });

describe('a token that is over when it comes', () => {
  test.each<[string, () => object]>([
    ['by itself', () => ({ access_token: past() })],
    ['by itself, whatever the answer says', () => ({ access_token: past(), expires_in: 0 })],
  ])('%s is not attached, and the next is asked for 10 s later', async (_how, token) => {
    const worker = await startWorker();
    await worker.send('saveApp', scene.draft(REPORTS));
    give(token);
    await worker.send('signIn', { id: REPORTS });
    const first = await tokenOf(REPORTS);
    expect(first).toBeTruthy();
    expect(scene.chrome.rules.installed).toEqual([]);
    expect(scene.tokenRequests).toBe(1);
    vi.advanceTimersByTime(10 * SECOND - 1);
    await worker.idle();
    expect(scene.tokenRequests).toBe(1);
    vi.advanceTimersByTime(1);
    await worker.idle();
    expect(scene.tokenRequests).toBe(2);
    expect(await tokenOf(REPORTS)).not.toBe(first);
  });
});

test('a token that lives 4 s is attached for as long, and the next comes after 10 s', async () => {
  const worker = await scene.signedIn(ORDERS);
  give(() => ({ expires_in: 4 }));
  await worker.send('refresh', { id: ORDERS });
  expect(scene.chrome.rules.headers).toEqual(['Bearer 1']);
  vi.advanceTimersByTime(4 * SECOND);
  await worker.idle();
  expect(scene.chrome.rules.headers).toEqual([]);
  vi.advanceTimersByTime(6 * SECOND);
  await worker.idle();
  expect(scene.chrome.rules.headers).toEqual(['Bearer 2']);
  expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'active' });
});

test.each([[0], [-1]])(
  'an expires_in of %d says nothing: the token is used, and noted',
  async (seconds) => {
    const worker = await startWorker();
    await worker.send('saveApp', scene.draft(REPORTS));
    give(() => ({ expires_in: seconds }));
    await worker.send('signIn', { id: REPORTS });
    expect(scene.chrome.rules.headers).toEqual(['Bearer 1']);
    const { tokens } = (await sessionOf(REPORTS)) ?? {};
    expect(tokens).toMatchObject({ notes: ['expires_in_odd'] });
    expect(tokens).not.toHaveProperty('expiresAt');
  },
);
