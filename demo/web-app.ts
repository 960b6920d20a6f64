import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { ClientMetadata } from 'oidc-provider';
import { assetAt, sendAsset } from './assets.ts';
import { escapeHtml, renderDocument } from './html.ts';
import { authorizationPath } from './issuer-paths.ts';
import type { LoopbackServer } from './loopback-server.ts';

export type WebAppOptions = {
  readonly server: LoopbackServer;
  readonly issuerUrl: string;
  readonly clientId?: string | undefined;
  /** Go into its authorization request, in place of its own where they have the same name. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
};

export type Hit = {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly body?: string;
};

export type WebApp = {
  readonly origin: string;
  /** What to register at the issuer, whose answer it waits for at its `redirect_uris`. */
  readonly client: ClientMetadata;
  /** Every request for its callback, in order. */
  readonly hits: Hit[];
  close(): Promise<void>;
};

/** Someone else's app, with a sign-in of its own: it shows what reaches its server, and redeems nothing. */
export function startWebApp(options: WebAppOptions): WebApp {
  const { server, clientId = 'web-app' } = options;
  const { origin, close } = server;
  const app: WebApp = { origin, client: clientOf(clientId, origin), hits: [], close };
  server.serve(async (request, response) => {
    const { pathname } = new URL(`${origin}${request.url}`);
    const asset = assetAt(pathname);
    if (asset) return sendAsset(response, asset);
    if (pathname === '/') return sendPage(response, renderHome(signInUrl(app, options)));
    if (pathname !== callbackPath) return response.writeHead(404).end();
    app.hits.push(await describe(request));
    return sendPage(response, renderCallback(app.hits.length));
  });
  return app;
}

const callbackPath = '/callback';

const clientOf = (clientId: string, origin: string): ClientMetadata => ({
  client_id: clientId,
  redirect_uris: [`${origin}${callbackPath}`],
  response_types: ['code'],
  grant_types: ['authorization_code', 'refresh_token'],
  token_endpoint_auth_method: 'none',
});

function signInUrl({ client, origin }: WebApp, { issuerUrl, parameters }: WebAppOptions): string {
  const query = new URLSearchParams({
    client_id: client.client_id,
    redirect_uri: `${origin}${callbackPath}`,
    response_type: 'code',
    scope: 'openid orders:read',
    state: randomUUID(),
    code_challenge: createHash('sha256').update(randomUUID()).digest('base64url'),
    code_challenge_method: 'S256',
    ...parameters,
  });
  return `${issuerUrl}${authorizationPath}?${query}`;
}

async function describe(request: IncomingMessage): Promise<Hit> {
  const { method = '', url = '' } = request;
  return method === 'POST' ? { method, url, body: await text(request) } : { method, url };
}

const renderHome = (url: string) =>
  renderPage('A web app', `<p><a href="${escapeHtml(url)}">Sign in</a></p>`);

const renderCallback = (count: number) =>
  renderPage('Back at the web app', `<p>Its server has received ${count} of these.</p>`);

function renderPage(title: string, content: string): string {
  const body = `<body><main class="card"><h1>${title}</h1>${content}</main></body>`;
  return renderDocument({ title, body });
}

function sendPage(response: ServerResponse, html: string): void {
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; style-src 'self'; img-src 'self'",
    'Cache-Control': 'no-store',
  });
  response.end(html);
}
