import * as v from 'valibot';

/** A tab as browsers count them. */
export const TabNumberSchema = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(0),
  v.maxValue(2 ** 31 - 1),
);
