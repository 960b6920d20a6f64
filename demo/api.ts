import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type CheckAccessToken,
  checkByIntrospection,
  checkByJwt,
  checkBySealedJwt,
} from './access-token-checks.ts';
import {
  type Answer,
  issuerUnavailable,
  notFound,
  preflight,
  redirect,
  tokenInvalid,
  tokenMissing,
  welcome,
} from './api-answers.ts';
import { refusalFor } from './api-demands.ts';
import type { LoopbackServer } from './loopback-server.ts';
import { type Resources, resourcesOf } from './resources.ts';

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
  /** Takes a token no more, as if it had been revoked. */
  refuse(token: string): void;
  /** Answers a request in place of the API where it gives an answer; preflights it does not see. */
  intercept: ((request: ReceivedRequest) => Answer | undefined) | undefined;
  close(): Promise<void>;
};

type Refused = ReadonlySet<string>;

type Route = { readonly under: string; readonly answer: (r: IncomingMessage) => Promise<Answer> };

/** An API that takes JWTs under /orders, encrypted ones under /invoices and opaque tokens under /reports, from any origin. */
export function startApi({ server, issuerUrl }: ApiOptions): Api {
  const refused = new Set<string>();
  const routes = routesOf(resourcesOf(server.origin), issuerUrl, refused);
  const received: ReceivedRequest[] = [];
  const clear = () => {
    received.length = 0;
  };
  const api: Api = {
    origin: server.origin,
    received,
    clear,
    refuse: (token) => void refused.add(token),
    intercept: undefined,
    close: server.close,
  };
  server.serve(async (request, response) => {
    const description = describe(request);
    received.push(description);
    request.resume();
    const isPreflight = request.method === 'OPTIONS';
    const intercepted = isPreflight ? preflight : api.intercept?.(description);
    send(response, intercepted ?? (await answerTo(request, routes)));
  });
  return api;
}

function routesOf(resources: Resources, issuerUrl: string, refused: Refused): Route[] {
  const byJwt = checkByJwt(issuerUrl, resources.orders);
  const bySealedJwt = checkBySealedJwt(issuerUrl, resources.invoices);
  const byIntrospection = checkByIntrospection(issuerUrl, resources.reports);
  return [
    { under: '/orders/leave', answer: async (request) => leave(request) },
    { under: '/orders', answer: guarded(byJwt, refused) },
    { under: '/reports', answer: guarded(byIntrospection, refused) },
    { under: '/invoices', answer: guarded(bySealedJwt, refused) },
  ];
}

async function answerTo(request: IncomingMessage, routes: readonly Route[]): Promise<Answer> {
  const { pathname } = urlOf(request);
  const route = routes.find(({ under }) => pathname === under || pathname.startsWith(`${under}/`));
  return route ? route.answer(request) : notFound;
}

function guarded(check: CheckAccessToken, refused: Refused): Route['answer'] {
  return async (request) => {
    const token = bearerTokenOf(request);
    if (!token) return tokenMissing;
    try {
      const caller = refused.has(token) ? undefined : await check(token);
      if (!caller) return tokenInvalid;
      const { method = '' } = request;
      const refusal = refusalFor({ method, path: urlOf(request).pathname }, caller);
      return refusal ?? welcome(caller, token);
    } catch {
      return issuerUnavailable;
    }
  };
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
