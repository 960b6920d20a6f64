import { createHash } from 'node:crypto';
import {
  createServer as createHttp,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, createServer as createTcp, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { generate } from 'selfsigned';

export interface Recorded {
  readonly scheme: 'http' | 'https';
  readonly method: string;
  readonly host: string;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** What a TLS client says first (RFC 8446 §5.1: a handshake record). */
const TLS_HANDSHAKE = 0x16;

/** More than any header that tests send: most servers take 8 or 16 KB. */
const maxHeaderSize = 64 * 1024;

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, PUT, POST',
  'access-control-allow-headers': 'authorization, content-type, x-api-key',
};

const PAGE = '<!doctype html><title>page</title><p>Hello</p>';

/** What stands at a path; at all others there is an empty page. */
type Files = Map<string, string>;

/**
 * A server that answers to every name, by http and by https on the same port, opens every WebSocket, and
 * writes down what it was sent. It plays the API, its look-alikes and strangers, so that nothing but
 * Lanyard's rules tells them apart.
 */
export class Recorder {
  readonly requests: Recorded[] = [];
  readonly port: number;
  readonly files: Files;
  readonly #close: () => void;

  private constructor(port: number, close: () => void, requests: Recorded[], files: Files) {
    this.port = port;
    this.#close = close;
    this.requests = requests;
    this.files = files;
  }

  static async open(): Promise<Recorder> {
    const requests: Recorded[] = [];
    const files: Files = new Map();
    const http = createHttp({ maxHeaderSize }, record('http', requests, files));
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }]);
    const https = createHttps({ maxHeaderSize, key, cert }, record('https', requests, files));
    http.on('upgrade', (request, socket) => {
      requests.push(recordedOf('http', request));
      openSocket(request, socket);
    });
    const sockets = new Set<Socket>();
    const server = createTcp((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
      socket.once('readable', () => {
        const first: Buffer | null = socket.read(1);
        if (first === null) return;
        socket.unshift(first);
        (first[0] === TLS_HANDSHAKE ? https : http).emit('connection', socket);
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const close = () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    };
    return new Recorder((server.address() as AddressInfo).port, close, requests, files);
  }

  /** What it was sent since the last call, favicons aside. */
  take = (): Recorded[] => this.requests.splice(0).filter(({ url }) => url !== '/favicon.ico');

  close = (): void => this.#close();
}

function recordedOf(
  scheme: Recorded['scheme'],
  { method = '', headers, url = '' }: IncomingMessage,
): Recorded {
  const { host = '', authorization } = headers;
  return { scheme, method, host, url, authorization, headers };
}

/** RFC 6455 §4.2.2. */
function openSocket({ headers }: IncomingMessage, socket: Duplex): void {
  const accept = createHash('sha1')
    .update(`${headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
}

const record =
  (scheme: Recorded['scheme'], requests: Recorded[], files: Files) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    const recorded = recordedOf(scheme, request);
    requests.push(recorded);
    const { pathname, searchParams } = new URL(`http://any${recorded.url}`);
    const to = searchParams.get('to');
    const location = to === null ? {} : { location: to };
    const status = to === null ? 200 : recorded.url.includes('307') ? 307 : 302;
    const type = pathname.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(status, { ...CORS, ...location, 'content-type': type });
    response.end(files.get(pathname) ?? PAGE);
  };
