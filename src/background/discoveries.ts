import type { Input } from '../core/command.ts';
import type { Discovery } from '../core/discovery.ts';
import { askedOnce, type Failure, failure } from '../core/failure.ts';
import { isGranted } from '../core/host-permission.ts';
import { originOf } from '../core/web-origin.ts';
import { discoverFirst } from '../oauth/discover.ts';
import { failureOf } from '../oauth/failure-of.ts';
import { ports } from './outside.ts';
import { change } from './store.ts';

/** Without our permission some issuers can be asked, by CORS; the others look as if they were not there. */
export function explained(address: string, reason: Failure, granted: readonly string[]): Failure {
  const origin = originOf(new URL(address));
  const isKeptOut = reason.code === 'unreachable' && !isGranted(granted, origin);
  return isKeptOut ? failure('permission_missing', origin) : reason;
}

/** Looks for an issuer's endpoints. What is found, or why nothing was, is in the store. */
export async function discoverIssuer({ issuer, candidates }: Input<'discover'>): Promise<void> {
  const result = await discoverFirst(candidates, ports.http).then(
    (metadata) => ({ kind: 'found', metadata }) as const,
    (error: unknown) => ({ kind: 'failed', failure: failureOf(error) }) as const,
  );
  await change(({ granted }) => {
    const discovery: Discovery =
      result.kind === 'found'
        ? { ...result, issuer }
        : {
            ...result,
            issuer,
            failure: explained(candidates[0] as string, askedOnce(result.failure), granted),
          };
    return { discovery };
  });
}
