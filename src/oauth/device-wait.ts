import { ResponseBodyError } from 'oauth4webapi';
import { type FailureCode, FailureError, failure } from '../core/failure.ts';
import type { Wait } from '../core/session.ts';
import { MINUTE, type Millis, SECOND } from '../core/time.ts';

export type DeviceWait = Extract<Wait, { kind: 'device' }>;

/** Whether a user has not decided yet, and with what patience to go on asking. */
interface Patience {
  readonly interval: Millis;
  readonly pause: Millis;
}

const SLOWER: Millis = 5 * SECOND;
const LONGEST_INTERVAL: Millis = MINUTE;

const PASSING: readonly FailureCode[] = ['unreachable', 'cut_off', 'timeout', 'busy'];

const evenly = (interval: Millis): Patience => ({ interval, pause: interval });

/** Doubling, as RFC 8628 §3.5 suggests, but not so far that a user who is done waits for long. */
const doubled = (interval: Millis) => Math.max(interval, Math.min(2 * interval, LONGEST_INTERVAL));

/** What the issuer has to say is not final: undefined where it is (RFC 8628 §3.5). */
function patienceAfter(error: unknown, interval: Millis): Patience | undefined {
  if (error instanceof FailureError && PASSING.includes(error.failure.code)) {
    const longer = doubled(interval);
    return { interval: longer, pause: Math.max(longer, error.retryAfter ?? 0) };
  }
  if (!(error instanceof ResponseBodyError)) return undefined;
  if (error.error === 'authorization_pending') return evenly(interval);
  return error.error === 'slow_down' ? evenly(interval + SLOWER) : undefined;
}

/** How to go on waiting after a question that was asked `at` some moment. Undefined: there is no more to wait for. */
export function nextWait(wait: DeviceWait, error: unknown, at: Millis): DeviceWait | undefined {
  const patience = patienceAfter(error, wait.interval);
  return patience && { ...wait, interval: patience.interval, askAt: at + patience.pause };
}

/** How a wait has ended, in the words of RFC 8628 §3.5; anything else comes back as it is. */
export function endOfWait(error: unknown): unknown {
  if (!(error instanceof ResponseBodyError)) return error;
  if (error.error === 'expired_token') return new FailureError(failure('device_expired'));
  return error.error === 'access_denied' ? new FailureError(failure('cancelled')) : error;
}
