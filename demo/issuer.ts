import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import Provider, { type AdapterFactory, type ClientMetadata } from 'oidc-provider';
import { assetAt, sendAsset } from './assets.ts';
import { registeredClients } from './clients.ts';
import { addCustomGrants } from './custom-grants.ts';
import { withImpliedConsent } from './implied-consent.ts';
import { issuerConfiguration } from './issuer-configuration.ts';
import { answerInteraction, isInteraction } from './issuer-interaction.ts';
import { newIssuerKeys } from './issuer-keys.ts';
import type { LoopbackServer } from './loopback-server.ts';
import { memoryAdapter } from './memory-adapter.ts';
import { type Resources, resourcesOf } from './resources.ts';

export type IssuerOptions = {
  readonly server: LoopbackServer;
  /** Its two resources are what the access tokens are for. */
  readonly apiOrigin: string;
  readonly redirectUris: readonly string[];
  readonly accessTokenSeconds?: number | undefined;
};

/** Answers a request in the issuer's place, or breaks its connection, and returns true. */
export type Intercept = (request: IncomingMessage, response: ServerResponse) => boolean;

export type IssuerRequest = { readonly method: string; readonly path: string };

export type Issuer = {
  readonly url: string;
  /** What it was asked, in order; without query and body, where secrets travel. */
  readonly requests: IssuerRequest[];
  /** Counts for the access tokens issued from now on. */
  accessTokenSeconds: number;
  intercept: Intercept | undefined;
  /** Signs with another key from now on, and publishes that one alone. Who is signed in stays so. */
  rotateKeys(): Promise<void>;
  /** Adds a client, or replaces the one of that ID. Rejects where the metadata is wrong. */
  register(client: ClientMetadata): Promise<void>;
  close(): Promise<void>;
};

/** A real OpenID provider with two users and without passwords: for demos and tests only. */
export async function startIssuer(options: IssuerOptions): Promise<Issuer> {
  const { server, accessTokenSeconds = 300 } = options;
  const issuer: Issuer = {
    url: server.origin,
    requests: [],
    accessTokenSeconds,
    intercept: undefined,
    register: (client) => registerWith(provider, adapter, client),
    rotateKeys: async () => {
      provider = await newProvider();
    },
    close: server.close,
  };
  const adapter = memoryAdapter();
  const cookieKey = randomBytes(32);
  const resources = resourcesOf(options.apiOrigin);
  const newProvider = () => providerFor(issuer, { adapter, cookieKey, resources });
  let provider = await newProvider();
  for (const client of registeredClients(options.redirectUris)) {
    await issuer.register(client);
  }
  server.serve((request, response) => {
    issuer.requests.push({ method: request.method ?? '', path: pathOf(request) });
    if (issuer.intercept?.(request, response)) return undefined;
    return answerWith(provider, request, response);
  });
  return issuer;
}

interface Kept {
  readonly adapter: AdapterFactory;
  readonly cookieKey: Buffer;
  readonly resources: Resources;
}

/** A provider with keys of its own. What it is to know of another's users and tokens is kept for it. */
async function providerFor(issuer: Issuer, kept: Kept): Promise<Provider> {
  const keys = await newIssuerKeys();
  const accessTokenSeconds = () => issuer.accessTokenSeconds;
  const provider = new Provider(
    issuer.url,
    issuerConfiguration({ ...kept, jwks: keys.signing, accessTokenSeconds }),
  );
  addCustomGrants(provider, keys, kept.resources);
  withoutCors(provider);
  return provider;
}

async function registerWith(provider: Provider, adapter: AdapterFactory, client: ClientMetadata) {
  await provider.Client.validate(client);
  await adapter('Client').upsert(client.client_id, client, Infinity);
}

/** Most issuers allow no extension's origin: this one must not be kinder than they are. */
function withoutCors(provider: Provider): void {
  provider.use(async (context, next) => {
    await next();
    for (const name of Object.keys(context.response.headers)) {
      if (name.startsWith('access-control-')) context.remove(name);
    }
  });
}

async function answerWith(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = pathOf(request);
  const asset = assetAt(path);
  if (asset) return sendAsset(response, asset);
  if (isInteraction(path)) return answerInteraction(provider, request, response);
  return provider.callback()(await withImpliedConsent(request), response);
}

const pathOf = (request: IncomingMessage) => (request.url ?? '/').split('?', 1)[0] ?? '/';
