import type { Session, TokenSet, Wait } from '../../../src/core/session.ts';
import { ago, ahead } from './moment.ts';
import { claimsOf, ID_TOKEN, signed } from './tokens.ts';

/** What the issuer gave 12 minutes ago, for an hour. */
export const tokens = (changes: Partial<TokenSet> = {}): TokenSet => ({
  accessToken: signed(claimsOf()),
  idToken: ID_TOKEN,
  receivedAt: ago(12),
  expiresAt: ahead(48),
  scopes: ['openid', 'orders:read', 'orders:write'],
  who: 'alice',
  subject: 'user-4711',
  renewable: true,
  occasion: 'renewal',
  signedInAt: ago(72),
  refreshToken: { receivedAt: ago(12) },
  ...changes,
});

/** One that nobody renews. */
export const pastedTokens = (changes: Partial<TokenSet> = {}): TokenSet => ({
  accessToken: signed(claimsOf({ sub: 'partner-7' })),
  receivedAt: ago(56),
  expiresAt: ahead(4),
  renewable: false,
  occasion: 'pasted',
  ...changes,
});

export const bob = (): TokenSet =>
  tokens({
    accessToken: signed(
      claimsOf({ sub: 'user-0815', preferred_username: 'bob', email: 'bob@example.com' }),
    ),
    who: 'bob',
    subject: 'user-0815',
    receivedAt: ago(30),
    expiresAt: ahead(30),
  });

export const active = (set: TokenSet = tokens()): Session => ({ kind: 'active', tokens: set });

export const acquiring = (
  changes: { readonly tokens?: TokenSet; readonly wait?: Wait } = {},
): Session => ({
  kind: 'acquiring',
  since: ago(3, 's'),
  attempt: 0,
  ...changes,
});

type Failed = Extract<Session, { kind: 'failed' }>;

export const failed = (
  code: Failed['failure']['code'],
  detail: string,
  changes: Partial<Omit<Failed, 'kind' | 'failure'>> = {},
): Session => ({ kind: 'failed', failure: { code, detail }, at: ago(1), ...changes });
