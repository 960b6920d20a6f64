import { request as httpRequest, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

type Redirect = 'manual' | 'error';

/** As fetch takes it, and as oauth4webapi hands it over: with a body that may be undefined. */
export type LoopbackInit = Omit<RequestInit, 'body'> & {
  readonly body?: BodyInit | null | undefined;
};

/**
 * `fetch` for the demo's servers, under the names that browsers know them by: it connects to
 * 127.0.0.1 and leaves the Host header as it is, because Node does not resolve `*.localhost`.
 *
 * As fetch does, it rejects with a TypeError where no whole answer came, and with the signal's
 * reason where it was aborted. Unlike fetch it follows no redirect: the 3xx answer is returned, or
 * with `redirect: 'error'` is an error.
 */
export async function loopbackFetch(url: string | URL, init: LoopbackInit = {}): Promise<Response> {
  const redirect: Redirect = init.redirect === 'error' ? 'error' : 'manual';
  const request = new Request(url, { ...init, body: init.body ?? null, redirect });
  const body = Buffer.from(await request.arrayBuffer());
  try {
    const answer = await send(request, body);
    return toResponse(answer, await buffer(answer), redirect);
  } catch (cause) {
    init.signal?.throwIfAborted();
    throw new TypeError('fetch failed', { cause });
  }
}

function send({ url, method, headers, signal }: Request, body: Buffer): Promise<IncomingMessage> {
  const { hostname, host, port, pathname, search } = new URL(url);
  if (!isLoopback(hostname)) throw new Error(`${hostname} is not on this machine`);
  return new Promise((resolve, reject) => {
    httpRequest({
      host: '127.0.0.1',
      port,
      path: pathname + search,
      method,
      headers: { ...Object.fromEntries(headers), host, 'content-length': body.length },
      signal,
    })
      .on('response', resolve)
      .on('error', reject)
      .end(body);
  });
}

const isLoopback = (hostname: string) =>
  hostname === '127.0.0.1' || hostname === 'localhost' || hostname.endsWith('.localhost');

function toResponse(answer: IncomingMessage, body: Buffer, redirect: Redirect): Response {
  const { statusCode: status = 0, statusMessage: statusText = '' } = answer;
  const headers = new Headers();
  for (const [name, values] of Object.entries(answer.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  if (redirect === 'error' && status >= 300 && status < 400 && headers.has('location')) {
    throw new Error(`unexpected redirect to ${headers.get('location')}`);
  }
  const hasBody = ![204, 205, 304].includes(status);
  return new Response(hasBody ? new Uint8Array(body) : null, { status, statusText, headers });
}
