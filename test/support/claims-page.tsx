import { render } from '@testing-library/preact';
import type { TokenFacts } from '../../src/core/token/facts.ts';
import { readToken } from '../../src/core/token/read-token.ts';
import { Claims } from '../../src/ui/token/claims.tsx';
import { NOON } from './grants.ts';
import { doing } from './page.ts';
import { jwtWith } from './samples.ts';

/** What is known of a token that was pasted to be read: itself. */
export const factsAbout = (text: string, changes: Partial<TokenFacts> = {}): TokenFacts => ({
  kind: undefined,
  text,
  reading: readToken(text),
  now: NOON,
  ...changes,
});

export const renderClaims = (claims: object, changes: Partial<TokenFacts> = {}) =>
  render(<Claims facts={factsAbout(jwtWith(claims), changes)} />);

/** Opens or closes a `<details>` as a click does in a browser. */
export const toggle = (details: HTMLDetailsElement) =>
  doing(() => {
    details.open = !details.open;
    details.dispatchEvent(new Event('toggle'));
  });

export const many = (count: number, prefix = 'group') =>
  Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}`);
