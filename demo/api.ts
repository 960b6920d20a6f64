import type { IncomingMessage, ServerResponse } from 'node:http';
import { type CheckAccessToken, checkByIntrospection, checkByJwt } from './access-token-checks.ts';
import {
  type Answer,
  issuerUnavailable,
  notFound,
  preflight,
  redirect,
  scopeInsufficient,
  tokenInvalid,
  tokenMissing,
  welcome,
} from './api-answers.ts';
import type { LoopbackServer } from './loopback-server.ts';
import { resourcesOf, scopes } from './resources.ts';

export type ApiOptions = { readonly server: LoopbackServer; readonly issuerUrl: string };

export type ReceivedRequest = {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly host: string;
  readonly origin: string | undefined;
  readonly authorization?: string | undefined;
  readonly at: number;
};

export type Api = {
  readonly origin: string;
  /** Every request in order, the preflights and those to unknown paths too. */
  readonly received: ReceivedRequest[];
  clear(): void;
  close(): Promise<void>;
};

type Route = { readonly under: string; readonly answer: (r: IncomingMessage) => Promise<Answer> };

/** An API that takes JWTs under /orders and opaque tokens under /reports, from any origin. */
export function startApi({ server, issuerUrl }: ApiOptions): Api {
  const resources = resourcesOf(server.origin);
  const routes: Route[] = [
    { under: '/orders/leave', answer: async (request) => leave(request) },
    { under: '/orders', answer: guarded(checkByJwt(issuerUrl, resources.orders)) },
    { under: '/reports', answer: guarded(checkByIntrospection(issuerUrl, resources.reports)) },
  ];
  const received: ReceivedRequest[] = [];
  server.serve(async (request, response) => {
    received.push(describe(request));
    request.resume();
    send(response, await answerTo(request, routes));
  });
  const clear = () => {
    received.length = 0;
  };
  return { origin: server.origin, received, clear, close: server.close };
}

async function answerTo(request: IncomingMessage, routes: readonly Route[]): Promise<Answer> {
  if (request.method === 'OPTIONS') return preflight;
  const { pathname } = urlOf(request);
  const route = routes.find(({ under }) => pathname === under || pathname.startsWith(`${under}/`));
  return route ? route.answer(request) : notFound;
}

function guarded(check: CheckAccessToken): Route['answer'] {
  return async (request) => {
    const token = bearerTokenOf(request);
    if (!token) return tokenMissing;
    try {
      const caller = await check(token);
      if (!caller) return tokenInvalid;
      const needed = neededScope(request);
      if (needed && !caller.scope.split(' ').includes(needed)) return scopeInsufficient(needed);
      return welcome(caller, token);
    } catch {
      return issuerUnavailable;
    }
  };
}

function neededScope(request: IncomingMessage): string | undefined {
  const writesOrders = request.method === 'POST' && urlOf(request).pathname.startsWith('/orders');
  return writesOrders ? scopes.writeOrders : undefined;
}

/** Sends the browser wherever it is told: tests follow a token out of the API's reach. */
function leave(request: IncomingMessage): Answer {
  const to = urlOf(request).searchParams.get('to');
  return to ? redirect(to) : notFound;
}

function bearerTokenOf({ headers }: IncomingMessage): string | undefined {
  return /^Bearer +([\w.~+/-]+=*)$/i.exec(headers.authorization ?? '')?.[1];
}

function describe({ method = '', url = '', headers }: IncomingMessage): ReceivedRequest {
  const { host = '', origin, authorization } = headers;
  return { method, url, host, origin, authorization, at: Date.now() };
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'WWW-Authenticate',
    'Cache-Control': 'no-store',
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...headers,
  });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

const urlOf = ({ url = '/' }: IncomingMessage) => new URL(`http://api.localhost${url}`);
