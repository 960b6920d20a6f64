import { onAlarm } from '../platform/alarm.ts';
import { onMessage } from '../platform/messages.ts';
import { grantedPatterns, onPermissionsChanged } from '../platform/permissions.ts';
import { onTabShown } from '../platform/tabs.ts';
import { emptyOverdueTrash } from './apps.ts';
import { handle } from './handlers.ts';
import { recover } from './recover.ts';
import { renewDue, resumePermitted } from './renewal.ts';
import { change } from './store.ts';

/** Work that begins once a new worker has taken over, and ends by starting what is due. */
async function afterReady<Value>(work: () => Promise<Value>): Promise<Value> {
  await ready;
  const value = await work();
  await renewDue();
  return value;
}

/** For events that nobody waits for. What went wrong is in the store, or will be seen at the next event. */
const inBackground = (work: () => Promise<unknown>) => () => {
  afterReady(work).catch(() => undefined);
};

async function followPermissions() {
  const granted = await grantedPatterns();
  await change(() => ({ granted }));
  await resumePermitted();
}

// Listeners first: one that is attached later misses the event that woke this worker.
onMessage((message) => afterReady(() => handle(message)));
onAlarm(inBackground(emptyOverdueTrash));
onPermissionsChanged(inBackground(followPermissions));
onTabShown(inBackground(() => change(() => ({}))));

const ready = recover();
inBackground(async () => undefined)();
