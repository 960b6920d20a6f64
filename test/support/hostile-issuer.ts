import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Http, HttpRequest } from '../../src/oauth/http.ts';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly form: URLSearchParams;
}

export type Answer = (response: ServerResponse, request: Received) => unknown;

/** A server that answers as it is told, and what it is not told about with 404. */
export interface HostileIssuer {
  readonly url: string;
  readonly received: Received[];
  on(path: string, answer: Answer): void;
  /** Forgets what it was told and what it was asked. */
  reset(): void;
  close(): Promise<void>;
}

export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body));

/** An answer that calls itself anything but JSON. */
export const said =
  (body: string, type: string, status = 200): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': type }).end(body);

export const html = (status = 200): Answer =>
  said('<!doctype html><p>Sign in', 'text/html', status);

export const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(code, headers).end();

export const dropped: Answer = (response) => response.destroy();

export async function startHostileIssuer(): Promise<HostileIssuer> {
  const answers = new Map<string, Answer>();
  const received: Received[] = [];
  const server = createServer(async (incoming, response) => {
    // Where a test wants a clock in the answer, it sets one.
    response.sendDate = false;
    const { method = '', url = '/', headers } = incoming;
    const form = new URLSearchParams(await text(incoming));
    const request = { method, path: url, headers, form };
    received.push(request);
    const answer = answers.get(new URL(url, 'http://issuer.test').pathname) ?? status(404);
    answer(response, request);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    on: (path, answer) => {
      answers.set(path, answer);
    },
    reset: () => {
      answers.clear();
      received.length = 0;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A fetch that remembers how it was called. */
export function spyOn(http: Http = fetch as Http) {
  const calls: { readonly url: string; readonly request: HttpRequest }[] = [];
  const spied: Http = (url, request) => {
    calls.push({ url, request });
    return http(url, request);
  };
  return { http: spied, calls };
}
