import { FailureError } from '../core/failure.ts';
import { failureOf, originHint } from './failure-of.ts';

/**
 * Runs a request so that whatever goes wrong leaves as a `FailureError`. The original error does not come
 * along: it may hold the answer, and with it a code or a token.
 * `secrets` is read when it fails, so that work may add to it.
 */
export async function reported<Value>(secrets: readonly string[], work: () => Promise<Value>) {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FailureError) throw error;
    throw new FailureError(failureOf(error, secrets), undefined, originHint(error));
  }
}
