import * as v from 'valibot';
import { data } from './schema.ts';
import { WebOriginSchema } from './web-origin.ts';

/** Whose requests may carry the token. The address bar is a choice of its own, see `rulesFor`. */
export const CallerSchema = v.variant('kind', [
  data({ kind: v.literal('page'), origin: WebOriginSchema }),
  data({ kind: v.literal('address-bar') }),
]);
export type Caller = v.InferOutput<typeof CallerSchema>;

/** The origins of the pages among callers. */
export const pageOrigins = (callers: readonly Caller[]) =>
  callers.flatMap((caller) => (caller.kind === 'page' ? [caller.origin] : []));
