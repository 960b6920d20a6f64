import { devicesDue } from '../core/due.ts';
import { FailureError, failure } from '../core/failure.ts';
import type { IdentityId } from '../core/identity.ts';
import type { State } from '../core/state.ts';
import { pollDevice } from '../oauth/device-code.ts';
import { credentialsOf } from './credentials.ts';
import { answeredGrant } from './flight.ts';
import { landed } from './obtain.ts';
import { noted, originHealed } from './origin-healing.ts';
import { ports } from './outside.ts';
import { type Resumed, resume } from './resume.ts';
import { unseen } from './tokens.ts';

async function ask(flight: Resumed) {
  const { wait, pending } = flight;
  const grant = answeredGrant(flight);
  if (grant.kind !== 'device_code' || wait.kind !== 'device' || pending.kind !== 'device') {
    throw new FailureError(failure('unexpected'));
  }
  const credentials = await credentialsOf(grant, flight.secrets);
  const code = { deviceCode: pending.deviceCode, wait };
  const { value: answer, note } = await originHealed(flight.app.id, () =>
    pollDevice(grant, credentials, code, ports),
  );
  return answer.kind === 'pending' ? answer.wait : landed(flight, noted(answer.obtained, note));
}

/** A question that nobody answers can be asked again, so a worker may die over it. */
const askFor = (identity: IdentityId) => resume(identity, false, ask);

/** Asks each issuer, where it is time, whether its user has confirmed the code; does not wait for the answers. */
export function askDevicesDue(state: State): void {
  for (const identity of devicesDue(state, ports.now())) unseen(askFor(identity));
}
