import { decodeJwt } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { FailureError, failure } from '../../src/core/failure.ts';
import { pollDevice, requestDeviceCode } from '../../src/oauth/device-code.ts';
import type { DeviceWait } from '../../src/oauth/device-wait.ts';
import { browser } from '../demo/browser.ts';
import { failureFrom, loopback, NOON, now, realFetch } from '../support/grants.ts';
import { type Answer, html, json, status } from '../support/hostile-issuer.ts';
import { deviceGrant, registerAllGrants } from '../support/issuer-server.ts';
import { demo, issuer, withDemo, withHostileIssuer } from '../support/issuers.ts';

withHostileIssuer();
withDemo();
beforeAll(() => registerAllGrants());

const ports = { http: realFetch, now };
const ANSWER = {
  device_code: 'device-1',
  user_code: 'ABCD-EFGH',
  verification_uri: 'https://issuer.test/device',
  expires_in: 600,
};

const ask = (changes: object = {}) => {
  issuer.on('/device/auth', json({ ...ANSWER, ...changes }));
  return requestDeviceCode(deviceGrant(issuer.url), {}, ports);
};
const waitFor = async (changes: object) => (await ask(changes)).wait;

describe('the request for a code', () => {
  test('names the client, and what it wants', async () => {
    issuer.on('/device/auth', json(ANSWER));
    const client = { id: 'tv', authentication: 'client_secret_basic' } as const;
    const request = { scopes: ['a', 'b'], audience: 'shop', resources: ['urn:a', 'urn:b'] };
    const grant = deviceGrant(issuer.url, { client, request });
    await requestDeviceCode(grant, { secret: 'hush' }, ports);
    const { form, headers } = issuer.received[0] ?? {};
    expect(headers?.authorization).toBe(`Basic ${btoa('tv:hush')}`);
    expect([...(form ?? [])].toSorted()).toEqual([
      ['audience', 'shop'],
      ['client_id', 'tv'],
      ['resource', 'urn:a'],
      ['resource', 'urn:b'],
      ['scope', 'a b'],
    ]);
  });

  test('says how the user has to sign in, where that was demanded', async () => {
    issuer.on('/device/auth', json(ANSWER));
    const demand = { acrValues: 'urn:mfa', maxAge: 0 };
    await requestDeviceCode(deviceGrant(issuer.url), {}, ports, demand);
    const { form } = issuer.received[0] ?? {};
    expect([form?.get('acr_values'), form?.get('max_age')]).toEqual(['urn:mfa', '0']);
  });

  test('brings what the user has to do, and by when', async () => {
    const complete = 'https://issuer.test/device?code=ABCD-EFGH';
    expect(await ask({ verification_uri_complete: complete, interval: 7 })).toEqual({
      deviceCode: 'device-1',
      wait: {
        kind: 'device',
        userCode: 'ABCD-EFGH',
        verificationUri: 'https://issuer.test/device',
        verificationUriComplete: complete,
        until: NOON + 600_000,
        interval: 7000,
        askAt: NOON + 7000,
      },
    });
  });

  test.each([
    [undefined, 5000],
    [0, 5000],
    [-1, 5000],
    ['x', 5000],
    [0.001, 1000],
    ['8', 8000],
  ])('an interval of %j is %d ms', async (interval, expected) => {
    expect(await waitFor({ interval })).toMatchObject({
      interval: expected,
      askAt: NOON + expected,
    });
  });

  test('nobody is waited for longer than an hour', async () => {
    expect((await waitFor({ expires_in: 86_400 })).until).toBe(NOON + 3_600_000);
    expect((await waitFor({ expires_in: '60' })).until).toBe(NOON + 60_000);
  });

  test('the address may have the name that Google gives it', async () => {
    const names = { verification_uri: undefined, verification_url: 'https://google.test/device' };
    expect((await waitFor(names)).verificationUri).toBe('https://google.test/device');
    const both = { verification_url: 'https://google.test/device' };
    expect((await waitFor(both)).verificationUri).toBe(ANSWER.verification_uri);
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'http://issuer.test/device',
    'https://a:b@issuer.test/',
    'issuer.test/device',
  ])('nobody is sent to %s', async (uri) => {
    for (const member of ['verification_uri', 'verification_uri_complete']) {
      expect(await failureFrom(ask({ [member]: uri }))).toEqual(failure('verification_uri'));
    }
  });

  test('this machine may be http', async () => {
    const wait = await waitFor({ verification_uri: 'http://127.0.0.1:8080/device' });
    expect(wait.verificationUri).toBe('http://127.0.0.1:8080/device');
  });

  test.each<[string, Answer, string]>([
    ['without an end', json({ ...ANSWER, expires_in: undefined }), 'bad_answer'],
    ['without a code', json({ ...ANSWER, user_code: undefined }), 'bad_answer'],
    ['without an address', json({ ...ANSWER, verification_uri: undefined }), 'bad_answer'],
    ['that is a page', html(), 'not_json'],
    ['that is null', json(null), 'bad_answer'],
    ['that refuses the client', json({ error: 'invalid_client' }, 401), 'client_refused'],
    ['that refuses the client with 200', json({ error: 'invalid_client' }), 'client_refused'],
    ['that refuses the scopes with 200', json({ error: 'invalid_scope' }), 'refused'],
    ['with an error that is empty', json({ error: '' }), 'bad_answer'],
    ['that there is none', status(404), 'status'],
  ])('an answer %s is not taken', async (_what, answer, code) => {
    issuer.on('/device/auth', answer);
    const work = requestDeviceCode(deviceGrant(issuer.url), {}, ports);
    expect((await failureFrom(work)).code).toBe(code);
  });
});

describe('at a real issuer', () => {
  const atDemo = { http: loopback, now };
  const grant = () => deviceGrant(demo.issuer.url);
  const code = () => requestDeviceCode(grant(), {}, atDemo);
  const confirm = async ({ wait }: { wait: DeviceWait }, name: string) => {
    const user = browser();
    const input = await user.open(wait.verificationUri);
    const confirmation = await user.submit(input, { user_code: wait.userCode });
    await user.submit(await user.submit(confirmation), { user: name });
  };

  test('the tokens are those of the user who confirmed, once', async () => {
    const device = await code();
    expect(await pollDevice(grant(), {}, device, atDemo)).toMatchObject({ kind: 'pending' });
    await confirm(device, 'bob');
    const found = await pollDevice(grant(), {}, device, atDemo);
    if (found.kind !== 'obtained') throw new FailureError(failure('unexpected'));
    expect(decodeJwt(found.obtained.tokens.accessToken).sub).toBe('bob');
    const again = await failureFrom(pollDevice(grant(), {}, device, atDemo));
    expect(again.code).toBe('sign_in_ended');
  });

  test('a user may refuse', async () => {
    const device = await code();
    await confirm(device, '');
    expect((await failureFrom(pollDevice(grant(), {}, device, atDemo))).code).toBe('cancelled');
  });
});
