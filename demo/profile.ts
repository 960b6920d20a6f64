import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty folder for a browser's profile. */
export const newProfile = (): Promise<string> => mkdtemp(join(tmpdir(), 'lanyard-'));

/** A browser may still be writing for a moment after it has closed. */
export const removeProfile = (profile: string): Promise<void> =>
  rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
