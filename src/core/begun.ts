import * as v from 'valibot';
import { parseToken } from './oauth-fields.ts';
import { data, schemaOf } from './schema.ts';
import { TabNumberSchema } from './tab-number.ts';
import { WebOriginSchema } from './web-origin-schema.ts';

/** Longer than what the form reads. */
const MAX_LENGTH = 32 * 1024;

/** The page that someone came from, as far as we may know: it is likely to be the one that calls the API. */
const from = {
  tab: v.exactOptional(TabNumberSchema),
  page: v.exactOptional(WebOriginSchema),
};

/**
 * What a new app is to begin with, on its way from the popup to the form. It goes by the store, because what was
 * pasted may be worth keeping out of an address, and of the browser's history with it.
 */
export const BegunSchema = v.variant('kind', [
  data({
    kind: v.literal('address'),
    address: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_LENGTH)),
    ...from,
  }),
  data({ kind: v.literal('token'), token: schemaOf(parseToken), ...from }),
]);
export type Begun = v.InferOutput<typeof BegunSchema>;
