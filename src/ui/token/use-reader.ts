import { useMemo } from 'preact/hooks';
import { readToken } from '../../core/token/read-token.ts';
import type { TokenReading } from '../../core/token/reading.ts';

export type Reader = (text: string) => TokenReading;

function readerOfEachOnce(): Reader {
  const known = new Map<string, TokenReading>();
  return (text) => {
    const reading = known.get(text) ?? readToken(text);
    known.set(text, reading);
    return reading;
  };
}

/**
 * Reads each token once: a page is drawn anew each second, and a long token takes long to read. What was read is
 * forgotten with the view, and as soon as the tokens that it is about are others.
 */
export function useReader(about: unknown): Reader {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was read of others is to be forgotten
  return useMemo(readerOfEachOnce, [about]);
}
