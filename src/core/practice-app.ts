import * as v from 'valibot';
import { type App, AppSchema } from './app.ts';
import { PRACTICE_ID } from './practice.ts';

/** A site that is there and is nobody's: it is set aside for examples (RFC 2606 §3, RFC 6761 §6.5). */
export const PRACTICE_API = 'https://example.com';

/**
 * An app without any issuer. Its token goes to the site for examples alone: from its own pages, and when a tab
 * is led there, so that a request can be seen without anybody writing one.
 */
export const practiceApp = (name: string): App =>
  v.parse(AppSchema, {
    id: PRACTICE_ID,
    name,
    enabled: true,
    grant: { kind: 'pasted' },
    apiScopes: [{ origin: PRACTICE_API, path: '' }],
    callers: [{ kind: 'page', origin: PRACTICE_API }, { kind: 'address-bar' }],
    environment: 'practice',
  });
