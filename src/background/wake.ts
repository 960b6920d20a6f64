import { type Millis, SECOND } from '../core/time.ts';
import { onAlarm, setAlarm } from '../platform/alarm.ts';

/** An installed extension's alarm comes no sooner than this after it is set (Chrome, alarms API). */
const SOONEST_ALARM: Millis = 30 * SECOND;

let listener = () => undefined as unknown;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Called when the moment has come that `wakeAt` was given. One listener, attached once. */
export function onWake(work: () => unknown): void {
  listener = work;
  onAlarm('due', () => listener());
}

/**
 * Has the worker woken at a moment, and at no other. What an alarm is too coarse for a timer does: the event
 * that leads here keeps the worker alive for about as long.
 */
export async function wakeAt(moment: Millis | undefined, now: Millis): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  if (moment !== undefined && moment - now < SOONEST_ALARM) {
    timer = setTimeout(() => listener(), moment - now);
  }
  await setAlarm('due', moment);
}
