import { type Grant, usesSecret } from '../grant.ts';
import type { TokenFacts } from '../token/facts.ts';
import { besideAccessToken } from './around.ts';
import { type FindingRule, type Found, warn } from './finding.ts';
import { rfc } from './source.ts';

const wherever = (isSo: (grant: Grant) => boolean) =>
  besideAccessToken(({ app }: TokenFacts): Found | undefined =>
    app && isSo(app.grant) ? warn() : undefined,
  );

const pkceIs = (method: 'none' | 'plain') =>
  wherever((grant) => grant.kind === 'authorization_code' && grant.authorization.pkce === method);

/** How an app asks for its tokens. There is no implicit grant here: it could not be configured. */
export const SETTING_RULES: readonly FindingRule[] = [
  { id: 'pkce_off', source: rfc(9700, '2.1.1'), find: pkceIs('none') },
  { id: 'pkce_plain', source: rfc(9700, '2.1.1'), find: pkceIs('plain') },
  {
    id: 'grant_deprecated',
    source: rfc(9700, '2.4'),
    find: wherever(({ kind }) => kind === 'password'),
  },
  { id: 'secret_in_extension', source: rfc(8252, '8.5'), find: wherever(usesSecret) },
];
