import { fakeBrowser } from '@webext-core/fake-browser';
import { describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { ORDERS, openScene, sessionOf, tokenOf } from '../support/scene.ts';
import { OUR_PAGE, stored, wakeWorker } from '../support/worker.ts';

const scene = openScene();

const searchAt = (...candidates: readonly string[]) => ({
  command: 'discover',
  input: { issuer: 'id.example.com', candidates },
});

const DELETE = { command: 'deleteApp', input: { id: ORDERS } };

describe('a stranger is not heard', () => {
  test.each([
    ['another extension', { ...OUR_PAGE, id: 'other' }],
    ['another extension on its page', { id: 'other', url: 'chrome-extension://other/popup.html' }],
    ['a web page', { ...OUR_PAGE, url: 'https://shop.example.com/' }],
    [
      'a web page with our address in its own',
      { ...OUR_PAGE, url: `https://evil.test/?${OUR_PAGE.url}` },
    ],
    [
      'a host that begins like ours',
      { ...OUR_PAGE, url: 'chrome-extension://test-extension-id.evil/' },
    ],
    ['someone without an address', { id: OUR_PAGE.id }],
    ['someone without a name', { url: OUR_PAGE.url }],
    ['nobody', {}],
  ])('%s', async (_name, sender) => {
    const worker = await scene.signedIn(ORDERS);
    const before = await stored();
    expect(await worker.post(DELETE, sender)).toEqual([undefined]);
    expect(await stored()).toEqual(before);
  });
});

describe('what is no command of ours changes nothing', () => {
  test.each([
    ['nothing', undefined],
    ['a text', 'deleteApp'],
    ['an unknown command', { command: 'dropEverything', input: {} }],
    ['a name that every object has', { command: 'toString', input: {} }],
    ['a command without its input', { command: 'deleteApp' }],
    ['an input of another kind', { command: 'deleteApp', input: { id: 7 } }],
    ['an app that breaks a rule', { command: 'saveApp', input: { app: { id: ORDERS } } }],
    [
      'a command of an earlier version',
      { command: 'pasteToken', input: { id: ORDERS, token: 'pasted' } },
    ],
    ['an id that every object has', { command: 'deleteApp', input: { id: 'constructor' } }],
    ['an issuer without TLS', searchAt('http://id.example.com')],
    ['a search at an address that is none', searchAt('id.example.com')],
    ['a search without an address', searchAt()],
    ['a search at more than anyone types', searchAt(...Array(13).fill('https://id.example.com'))],
    ['an identity of nobody', { command: 'signOut', input: { id: 'constructor~2' } }],
  ])('%s', async (_name, message) => {
    const worker = await scene.signedIn(ORDERS);
    const before = await stored();
    expect(await worker.post(message)).toEqual([failure('unexpected')]);
    expect(await stored()).toEqual(before);
  });
});

test('a message that woke the worker is heard, and only once it has taken over', async () => {
  const first = await scene.signedIn(ORDERS);
  const token = await tokenOf(ORDERS);
  first.kill();
  const { sessions } = await stored();
  const orphan = { kind: 'acquiring', since: 0, attempt: 0, tokens: sessions[ORDERS]?.tokens };
  await fakeBrowser.storage.session.set({ 'sessions/1': { [ORDERS]: orphan } });
  const worker = await wakeWorker();
  await worker.send('refresh', { id: ORDERS });
  expect(await sessionOf(ORDERS)).toMatchObject({ kind: 'active' });
  expect(await tokenOf(ORDERS)).not.toBe(token);
});
