import { FailureError, failure } from '../core/failure.ts';
import { jsonIn } from '../core/json-fields.ts';

type Body = Readonly<Record<string, unknown>>;

export const isAbsent = (value: unknown) => value === undefined || value === null || value === '';

/** Whether an answer tells an error in place of what it was asked for, whatever its status. */
export const saysError = (body: Body, wanted?: string) =>
  typeof body['error'] === 'string' &&
  body['error'] !== '' &&
  (wanted === undefined || isAbsent(body[wanted]));

const isJson = ({ headers }: Response) => headers.get('content-type')?.includes('json') === true;

/** An error with 2xx is an error all the same: Slack and GitHub answer so. */
async function withErrorStatus(response: Response, wanted?: string): Promise<Response> {
  const body = jsonIn(await response.clone().text());
  const isError = typeof body === 'object' && body !== null && saysError(body as Body, wanted);
  return isError ? Response.json(body, { status: 400 }) : response;
}

/**
 * An answer whose status says whether it is an error (RFC 6749 §5.2). `wanted`: the member that the endpoint
 * was asked for, if any. An error that is not told in JSON tells nothing but its status.
 * Throws `FailureError`: `status`.
 */
export async function toldIn(response: Response, wanted?: string): Promise<Response> {
  if (response.ok) return withErrorStatus(response, wanted);
  if (isJson(response)) return response;
  throw new FailureError(failure('status', String(response.status)));
}
