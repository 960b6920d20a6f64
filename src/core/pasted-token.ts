import { parseToken } from './oauth-fields.ts';
import { type Problem, type ProblemCode, problem } from './problem.ts';
import type { Result } from './result.ts';
import { findTokens } from './token/find-tokens.ts';

/** What a header line carries as it stands (RFC 6750 §2.1), its scheme included or not. */
const ALONE = /^\s*(?:bearer\s+)?[\w.~+/-]+=*\s*$/i;

const isAddress = (text: string) => /^\s*https?:\/\//i.test(text);

/** Why nothing is found in what is no token by itself. Undefined: it may be one all the same. */
function whyNone(text: string, hasRefreshToken: boolean): ProblemCode | undefined {
  if (hasRefreshToken) return 'token_is_refresh';
  if (isAddress(text)) return 'token_is_address';
  return /^\s*[[{<]/.test(text) ? 'token_unfound' : undefined;
}

/** The token in whatever was pasted: itself, a header line, a command, the answer of an issuer. */
export function readPastedToken(text: string): Result<string, Problem> {
  if (ALONE.test(text)) return parseToken(text);
  const { tokens, hasRefreshToken } = findTokens(text);
  const [likeliest] = tokens;
  if (likeliest) return parseToken(likeliest.text);
  const reason = whyNone(text, hasRefreshToken);
  return reason ? problem(reason) : parseToken(text);
}
