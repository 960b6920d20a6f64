import { useEffect, useState } from 'preact/hooks';
import { issuerOf } from '../../core/issuer-facts.ts';
import type { TokenCheck } from '../../core/token/check.ts';
import type { TokenFacts } from '../../core/token/facts.ts';
import { checkToken } from '../../core/token/verify.ts';

interface Checked {
  readonly text: string;
  /** By whose keys. */
  readonly issuer: string | undefined;
  readonly accessToken: string | undefined;
  readonly check: TokenCheck;
}

/** What an ID token has to fit (`at_hash`, OpenID Connect Core §3.1.3.6). */
const accessTokenBeside = ({ kind, tokens }: TokenFacts) =>
  kind === 'access_token' ? undefined : tokens?.accessToken;

/**
 * The facts about a token with what came of checking it against its issuer's keys: that takes until after the
 * first paint, and is done anew for another token and for other keys. What came of another token, or by another
 * issuer's keys, is never shown.
 */
export function useChecked(facts: TokenFacts): TokenFacts {
  const [checked, setChecked] = useState<Checked>();
  const { text, reading, app } = facts;
  const issuer = app && issuerOf(app);
  const keys = facts.issuer?.keys;
  const accessToken = accessTokenBeside(facts);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reading follows from the text
  useEffect(() => {
    let isWanted = reading !== undefined;
    const done = (check: TokenCheck) =>
      isWanted && setChecked({ text, issuer, accessToken, check });
    if (reading) {
      void checkToken({ text, reading, keys, ...(accessToken && { accessToken }) }).then(done);
    }
    return () => {
      isWanted = false;
    };
  }, [text, issuer, keys, accessToken]);
  const isOfThis =
    checked?.text === text && checked.issuer === issuer && checked.accessToken === accessToken;
  return isOfThis ? { ...facts, check: checked.check } : facts;
}
