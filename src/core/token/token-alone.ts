import type { Sighting } from './found-token.ts';
import { isJwtForm, MAX_TOKEN_LENGTH } from './jwt-in-text.ts';

const LEAD = /^(?:["'`“”‘’„<(]|\s|(?:authorization\s{0,4}:\s{0,4})?(?:bearer|dpop)\s)+/i;
const TRAIL = /["'`“”‘’>);,\s]/;

/** Without quotes and whatever else people copy along. */
function bare(text: string): string {
  const start = LEAD.exec(text)?.[0].length ?? 0;
  let end = text.length;
  while (end > start && TRAIL.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** All that there is, where it is no longer than a token. */
const aloneIn = (text: string) => (text.length > 2 * MAX_TOKEN_LENGTH ? '' : bare(text));

/** What can only be a token although nothing shows it: what is damaged, or what nobody can read. */
export function guessedIn(text: string): readonly Sighting[] {
  const alone = aloneIn(text);
  const joined = alone.replaceAll(/\s+/g, '');
  if (isJwtForm(joined)) return [{ text: joined, where: 'plain' }];
  const isOne = /^(?!\w+=[^=.]|[[{](?!\{))[^\s&]{8,65536}$/.test(alone) && !alone.includes('://');
  return isOne ? [{ text: alone, where: 'plain' }] : [];
}

/** A token that is all that was pasted, be it over several lines. */
export const markAlone =
  (text: string) =>
  (sighting: Sighting): Sighting =>
    sighting.where === 'text' && aloneIn(text).replaceAll(/\s+/g, '') === sighting.text
      ? { ...sighting, where: 'plain' }
      : sighting;
