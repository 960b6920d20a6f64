import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ExpectedError } from './expected-error.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/**
 * A server that already has its port, and answers 503 until it is told how to serve. The issuer has
 * to know where the API is, and the API where the issuer is: each first gets its address.
 */
export type LoopbackServer = {
  readonly port: number;
  /** By the name browsers use. Node does not resolve `*.localhost`: see `onLoopback`. */
  readonly origin: string;
  serve(handler: Handler): void;
  close(): Promise<void>;
};

/** Listens on 127.0.0.1 only, as `http://NAME.localhost:PORT`. Port 0 takes any free one. */
export async function listen(name: string, port: number): Promise<LoopbackServer> {
  let handler: Handler = (_request, response) => response.writeHead(503).end();
  const server = createServer((request, response) => {
    void answer(handler, request, response);
  });
  const boundPort = await bind(server, name, port);
  return {
    port: boundPort,
    origin: `http://${name}.localhost:${boundPort}`,
    serve: (next) => {
      handler = next;
    },
    close: () => close(server),
  };
}

/** The same address in a form that Node can reach. */
export function onLoopback(url: string): URL {
  const address = new URL(url);
  address.hostname = '127.0.0.1';
  return address;
}

async function answer(handler: Handler, request: IncomingMessage, response: ServerResponse) {
  try {
    await handler(request, response);
  } catch (error) {
    console.error(error);
    if (response.headersSent) response.destroy();
    else response.writeHead(500).end();
  }
}

function bind(server: Server, name: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explained(error, name, port)));
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function explained(error: NodeJS.ErrnoException, name: string, port: number): Error {
  if (error.code !== 'EADDRINUSE') return error;
  return new ExpectedError(
    `The demo's ${name} needs port ${port}, but another program is already listening there. End it, and try again.`,
  );
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
