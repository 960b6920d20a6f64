import { schemaOf } from './schema.ts';
import { parseOrigin } from './web-origin.ts';

export const WebOriginSchema = schemaOf(parseOrigin);
