import { fakeBrowser } from '@webext-core/fake-browser';
import { describe, expect, test, vi } from 'vitest';
import type { Intercept } from '../../demo/issuer.ts';
import { PAGE_ITEMS } from '../../src/platform/items.ts';
import { readItems } from '../../src/platform/storage.ts';
import {
  beginDevice,
  confirmAs,
  deviceWait,
  expectSignedInByDevice,
  TV,
  wait,
} from '../support/by-device.ts';
import { dropped, tokenAnswer } from '../support/intercepts.ts';
import { openScene, pass, secretsOf, sessionOf, tokenOf } from '../support/scene.ts';

const scene = openScene();

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const deviceCode = async () => {
  const { pending } = (await secretsOf(TV)) ?? {};
  return pending?.kind === 'device' ? pending.deviceCode : undefined;
};

describe('a sign-in by device code', () => {
  test('shows what the user needs, and asks nothing yet', async () => {
    await beginDevice(scene);
    expect(await sessionOf(TV)).toEqual({
      kind: 'acquiring',
      since: Date.now(),
      attempt: 0,
      wait: {
        kind: 'device',
        userCode: expect.stringMatching(/^[A-Z]{4}-[A-Z]{4}$/),
        verificationUri: `${scene.demo.issuer.url}/device`,
        verificationUriComplete: expect.stringContaining('/device?user_code='),
        until: Date.now() + 10 * MINUTE,
        interval: 5 * SECOND,
        askAt: Date.now() + 5 * SECOND,
      },
    });
    expect(scene.tokenRequests).toBe(0);
    expect(scene.chrome.own.opened).toEqual([]);
  });

  test('keeps the device code from the pages, and from the disk', async () => {
    await beginDevice(scene);
    const code = await deviceCode();
    expect(code).toBeTruthy();
    expect(JSON.stringify(await readItems(PAGE_ITEMS))).not.toContain(code);
    expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toContain(code);
  });

  test('asks at each interval, until the user has confirmed', async () => {
    const worker = await beginDevice(scene);
    await wait(worker, 5 * SECOND - 1);
    expect(scene.tokenRequests).toBe(0);
    await wait(worker, 1);
    expect(scene.tokenRequests).toBe(1);
    await wait(worker, 5 * SECOND - 1);
    expect(scene.tokenRequests).toBe(1);
    await confirmAs('alice');
    expect(await deviceWait()).toMatchObject({ askAt: Date.now() + 1 });
    await wait(worker, 1);
    expect(scene.tokenRequests).toBe(2);
    await expectSignedInByDevice(scene);
    await wait(worker, MINUTE);
    expect(scene.tokenRequests).toBe(2);
  });

  test('asks by the alarm where the timer is gone', async () => {
    const worker = await beginDevice(scene);
    const [alarm] = await fakeBrowser.alarms.getAll();
    expect(alarm?.scheduledTime).toBe(Date.now() + 5 * SECOND);
    pass(5 * SECOND);
    await worker.alarm();
    expect(scene.tokenRequests).toBe(1);
  });

  test('is renewed by its refresh token', async () => {
    const worker = await beginDevice(scene);
    await confirmAs('alice');
    await wait(worker, 5 * SECOND);
    const before = await tokenOf(TV);
    await worker.send('refresh', { id: TV });
    expect(await tokenOf(TV)).not.toBe(before);
    await expectSignedInByDevice(scene);
  });

  test('is one question at a time, however often the worker is woken', async () => {
    const worker = await beginDevice(scene);
    let answer: (() => void) | undefined;
    scene.demo.issuer.intercept = (_request, response) => {
      answer = () => response.writeHead(400).end('{"error":"authorization_pending"}');
      return true;
    };
    vi.advanceTimersByTime(5 * SECOND);
    while (!answer) await worker.turn();
    for (let second = 0; second < 3; second += 1) {
      vi.advanceTimersByTime(SECOND);
      await fakeBrowser.alarms.onAlarm.trigger({ name: 'due', scheduledTime: Date.now() });
      await worker.send('setAttaching', { attaching: true });
    }
    expect(scene.tokenRequests).toBe(1);
    answer();
    await worker.idle();
    expect(await deviceWait()).toMatchObject({ askAt: Date.now() + 5 * SECOND });
  });
});

describe('the issuer is left alone for longer', () => {
  test.each<[string, Intercept, number]>([
    ['when it asks for that', tokenAnswer(400, { error: 'slow_down' }), 10],
    ['when it cannot be reached', dropped, 10],
    ['when it is busy until a moment', tokenAnswer(503, '', { 'retry-after': '40' }), 40],
  ])('%s', async (_why, intercept, seconds) => {
    const worker = await beginDevice(scene);
    scene.demo.issuer.intercept = intercept;
    await wait(worker, 5 * SECOND);
    expect(await deviceWait()).toMatchObject({ askAt: Date.now() + seconds * SECOND });
    const asked = scene.tokenRequests;
    scene.demo.issuer.intercept = undefined;
    await confirmAs('alice');
    pass(seconds * SECOND - 1);
    await worker.alarm();
    expect(scene.tokenRequests).toBe(asked);
    pass(1);
    await worker.alarm();
    await expectSignedInByDevice(scene);
  });
});
