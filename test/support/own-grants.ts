import 'fake-indexeddb/auto';
import { calculateJwkThumbprint, exportJWK, exportPKCS8, generateKeyPair } from 'jose';
import type { ClientMetadata } from 'oidc-provider';
import { demoPassword } from '../../demo/users.ts';
import type { AppForm } from '../../src/core/app-form.ts';
import { saveKey } from '../../src/platform/keys.ts';
import { grantTypes } from './issuer-server.ts';
import { type FirstId, ORDERS, type Scene } from './scene.ts';
import { ordersVariant } from './variants.ts';

export const OWN = 'by-itself' as FirstId;
const CLIENT = 'own-grants';

const register = ({ demo }: Scene, metadata: Partial<ClientMetadata>) =>
  demo.issuer.register({
    client_id: CLIENT,
    redirect_uris: [],
    response_types: [],
    grant_types: [...Object.values(grantTypes), 'client_credentials', 'refresh_token'],
    token_endpoint_auth_method: 'none',
    ...metadata,
  });

/** An app for orders of a client of its own. */
async function variant(
  scene: Scene,
  form: Partial<AppForm>,
  metadata: Partial<ClientMetadata> = {},
) {
  await register(scene, metadata);
  return ordersVariant(scene.demo, OWN, { clientId: CLIENT, scope: 'orders:read', ...form });
}

async function newKey() {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), alg: 'ES256', use: 'sig' };
  return { privateKey, jwks: { keys: [jwk] } as NonNullable<ClientMetadata['jwks']> };
}

/** A key as the options page makes it. Resolves with its public half, and the name that it is kept under. */
export async function makeKey() {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: false });
  const jwk = { ...(await exportJWK(publicKey)), alg: 'ES256', use: 'sig' };
  const name = await calculateJwkThumbprint(jwk);
  await saveKey(name, privateKey);
  const publicJwk = { ...jwk, kid: name };
  return { name, publicJwk, jwks: { keys: [publicJwk] } as NonNullable<ClientMetadata['jwks']> };
}

const reports = ({ demo }: Scene): Partial<AppForm> => ({
  grant: 'client_credentials',
  authentication: 'private_key_jwt',
  scope: 'reports:read',
  resources: `${demo.api.origin}/reports`,
});

const byKey = { token_endpoint_auth_method: 'private_key_jwt' } as const;

export const exchangeDraft = (scene: Scene, changes: Partial<AppForm> = {}) =>
  variant(scene, { grant: 'token_exchange', subjectApp: ORDERS, ...changes });

export async function assertionDraft(scene: Scene) {
  const { privateKey, jwks } = await newKey();
  const form = {
    grant: 'jwt_bearer',
    assertionSubject: 'alice',
    privateKey: await exportPKCS8(privateKey),
  } as const;
  return variant(scene, form, { jwks });
}

export const passwordDraft = (scene: Scene, changes: Partial<AppForm> = {}) =>
  variant(scene, { grant: 'password', username: 'alice', password: demoPassword, ...changes });

export async function pastedKeyDraft(scene: Scene) {
  const { privateKey, jwks } = await newKey();
  const form = { ...reports(scene), privateKey: JSON.stringify(await exportJWK(privateKey)) };
  return variant(scene, form, { ...byKey, jwks });
}

export async function madeKeyDraft(scene: Scene) {
  const { name, publicJwk, jwks } = await makeKey();
  const form = { ...reports(scene), keyId: name, madeKey: JSON.stringify(publicJwk) };
  return { name, draft: await variant(scene, form, { ...byKey, jwks }) };
}

/** With a refresh token of the demo's own client, got in some other way. */
export const refreshTokenDraft = ({ demo }: Scene, refreshToken: string) =>
  ordersVariant(demo, OWN, { grant: 'refresh_token', refreshToken });
