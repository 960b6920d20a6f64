import { endpointOrigins } from '../core/host-permission.ts';
import { requestOrigins, run } from '../ui/actions.ts';
import type { AppView } from './app-view.ts';

/**
 * Signs out once the user has said whether the issuer may be reached where it revokes tokens: whatever they
 * say, it is done here.
 */
export async function leave(command: 'signOut' | 'endSession', view: AppView): Promise<void> {
  await requestOrigins(endpointOrigins(view.app, 'revocationEndpoint'));
  await run(command, { id: view.identity });
}
