import * as v from 'valibot';

/** The name of an environment, as the user wrote it: `dev`, `staging`, `prod`, `customer A`. */
export const EnvironmentSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(24));
