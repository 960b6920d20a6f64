import { mayBeAnswer } from '../core/redirect-answer.ts';
import { onAlarm } from '../platform/alarm.ts';
import { onShortcut } from '../platform/commands.ts';
import { onMessage } from '../platform/hear.ts';
import { onMenuClicked } from '../platform/menus.ts';
import { grantedPatterns, onPermissionsChanged } from '../platform/permissions.ts';
import { onTabClosed, onTabMoved, onTabReplaced, onTabShown } from '../platform/tabs.ts';
import { onNavigation } from '../platform/web-request.ts';
import { clearCopied } from './clipboard.ts';
import { takeCompletion } from './completions.ts';
import { askDevicesDue } from './devices.ts';
import { handle } from './handlers.ts';
import { hearAnew, onAnswer } from './hearing.ts';
import { lookAfter } from './look-after.ts';
import { followNoticePermission } from './notice-permission.ts';
import { listenToNotices } from './notices.ts';
import { clearRules } from './project.ts';
import { recover } from './recover.ts';
import { callOffTab, callOffUnpermitted, takeAnswer } from './redirects.ts';
import { renewDue, resumePermitted } from './renewal.ts';
import { followMenu, followShortcut } from './shortcuts.ts';
import { change, projectWith, readState } from './store.ts';
import { followTab, forgetChoice } from './tab-choices.ts';
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
  await followNoticePermission();
}

// Listeners first: one that is attached later misses the event that woke this worker.
onMessage((message) => afterReady(() => handle(message)));
onShortcut((shortcut) => inBackground(followShortcut(shortcut))());
onMenuClicked((click) => inBackground(followMenu(click))());
onWake(inBackground(lookAfter));
onAlarm('clipboard', inBackground(clearCopied));
onPermissionsChanged(() => {
  listenAnew();
  hearAnew();
  listenToNotices();
  inBackground(followPermissions)();
});
listenToNotices();
const listenAnew = onNavigation((navigation) =>
  inBackground(async () => {
    // Of several requests in a row the first one counts, so nothing may come before this.
    await takeSighting(navigation);
    await takeAnswer(navigation);
  })(),
);
// Not as the others: of these there are as many as pages have requests.
onAnswer((completion) => {
  ready()
    .then(() => takeCompletion(completion))
    .catch(() => undefined);
});
// A site's own service worker takes its pages before any listener or rule: then only this tells where they are.
onTabMoved((url) => {
  if (mayBeAnswer(url)) inBackground(() => takeAnswer({ url }))();
});
onTabClosed((tab) =>
  inBackground(async () => {
    await forgetChoice(tab);
    await callOffTab(tab);
    await forgetTab(tab);
  })(),
);
onTabReplaced((from, to) => inBackground(() => followTab(from, to))());
onTabShown(inBackground(() => change(() => ({}))));
// What the last worker had still to clear.
inBackground(clearCopied)();
