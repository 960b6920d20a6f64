import type { ServerResponse } from 'node:http';
import { assetAt, sendAsset } from './assets.ts';
import { renderDocument } from './html.ts';
import type { LoopbackServer } from './loopback-server.ts';
import { renderShop, shopPolicy } from './shop.ts';
import { returnPath, signInAddress } from './sign-in-address.ts';

export type PageOptions = {
  readonly server: LoopbackServer;
  readonly apiOrigin: string;
  readonly issuerUrl: string;
};

export type Page = {
  readonly origin: string;
  close(): Promise<void>;
};

/** The shop: a site on an origin of its own that calls the API as any site would. */
export function startPage({ server, apiOrigin, issuerUrl }: PageOptions): Page {
  const origins = { issuer: issuerUrl, api: apiOrigin, page: server.origin };
  const shop = renderShop(apiOrigin, signInAddress(origins));
  server.serve((request, response) => {
    const { pathname } = new URL(`${server.origin}${request.url}`);
    const asset = assetAt(pathname);
    if (asset) return sendAsset(response, asset);
    if (pathname === '/') return sendHtml(response, shop, shopPolicy(apiOrigin));
    if (pathname === returnPath) return response.writeHead(303, { Location: '/' }).end();
    if (pathname === '/blank') return sendHtml(response, blank);
    return response.writeHead(404).end();
  });
  return { origin: server.origin, close: server.close };
}

/** For tests that send requests of their own: without a policy, so they may go anywhere. */
const blank = renderDocument({ title: 'Blank', body: '<body></body>' });

function sendHtml(response: ServerResponse, html: string, policy?: string): void {
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    ...(policy ? { 'Content-Security-Policy': policy } : {}),
  });
  response.end(html);
}
