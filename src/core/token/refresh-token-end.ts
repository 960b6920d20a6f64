import type { App } from '../app.ts';
import type { ProviderId } from '../providers/provider.ts';
import { recognise } from '../providers/recognise.ts';
import { HOUR, type Millis } from '../time.ts';
import type { TokenFacts } from './facts.ts';

export interface RefreshTokenEnd {
  readonly at: Millis;
  /** How long it lives in all. */
  readonly life: Millis;
}

const MICROSOFT: readonly ProviderId[] = ['entra', 'entra_external', 'azure_b2c'];

const DAY: Millis = 24 * HOUR;

/**
 * Whether the issuer takes the app for a page of its own kind: Entra redeems the code of a public client with an
 * `Origin` header only where its redirect URI is registered as that of a single-page application.
 */
function isMicrosoftPage({ grant, originHeader }: App): boolean {
  if (grant.kind !== 'authorization_code' || originHeader === 'remove') return false;
  const provider = recognise(new URL(grant.server.issuer))?.provider;
  const isMicrosoft = provider !== undefined && MICROSOFT.includes(provider.id);
  return isMicrosoft && grant.client.authentication === 'none';
}

/** Entra lets a page's user go on for a day after the sign-in, however often the token is renewed meanwhile. */
function pagesEnd({ app, tokens }: TokenFacts): RefreshTokenEnd | undefined {
  const since = tokens?.signedInAt;
  if (since === undefined || !tokens?.refreshToken || !app) return undefined;
  return isMicrosoftPage(app) ? { at: since + DAY, life: DAY } : undefined;
}

/** When the refresh token ends: as the issuer said, or as it is known to be. Undefined: nobody said. */
export function refreshTokenEnd(facts: TokenFacts): RefreshTokenEnd | undefined {
  const { expiresAt, receivedAt = 0 } = facts.tokens?.refreshToken ?? {};
  const known = pagesEnd(facts);
  if (expiresAt === undefined || (known && known.at < expiresAt)) return known;
  return { at: expiresAt, life: Math.max(0, expiresAt - receivedAt) };
}
