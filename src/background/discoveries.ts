import type { Input } from '../core/command.ts';
import type { Discovery } from '../core/discovery.ts';
import { discover } from '../oauth/discover.ts';
import { failureOf } from '../oauth/failure-of.ts';
import { http } from './obtain.ts';
import { change } from './store.ts';

const note = (issuer: string, discovery: Discovery) =>
  change(({ discoveries }) => ({ discoveries: { ...discoveries, [issuer]: discovery } }));

/** Looks for an issuer's endpoints. What is found, or why nothing was, is in the store under the issuer. */
export async function discoverIssuer({ issuer }: Input<'discover'>): Promise<void> {
  await note(issuer, { kind: 'looking', since: Date.now() });
  const found: Discovery = await discover(issuer, http).then(
    (metadata) => ({ kind: 'found', metadata }),
    (error: unknown) => ({ kind: 'failed', failure: failureOf(error) }),
  );
  await note(issuer, found);
}
