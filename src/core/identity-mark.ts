import { type IdentityId, numberOf } from './identity.ts';

/**
 * White letters on each can be read (WCAG 2.2, 4.5:1), each stands out from any toolbar (3:1), and no two next to each
 * other look alike.
 */
export const IDENTITY_COLOURS = [
  '#0c75a2',
  '#8a3ffc',
  '#a8571b',
  '#1a7e40',
  '#c72a7a',
  '#5e6e8b',
] as const;

/** What tells identities of one app from each other at a glance. */
export interface IdentityMark {
  /** One character. */
  readonly letter: string;
  readonly colour: string;
}

/** `who`: whom the token stands for, as people know them; without a name the number has to do. */
export function identityMark(identity: IdentityId, who: string | undefined): IdentityMark {
  const number = numberOf(identity);
  const [first = String(number)] = who?.match(/[\p{L}\p{N}]/u) ?? [];
  const colour = IDENTITY_COLOURS[(number - 1) % IDENTITY_COLOURS.length] as string;
  return { letter: [...first.toLocaleUpperCase()][0] as string, colour };
}
