import { FailureError, failure } from '../core/failure.ts';

const isJson = ({ headers }: Response) => headers.get('content-type')?.includes('json') === true;

/**
 * An error that is not told in JSON (RFC 6749 §5.2) tells nothing but its status; anything else comes back.
 * Throws `FailureError`: `status`.
 */
export function toldIn(response: Response): Response {
  if (response.ok || isJson(response)) return response;
  throw new FailureError(failure('status', String(response.status)));
}
