import { useEffect } from 'preact/hooks';
import { issuerOf } from '../../core/issuer-facts.ts';
import type { Wanted } from '../../core/keys-due.ts';
import { MINUTE } from '../../core/time.ts';
import { headerOf, type TokenFacts } from '../../core/token/facts.ts';
import { send } from '../../platform/messages.ts';

/** Whether there is a signature that a public key could fit. */
const isSigned = ({ reading }: TokenFacts) =>
  reading?.form === 'self-contained' && reading.isSigned;

const isFresh = ({ issuer, now }: TokenFacts) => issuer !== undefined && now < issuer.freshUntil;

/** What is lacking may have been allowed meanwhile: the worker knows. */
const lacksLeave = ({ issuer }: TokenFacts) => issuer?.failure?.code === 'permission_missing';

/** Which key is lacking to check a token, or fits no longer; empty: all of them. Undefined: none. */
function lackingKey(facts: TokenFacts): Wanted | undefined {
  const { app, check } = facts;
  if (!app || issuerOf(app) === undefined || !isSigned(facts)) return undefined;
  if (!isFresh(facts) || lacksLeave(facts)) return {};
  const signature = check?.signature;
  if (signature?.kind === 'bad') return { distrusted: true };
  return signature?.kind === 'unknown_key' && signature.keyId !== undefined
    ? { keyId: signature.keyId }
    : undefined;
}

const keyNamedBy = (facts: TokenFacts) => {
  const { kid } = headerOf(facts);
  return typeof kid === 'string' ? kid : undefined;
};

/**
 * When it is asked for: for keys that are stale, once each time that they are, for one that is lacking or does not
 * fit, at once and again when the worker no longer leaves the issuer alone, because it asked for others less than a
 * minute before.
 */
function occasionOf(facts: TokenFacts, { keyId, distrusted = false }: Wanted): readonly unknown[] {
  const { issuer, now } = facts;
  if (keyId === undefined && !distrusted) return [issuer?.freshUntil, isFresh(facts)];
  return [keyId ?? keyNamedBy(facts), distrusted, now - (issuer?.fetchedAt ?? 0) >= MINUTE];
}

/** By whose keys it is about, never by a token: those that are pasted stay nowhere. */
const questionOf = (facts: TokenFacts, lacking: Wanted) =>
  JSON.stringify([facts.app && issuerOf(facts.app), ...occasionOf(facts, lacking)]);

/** What this page has asked for already: asking again brings nothing else. */
const asked = new Set<string>();

/** For tests, which open many pages in one. */
export const forgetAsked = (): void => asked.clear();

/**
 * Has the worker fetch what is lacking to check a token's signature, once. Nothing is said where that does not
 * work: the issuer's facts tell why, and a command of the user's may be failing at the same time.
 */
export function useIssuerKeys(facts: TokenFacts): void {
  const lacking = lackingKey(facts);
  const { app } = facts;
  const question = lacking && questionOf(facts, lacking);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question names all that it is about
  useEffect(() => {
    if (!app || !lacking || !question || asked.has(question)) return;
    asked.add(question);
    void send('fetchKeys', { id: app.id, ...lacking }).catch(() => undefined);
  }, [question]);
}
