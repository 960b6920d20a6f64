import type { Millis } from '../core/time.ts';
import { browser } from './browser.ts';

/** `due`: the earliest time when something is due. `clipboard`: when what was copied leaves the clipboard. */
type Alarm = 'due' | 'clipboard';

export const setAlarm = async (name: Alarm, when: Millis | undefined): Promise<void> => {
  if (when === undefined) await browser.alarms.clear(name);
  else browser.alarms.create(name, { when });
};

export const onAlarm = (name: Alarm, listener: () => void) =>
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) listener();
  });
