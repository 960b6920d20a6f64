import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, createServer as createTcp, type Socket } from 'node:net';
import { generate } from 'selfsigned';

export interface Recorded {
  readonly scheme: 'http' | 'https';
  readonly method: string;
  readonly host: string;
  readonly url: string;
  readonly authorization: string | undefined;
}

/** What a TLS client says first (RFC 8446 §5.1: a handshake record). */
const TLS_HANDSHAKE = 0x16;

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, PUT, POST',
  'access-control-allow-headers': 'content-type',
};

/**
 * A server that answers to every name, by http and by https on the same port, and writes down what it was
 * sent. It plays the API, its look-alikes and strangers, so that nothing but Lanyard's rules tells them apart.
 */
export class Recorder {
  readonly requests: Recorded[] = [];
  readonly port: number;
  readonly #close: () => void;

  private constructor(port: number, close: () => void, requests: Recorded[]) {
    this.port = port;
    this.#close = close;
    this.requests = requests;
  }

  static async open(): Promise<Recorder> {
    const requests: Recorded[] = [];
    const http = createHttp(record('http', requests));
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }]);
    const https = createHttps({ key, cert }, record('https', requests));
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
    return new Recorder((server.address() as AddressInfo).port, close, requests);
  }

  /** What it was sent since the last call, favicons aside. */
  take = (): Recorded[] => this.requests.splice(0).filter(({ url }) => url !== '/favicon.ico');

  close = (): void => this.#close();
}

const record =
  (scheme: Recorded['scheme'], requests: Recorded[]) =>
  ({ method = '', headers, url = '' }: IncomingMessage, response: ServerResponse): void => {
    const { host = '', authorization } = headers;
    requests.push({ scheme, method, host, url, authorization });
    const to = new URL(url, 'http://any').searchParams.get('to');
    const location = to === null ? {} : { location: to };
    const status = to === null ? 200 : url.includes('307') ? 307 : 302;
    response.writeHead(status, { ...CORS, ...location, 'content-type': 'text/html' });
    response.end('<!doctype html><title>page</title><p>Hello</p>');
  };
