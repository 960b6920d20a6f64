import * as v from 'valibot';
import { data } from './schema.ts';
import { WebOriginSchema } from './web-origin-schema.ts';

/** Whose requests may carry the token. */
export const CallerSchema = v.variant('kind', [
  data({ kind: v.literal('page'), origin: WebOriginSchema }),
  /** Every page of the user's own list, which all apps share. */
  data({ kind: v.literal('my-pages') }),
  /** The pages that the API serves itself, for its own requests: its documentation, for example. */
  data({ kind: v.literal('api-pages') }),
  /** Whoever leads a tab there: no condition can tell a typed address from a link. */
  data({ kind: v.literal('address-bar') }),
  /** Frames without an origin of their own, in pages that are callers. */
  data({ kind: v.literal('sandboxed-frames') }),
]);
