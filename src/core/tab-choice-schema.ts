import * as v from 'valibot';
import { IdentityIdSchema } from './identity-schema.ts';
import { data } from './schema.ts';

/** What was chosen for one tab. It goes with the tab. */
export const TabChoiceSchema = data({
  /** No token goes with this tab's requests. */
  paused: v.boolean(),
  /** By app: as whom its requests go from this tab; null: as nobody. */
  identities: v.pipe(v.record(v.string(), v.nullable(IdentityIdSchema)), v.readonly()),
});
