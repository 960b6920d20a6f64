import { describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { pollDevice } from '../../src/oauth/device-code.ts';
import type { DeviceWait } from '../../src/oauth/device-wait.ts';
import { failureFrom, NOON, now, realFetch } from '../support/grants.ts';
import { type Answer, dropped, json, status } from '../support/hostile-issuer.ts';
import { ALL_GRANTS, deviceGrant, grantTypes } from '../support/issuer-server.ts';
import { issuer, withHostileIssuer } from '../support/issuers.ts';

withHostileIssuer();

const ports = { http: realFetch, now };

const WAIT: DeviceWait = {
  kind: 'device',
  userCode: 'ABCD-EFGH',
  verificationUri: 'https://issuer.test/device',
  until: NOON + 600_000,
  interval: 5000,
  askAt: NOON,
};

const poll = (answer: Answer, wait: Partial<DeviceWait> = {}) => {
  issuer.on('/token', answer);
  const code = { deviceCode: 'device-1', wait: { ...WAIT, ...wait } };
  return pollDevice(deviceGrant(issuer.url), {}, code, ports);
};
const refusing = (error: string, code = 400) => json({ error }, code);

describe('the question whether the user has confirmed', () => {
  test('has the code, and brings the tokens', async () => {
    const answer = { access_token: 'token', token_type: 'Bearer', refresh_token: 'refresh-1' };
    expect(await poll(json(answer))).toMatchObject({
      kind: 'obtained',
      obtained: { tokens: { accessToken: 'token', renewable: true }, refreshToken: 'refresh-1' },
    });
    expect(Object.fromEntries(issuer.received[0]?.form ?? [])).toEqual({
      grant_type: grantTypes.device,
      device_code: 'device-1',
      client_id: ALL_GRANTS,
    });
  });

  test('names the API, and what the app sends beside', async () => {
    issuer.on('/token', refusing('authorization_pending'));
    const parameters = [{ name: 'realm', value: 'people' }];
    const request = { scopes: ['a'], audience: 'shop', resources: ['urn:a', 'urn:b'], parameters };
    const code = { deviceCode: 'device-1', wait: WAIT };
    await pollDevice(deviceGrant(issuer.url, { request }), {}, code, ports);
    expect([...(issuer.received[0]?.form ?? [])].toSorted()).toEqual([
      ['audience', 'shop'],
      ['client_id', ALL_GRANTS],
      ['device_code', 'device-1'],
      ['grant_type', grantTypes.device],
      ['realm', 'people'],
      ['resource', 'urn:a'],
      ['resource', 'urn:b'],
    ]);
  });

  test('brings nothing that can be had again without a refresh token', async () => {
    const found = await poll(json({ access_token: 'token', token_type: 'Bearer' }));
    expect(found).toMatchObject({ obtained: { tokens: { renewable: false } } });
  });

  test.each<[string, Answer, number]>([
    ['the user is not done', refusing('authorization_pending'), 5000],
    ['the user is not done, says Google', refusing('authorization_pending', 428), 5000],
    ['the user is not done, says GitHub', refusing('authorization_pending', 200), 5000],
    ['we ask too often', refusing('slow_down'), 10_000],
    ['the network fails', dropped, 10_000],
    ['the issuer is busy', status(503), 10_000],
  ])('%s: asked again later', async (_what, answer, interval) => {
    const wait = { ...WAIT, interval, askAt: NOON + interval };
    expect(await poll(answer)).toEqual({ kind: 'pending', wait });
  });

  test('a busy issuer is left alone as long as it asks, and then asked as before', async () => {
    const found = await poll(status(429, { 'retry-after': '90' }));
    expect(found).toMatchObject({ wait: { interval: 10_000, askAt: NOON + 90_000 } });
  });

  test.each([
    [40_000, 60_000],
    [60_000, 60_000],
    [90_000, 90_000],
  ])('a network that fails makes an interval of %d ms one of %d ms', async (before, after) => {
    expect(await poll(dropped, { interval: before })).toMatchObject({ wait: { interval: after } });
  });

  test.each([
    ['expired_token', 'device_expired'],
    ['access_denied', 'cancelled'],
    ['invalid_grant', 'sign_in_ended'],
    ['invalid_client', 'client_refused'],
  ])('%s ends it: %s', async (error, code) => {
    expect((await failureFrom(poll(refusing(error)))).code).toBe(code);
  });

  test('nobody is asked when it is too late', async () => {
    const work = poll(refusing('authorization_pending'), { until: NOON });
    expect(await failureFrom(work)).toEqual(failure('device_expired'));
    expect(issuer.received).toEqual([]);
  });

  test('a code that the issuer quotes is not repeated', async () => {
    const error = { error: 'invalid_request', error_description: 'no device-1 here' };
    const found = await failureFrom(poll(json(error, 400)));
    expect(found).toEqual(failure('refused', 'invalid_request: no … here'));
  });
});
