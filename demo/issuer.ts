import type { IncomingMessage, ServerResponse } from 'node:http';
import Provider from 'oidc-provider';
import { assetAt, sendAsset } from './assets.ts';
import { authorizationPath, issuerConfiguration } from './issuer-configuration.ts';
import { answerInteraction, isInteraction } from './issuer-interaction.ts';
import type { LoopbackServer } from './loopback-server.ts';

export type IssuerOptions = {
  readonly server: LoopbackServer;
  /** Its two resources are what the access tokens are for. */
  readonly apiOrigin: string;
  readonly extensionRedirectUris: readonly string[];
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
    close: server.close,
  };
  const provider = new Provider(
    issuer.url,
    await issuerConfiguration({ ...options, accessTokenSeconds: () => issuer.accessTokenSeconds }),
  );
  withoutCors(provider);
  const answer = answerWith(provider);
  server.serve((request, response) => {
    issuer.requests.push({ method: request.method ?? '', path: pathOf(request) });
    if (issuer.intercept?.(request, response)) return undefined;
    return answer(request, response);
  });
  return issuer;
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

function answerWith(provider: Provider) {
  const callback = provider.callback();
  return async (request: IncomingMessage, response: ServerResponse) => {
    const path = pathOf(request);
    const asset = assetAt(path);
    if (asset) return sendAsset(response, asset);
    if (isInteraction(path)) return answerInteraction(provider, request, response);
    request.url = withImpliedConsent(request.url ?? '/');
    return callback(request, response);
  };
}

/**
 * OpenID Connect Core §11 gives offline access only where consent was asked for. These are our own
 * clients and consent goes without saying, so it is asked for on their behalf. Not with
 * `prompt=none`, which must stand alone: a silent sign-in gets no refresh token here.
 */
function withImpliedConsent(target: string): string {
  const url = new URL(target, 'http://issuer.localhost');
  const words = (name: string) => url.searchParams.get(name)?.split(' ').filter(Boolean) ?? [];
  const prompts = words('prompt');
  const implied =
    url.pathname === authorizationPath &&
    words('scope').includes('offline_access') &&
    !prompts.includes('none') &&
    !prompts.includes('consent');
  if (!implied) return target;
  url.searchParams.set('prompt', [...prompts, 'consent'].join(' '));
  return `${url.pathname}${url.search}`;
}

const pathOf = (request: IncomingMessage) => (request.url ?? '/').split('?', 1)[0] ?? '/';
