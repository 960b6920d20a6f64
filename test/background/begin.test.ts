import { describe, expect, test } from 'vitest';
import { openScene } from '../support/scene.ts';
import { startWorker, stored } from '../support/worker.ts';

const scene = openScene();

const ISSUER = 'https://login.example.com';
const REQUEST = `${ISSUER}/authorize?client_id=shop&response_type=code&scope=openid%20orders&state=PRIVATE&nonce=PRIVATE&code_challenge=PRIVATE#PRIVATE`;

const openedAt = () => scene.chrome.own.opened.map(({ url }) => url);

describe('what was pasted in the popup', () => {
  test.each([
    ['a sign-in', REQUEST],
    ['an answer to one', 'https://shop.example.com/cb?code=PRIVATE&state=PRIVATE'],
    ['an answer in a fragment', 'https://shop.example.com/cb#access_token=PRIVATE'],
    [
      'a login page that goes back to one',
      `${ISSUER}/login?return_to=${encodeURIComponent(`${ISSUER}/authorize?client_id=shop&response_type=code&redirect_uri=https://a.example&state=PRIVATE`)}`,
    ],
  ])('is kept without what is private, and stands in no address: %s', async (_what, address) => {
    const worker = await startWorker();
    await worker.send('begin', { kind: 'address', address, tab: 7 });
    expect((await stored()).begun).toMatchObject({ kind: 'address', tab: 7 });
    expect(JSON.stringify((await stored()).begun)).not.toContain('PRIVATE');
    expect(openedAt()).toEqual([expect.stringMatching(/options\/index\.html#\/new\?begun$/)]);
  });

  test('keeps what describes the app', async () => {
    const worker = await startWorker();
    await worker.send('begin', { kind: 'address', address: REQUEST });
    const { begun } = await stored();
    const address = begun?.kind === 'address' ? begun.address : '';
    expect(Object.fromEntries(new URL(address).searchParams)).toEqual({
      client_id: 'shop',
      response_type: 'code',
      scope: 'openid orders',
    });
  });

  test.each(['Okta', 'id.example.com', 'https://id.example.com', `${ISSUER}/realms/a/`])(
    'is left as it is where nothing is private: %s',
    async (address) => {
      const worker = await startWorker();
      await worker.send('begin', { kind: 'address', address });
      expect((await stored()).begun).toEqual({ kind: 'address', address });
    },
  );

  test('is a token, which stands in no address either', async () => {
    const worker = await startWorker();
    await worker.send('begin', { kind: 'token', token: 'PRIVATE' });
    expect((await stored()).begun).toEqual({ kind: 'token', token: 'PRIVATE' });
    expect(openedAt().join()).not.toContain('PRIVATE');
  });

  test('is forgotten once the form has it', async () => {
    const worker = await startWorker();
    await worker.send('begin', { kind: 'token', token: 'PRIVATE' });
    await worker.send('forgetBegun', {});
    expect((await stored()).begun).toBeNull();
  });
});
