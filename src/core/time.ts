/** A moment or a span in milliseconds, as `Date.now()` counts them. */
export type Millis = number;

/** A moment or a span in seconds, as tokens count them (RFC 7519 §2, NumericDate). */
export type Seconds = number;

export const SECOND: Millis = 1000;
export const MINUTE: Millis = 60 * SECOND;
export const HOUR: Millis = 60 * MINUTE;

/** Whether a `Date` can hold it (ECMA-262, time values): what is beyond cannot be shown, or stored. */
export const isMoment = (time: Millis) => Math.abs(time) <= 8.64e15;
