import browser from 'webextension-polyfill';
import type { Millis } from '../core/time.ts';

/** We need no more than one: at the earliest time when something is due. */
const NAME = 'due';

export const setAlarm = async (when: Millis | undefined): Promise<void> => {
  if (when === undefined) await browser.alarms.clear(NAME);
  else browser.alarms.create(NAME, { when });
};

export const onAlarm = (listener: () => void) => browser.alarms.onAlarm.addListener(listener);
