import * as v from 'valibot';
import { AppIdSchema } from './app-id.ts';

/**
 * Who is signed in to an app: the app's own id for the first, and `APP~2`, `APP~3` for those beside. So an
 * identity says itself whose it is, and the ids of two apps never meet: `~` stands in no app's id.
 */
export const IdentityIdSchema = v.pipe(
  v.string(),
  v.check((id) => v.is(AppIdSchema, id.replace(/~\d{1,4}$/, ''))),
  v.brand('IdentityId'),
);
