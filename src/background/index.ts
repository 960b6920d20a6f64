import { mayBeAnswer } from '../core/redirect-answer.ts';
import { onMessage } from '../platform/messages.ts';
import { grantedPatterns, onPermissionsChanged } from '../platform/permissions.ts';
import { onTabClosed, onTabMoved, onTabShown } from '../platform/tabs.ts';
import { onNavigation } from '../platform/web-request.ts';
import { askDevicesDue } from './devices.ts';
import { handle } from './handlers.ts';
import { lookAfter } from './look-after.ts';
import { clearRules } from './project.ts';
import { recover } from './recover.ts';
import { callOffTab, callOffUnpermitted, takeAnswer } from './redirects.ts';
import { renewDue, resumePermitted } from './renewal.ts';
import { change, projectWith, readState } from './store.ts';
import { onWake } from './wake.ts';
import { forgetTab, takeSighting } from './watching.ts';

let recovery: Promise<void> | undefined;

/** Resolves once this worker has taken over. Where it could not, no rule stays, and the next event tries again. */
function ready(): Promise<void> {
  recovery ??= recover().catch(async (error: unknown) => {
    recovery = undefined;
    await clearRules().catch(() => undefined);
    throw error;
  });
  return recovery;
}

/** Work that begins once this worker has taken over, and ends by starting what is due. */
async function afterReady<Value>(work: () => Promise<Value>): Promise<Value> {
  await ready();
  const value = await work();
  const state = await readState();
  renewDue(state);
  askDevicesDue(state);
  return value;
}

/** For events that nobody waits for. What went wrong is in the store, or will be seen at the next event. */
const inBackground = (work: () => Promise<unknown>) => () => {
  afterReady(work).catch(() => undefined);
};

/** A permission that was taken back has to take its rules along, even where nothing can be stored. */
async function followPermissions() {
  const granted = await grantedPatterns();
  await change(() => ({ granted })).catch(() => projectWith({ granted }));
  await callOffUnpermitted();
  await resumePermitted();
}

// Listeners first: one that is attached later misses the event that woke this worker.
onMessage((message) => afterReady(() => handle(message)));
onWake(inBackground(lookAfter));
onPermissionsChanged(() => {
  listenAnew();
  inBackground(followPermissions)();
});
const listenAnew = onNavigation((navigation) =>
  inBackground(async () => {
    // Of several requests in a row the first one counts, so nothing may come before this.
    await takeSighting(navigation);
    await takeAnswer(navigation);
  })(),
);
// A site's own service worker takes its pages before any listener or rule: then only this tells where they are.
onTabMoved((url) => {
  if (mayBeAnswer(url)) inBackground(() => takeAnswer({ url }))();
});
onTabClosed((tab) =>
  inBackground(async () => {
    await callOffTab(tab);
    await forgetTab(tab);
  })(),
);
onTabShown(inBackground(() => change(() => ({}))));
inBackground(async () => undefined)();
