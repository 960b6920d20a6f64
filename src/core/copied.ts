import * as v from 'valibot';
import { data } from './schema.ts';
import { type Millis, SECOND } from './time.ts';

/** The digest of a text, by which it is known again and from which it cannot be had back. */
export const DigestSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** A secret that was copied: by its SHA-256 digest alone, and when it leaves the clipboard. */
export const CopiedSchema = v.nullable(data({ digest: DigestSchema, clearAt: v.number() }));
export type CopiedSecret = v.InferOutput<typeof CopiedSchema>;

/** What to remember of a copy; null: nothing, since nothing is to be cleared. */
export const copiedNow = (digest: string, seconds: number, now: Millis): CopiedSecret =>
  seconds === 0 ? null : { digest, clearAt: now + seconds * SECOND };
