import { HOUR, MINUTE, SECOND } from '../../../src/core/time.ts';

/** The moment at which every picture is taken. The clock of the pages stands still there. */
export const NOW = Date.parse('2026-03-11T09:30:00Z');

const UNITS = { s: SECOND, min: MINUTE, h: HOUR } as const;

export const ago = (count: number, unit: keyof typeof UNITS = 'min') => NOW - count * UNITS[unit];
export const ahead = (count: number, unit: keyof typeof UNITS = 'min') => NOW + count * UNITS[unit];

/** As tokens have it: in seconds. */
export const inSeconds = (moment: number) => Math.floor(moment / SECOND);
