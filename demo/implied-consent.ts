import { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { authorizationPath, pushedRequestPath } from './issuer-paths.ts';

/**
 * OpenID Connect Core §11 gives offline access only where consent was asked for. These are our own
 * clients and consent goes without saying, so it is asked for on their behalf. Not with
 * `prompt=none`, which must stand alone: a silent sign-in gets no refresh token here.
 */
export async function withImpliedConsent(request: IncomingMessage): Promise<IncomingMessage> {
  const url = new URL(request.url ?? '/', 'http://issuer.localhost');
  if (url.pathname === pushedRequestPath) return withConsentInBody(request);
  if (url.pathname !== authorizationPath || !impliesConsent(url.searchParams)) return request;
  addConsent(url.searchParams);
  return Object.assign(request, { url: `${url.pathname}${url.search}` });
}

const wordsOf = (parameters: URLSearchParams, name: string) =>
  parameters.get(name)?.split(' ').filter(Boolean) ?? [];

function impliesConsent(parameters: URLSearchParams): boolean {
  const prompts = wordsOf(parameters, 'prompt');
  const isOffline = wordsOf(parameters, 'scope').includes('offline_access');
  return isOffline && !prompts.includes('none') && !prompts.includes('consent');
}

function addConsent(parameters: URLSearchParams): void {
  parameters.set('prompt', [...wordsOf(parameters, 'prompt'), 'consent'].join(' '));
}

async function withConsentInBody(request: IncomingMessage): Promise<IncomingMessage> {
  const sent = await text(request);
  const parameters = new URLSearchParams(sent);
  if (!impliesConsent(parameters)) return withBody(request, sent);
  addConsent(parameters);
  return withBody(request, parameters.toString());
}

/** A body can be read once only, so that what comes after needs a request with a fresh one. */
function withBody(request: IncomingMessage, body: string): IncomingMessage {
  const { method, url, headers } = request;
  const fresh = Object.assign(new IncomingMessage(request.socket), { method, url, complete: true });
  fresh.headers = { ...headers, 'content-length': String(Buffer.byteLength(body)) };
  fresh.push(body);
  fresh.push(null);
  return fresh;
}
