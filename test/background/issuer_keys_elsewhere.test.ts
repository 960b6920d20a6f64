import { beforeEach, expect, test, vi } from 'vitest';
import type { AppId } from '../../src/core/app-id.ts';
import { json } from '../support/hostile-issuer.ts';
import { withHostileIssuer } from '../support/issuers.ts';
import { openScene } from '../support/scene.ts';
import { askedOf, play, theirs } from '../support/simulated-hosts.ts';
import { ordersVariant } from '../support/variants.ts';
import { stored } from '../support/worker.ts';

const scene = openScene();
withHostileIssuer();

const SHOP = 'shop' as AppId;
const KEY = { kty: 'RSA', kid: 'key-1', use: 'sig', n: 'AQAB', e: 'AQAB' };

async function factsAfterFetching(issuer: string) {
  const worker = await scene.knowing(ordersVariant(scene.demo, SHOP, { name: 'Shop', issuer }));
  vi.stubGlobal('fetch', theirs);
  expect(await worker.send('fetchKeys', { id: SHOP })).toBeUndefined();
  return (await stored()).issuers;
}

const ENTRA = 'https://login.microsoftonline.com';
const GOOGLE = 'https://accounts.google.com';

beforeEach(() => {
  play(
    `${ENTRA}/common/v2.0/.well-known/openid-configuration`,
    json({
      issuer: `${ENTRA}/{tenantid}/v2.0`,
      token_endpoint: `${ENTRA}/common/oauth2/v2.0/token`,
      jwks_uri: `${ENTRA}/common/discovery/v2.0/keys`,
    }),
  );
  play(`${ENTRA}/common/discovery/v2.0/keys`, json({ keys: [{ ...KEY, x5c: ['AAAA'] }] }));
  play(
    `${GOOGLE}/.well-known/openid-configuration`,
    json({
      issuer: GOOGLE,
      token_endpoint: 'https://oauth2.googleapis.com/token',
      jwks_uri: 'https://www.googleapis.com/oauth2/v3/certs',
    }),
  );
  const headers = { 'cache-control': 'public, max-age=21600, must-revalidate', age: '600' };
  play('https://www.googleapis.com/oauth2/v3/certs', json({ keys: [KEY] }, 200, headers));
});

// Its document names an issuer that stands for every tenant, and breaks OpenID Connect Discovery §4.3 by that.
test('Entra’s keys for all tenants stand under the issuer that the app is configured with', async () => {
  const facts = await factsAfterFetching(`${ENTRA}/common/v2.0`);
  expect(Object.keys(facts)).toEqual([`${ENTRA}/common/v2.0`]);
  expect(facts[`${ENTRA}/common/v2.0`]).toMatchObject({ keys: [KEY] });
  expect(askedOf(`${ENTRA}/common/discovery/v2.0/keys`)).toHaveLength(1);
});

test('Google’s keys are at another host, and fresh as long as it says', async () => {
  const facts = (await factsAfterFetching(GOOGLE))[GOOGLE];
  expect(facts).toMatchObject({ keys: [KEY], freshUntil: Date.now() + 21_000_000 });
});
