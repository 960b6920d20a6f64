import type { Refusal } from './refusal.ts';
import type { TokenSet } from './session.ts';

/**
 * What has become of a refusal of a token:
 * `open`: the token is in use, and nothing happened by itself;
 * `renewing`: another was asked for, and is not there yet;
 * `again`: the refused token is the one that was got because of a refusal;
 * `past`: another is in use since.
 */
export type Standing = 'open' | 'renewing' | 'again' | 'past';

/** What the user has to bring: another token of the same kind would be refused as well. */
const DEMANDS: readonly (string | undefined)[] = [
  'insufficient_scope',
  'insufficient_user_authentication',
];

const isMet = ({ challenge }: Refusal, { scopes }: TokenSet) =>
  challenge.scopes?.every((scope) => scopes?.includes(scope));

function ofAnother({ renewedAt }: Refusal, { receivedAt }: TokenSet): Standing | undefined {
  const isBecauseOfIt = renewedAt !== undefined && receivedAt >= renewedAt;
  return isBecauseOfIt ? 'past' : undefined;
}

/** Undefined: it is nothing to tell any more. What is refused matters as long as it is sent. */
export function standingOf(refusal: Refusal, tokens: TokenSet | undefined): Standing | undefined {
  const { challenge, receivedAt, renewedAt } = refusal;
  if (!tokens || refusal.dismissed) return undefined;
  if (DEMANDS.includes(challenge.error)) return isMet(refusal, tokens) ? undefined : 'open';
  if (tokens.receivedAt !== receivedAt) return ofAnother(refusal, tokens);
  if (renewedAt === undefined) return 'open';
  return receivedAt < renewedAt ? 'renewing' : 'again';
}
