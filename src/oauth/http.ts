import { type FailureCode, FailureError, failure } from '../core/failure.ts';
import { type Millis, SECOND } from '../core/time.ts';

/** The part of `fetch` that the protocol needs. It is handed in, so that tests and limits can stand before it. */
export type Http = (url: string, request: HttpRequest) => Promise<Response>;

/** What `fetch` takes, where absent and undefined mean the same. */
export type HttpRequest = { [Key in keyof RequestInit]?: RequestInit[Key] | undefined };

export interface HttpLimits {
  /** For a whole answer, its body included. */
  readonly timeout: Millis;
  readonly maxBytes: number;
}

const LIMITS: HttpLimits = { timeout: 20 * SECOND, maxBytes: 1024 * 1024 };

/** Retry-After in milliseconds, as seconds or as a date beside the answer's own (RFC 9110 §10.2.3). */
function retryAfter({ headers }: Response): Millis | undefined {
  const value = headers.get('retry-after') ?? '';
  const wait = /^\d+$/.test(value)
    ? Number(value) * SECOND
    : Date.parse(value) - Date.parse(headers.get('date') ?? '');
  return wait > 0 ? wait : undefined;
}

/** A redirect is never followed: a secret, a token or a code would go with it. */
function assertNoRedirect({ type, status, headers }: Response) {
  const isRedirect = status >= 300 && status < 400 && headers.has('location');
  if (type === 'opaqueredirect' || isRedirect) throw new FailureError(failure('redirected'));
}

function assertUsable(response: Response) {
  const { status } = response;
  if (status >= 300 && status < 400) throw new FailureError(failure('redirected'));
  if (status === 429 || status >= 500) {
    throw new FailureError(failure('busy', String(status)), retryAfter(response));
  }
}

async function bodyOf(response: Response, maxBytes: number): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > maxBytes) {
      await reader?.cancel();
      throw new FailureError(failure('too_large', String(maxBytes)));
    }
    chunks.push(part.value);
  }
  return new Blob(chunks);
}

/** The protocol library reads a challenge instead of the body, where the issuer says more (RFC 6749 §5.2). */
function withoutChallenge(response: Response): Headers {
  const headers = new Headers(response.headers);
  headers.delete('www-authenticate');
  return headers;
}

/** `code`: what it is where it took neither too long nor too much. */
const failedWith = (code: FailureCode) => (error: unknown) => {
  if (error instanceof FailureError) throw error;
  const isTimeout = error instanceof DOMException && error.name === 'TimeoutError';
  throw new FailureError(failure(isTimeout ? 'timeout' : code));
};

/**
 * Puts limits around a fetch: no cookies, no referrer, no cache, no redirect, an end in time. Every other
 * answer is one, whatever its status. Throws `FailureError` with `unreachable`, `timeout` or `redirected`.
 */
export const direct =
  (http: Http, timeout: Millis = LIMITS.timeout): Http =>
  async (url, request) => {
    const response = await http(url, {
      ...request,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    }).catch(failedWith('unreachable'));
    assertNoRedirect(response);
    return response;
  };

/**
 * As `direct`, for an answer that is to be read: with an end in size, and none where the server is out of order.
 * Throws `FailureError` with `cut_off`, `too_large` or `busy` (429 and 5xx) as well.
 */
export const limited =
  (http: Http, { timeout, maxBytes }: HttpLimits = LIMITS): Http =>
  async (url, request) => {
    const response = await direct(http, timeout)(url, request);
    assertUsable(response);
    const { status, statusText } = response;
    const body = await bodyOf(response, maxBytes).catch(failedWith('cut_off'));
    const headers = withoutChallenge(response);
    return new Response(status === 204 ? null : body, { status, statusText, headers });
  };
