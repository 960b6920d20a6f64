import * as v from 'valibot';

/** Ids are keys of plain objects, so those that every object has by birth are none. */
export const AppIdSchema = v.pipe(
  v.string(),
  v.regex(/^[\w-]{1,64}$/),
  v.check((id) => !(id in Object.prototype)),
  v.brand('AppId'),
);
export type AppId = v.InferOutput<typeof AppIdSchema>;
