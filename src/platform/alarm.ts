import type { Millis } from '../core/time.ts';
import { browser } from './browser.ts';

/** `due`: the earliest time when something is due. `clipboard`: when what was copied leaves the clipboard. */
type Alarm = 'due' | 'clipboard';

/** Resolves once it is in force: a worker that is killed after that is woken by it. */
export const setAlarm = async (name: Alarm, when: Millis | undefined): Promise<void> => {
  if (when === undefined) await browser.alarms.clear(name);
  else await browser.alarms.create(name, { when });
};

export const onAlarm = (name: Alarm, listener: () => void) =>
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) listener();
  });
