import { beforeEach, describe, expect, test } from 'vitest';
import { patternOf } from '../../src/core/host-permission.ts';
import { BROAD_PATTERNS } from '../../src/platform/permissions.ts';
import { SITE } from '../support/by-tab.ts';
import { origin } from '../support/samples.ts';
import { ORDERS, openScene, sessionOf } from '../support/scene.ts';
import { startWorker, stored, type Worker } from '../support/worker.ts';

const scene = openScene();

const MINUTE = 60_000;
const TAB = 7;

const ISSUER = 'https://login.example.com';

/** With all that binds a request to one sign-in, or names who signs in. */
const REQUEST = `${ISSUER}/authorize?client_id=shop&response_type=code&scope=openid%20orders&redirect_uri=https%3A%2F%2Fshop.example.com%2Fcb&audience=orders&code_challenge_method=S256&state=PRIVATE&nonce=PRIVATE&code_challenge=PRIVATE&login_hint=PRIVATE&id_token_hint=PRIVATE&request=PRIVATE&claims=PRIVATE&dpop_jkt=PRIVATE#PRIVATE`;

const broad = () => scene.chrome.permissions.origins.some((pattern) => pattern.includes('//*/'));

/** As the popup does it: what is asked of the user and of the worker begins with one click. */
async function watching(tab = TAB): Promise<Worker> {
  const worker = await startWorker();
  await worker.send('watchTab', { tab, keepsGrant: broad() });
  scene.chrome.permissions.grant(...BROAD_PATTERNS);
  await worker.idle();
  return worker;
}

async function go(worker: Worker, url: string, tab = TAB) {
  scene.chrome.navigations.go(tab, url);
  await worker.idle();
}

const watch = async () => (await stored()).watch;
const isWatching = async () => expect(await watch()).toMatchObject({ kind: 'watching', tab: TAB });

describe('the sign-in that goes by in a watched tab', () => {
  test('is kept for the form, which opens', async () => {
    const worker = await watching();
    await go(worker, REQUEST);
    const seen = await watch();
    expect(seen).toMatchObject({ kind: 'seen', until: Date.now() + 10 * MINUTE });
    const { searchParams } = new URL(seen?.kind === 'seen' ? seen.address : '');
    const told = [...searchParams].filter(([, value]) => value !== '');
    expect(Object.fromEntries(told)).toEqual({
      client_id: 'shop',
      response_type: 'code',
      scope: 'openid orders',
      redirect_uri: 'https://shop.example.com/cb',
      audience: 'orders',
      code_challenge_method: 'S256',
    });
    expect(scene.chrome.own.opened.map(({ url }) => url)).toEqual([
      expect.stringContaining('/src/options/index.html#/new?seen'),
    ]);
  });

  test('is kept without anything private', async () => {
    const worker = await watching();
    await go(worker, REQUEST);
    expect(JSON.stringify(await stored())).not.toContain('PRIVATE');
  });

  test('is the first, and opens one form, however many there are', async () => {
    const worker = await watching();
    scene.chrome.navigations.go(TAB, REQUEST);
    await go(worker, `${ISSUER}/u/login?client_id=other&response_type=code`);
    await go(worker, `${ISSUER}/u/login?client_id=third&response_type=code`);
    expect(await watch()).toMatchObject({ address: expect.stringContaining('client_id=shop') });
    expect(scene.chrome.own.opened).toHaveLength(1);
  });

  test('may be one that was pushed', async () => {
    const worker = await watching();
    await go(worker, `${ISSUER}/authorize?client_id=shop&request_uri=urn%3Ax`);
    expect(await watch()).toMatchObject({ kind: 'seen' });
  });
});

describe('nothing is kept', () => {
  test.each([
    ['of any other page', `${ISSUER}/?q=PRIVATE`],
    ['of an answer', `https://shop.example.com/cb?code=PRIVATE&state=PRIVATE`],
    ['of a page that only names a client', `${ISSUER}/help?client_id=shop`],
    ['of a page that only names a type', `${ISSUER}/help?response_type=code`],
  ])('%s', async (_what, url) => {
    const worker = await watching();
    await go(worker, url);
    await isWatching();
    expect(JSON.stringify(await stored())).not.toContain('PRIVATE');
    expect(scene.chrome.own.opened).toEqual([]);
  });

  test('of another tab', async () => {
    const worker = await watching();
    await go(worker, REQUEST, TAB + 1);
    await isWatching();
  });

  test('where nobody watches', async () => {
    const worker = await watching();
    await worker.send('stopWatching', {});
    scene.chrome.permissions.grant(...BROAD_PATTERNS);
    await go(worker, REQUEST);
    expect(await watch()).toBeNull();
    expect(scene.chrome.own.opened).toEqual([]);
  });
});

describe('a watch of one tab after another', () => {
  let worker: Worker;
  beforeEach(async () => {
    worker = await watching(TAB + 1);
    await worker.send('watchTab', { tab: TAB, keepsGrant: true });
  });

  test('is of the last', async () => {
    await go(worker, REQUEST, TAB + 1);
    await isWatching();
    await go(worker, REQUEST);
    expect(await watch()).toMatchObject({ kind: 'seen' });
  });

  test('gives back what was granted for the first, though it is there already', async () => {
    await worker.send('stopWatching', {});
    expect(broad()).toBe(false);
  });
});

test('a tab of a sign-in of ours is none that is watched', async () => {
  const worker = await watching();
  scene.chrome.permissions.grant(patternOf(origin(SITE)));
  await worker.send('saveApp', scene.draft(ORDERS));
  await worker.send('signIn', { id: ORDERS });
  expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'active' });
  await isWatching();
});
