import { describe, expect, test } from 'vitest';
import { sentToken, withEndOfSent } from '../../src/core/sent-token.ts';
import type { TokenSet } from '../../src/core/session.ts';
import { wantedRules } from '../../src/core/wanted-rules.ts';
import { appWith, CHROMIUM, jwtWith, stateWith } from '../support/samples.ts';

const NOON = Date.UTC(2026, 0, 1, 12);
const ENDS = NOON + 600_000;
const OWN = { ...CHROMIUM, ownHost: 'own', ownRedirectUri: 'https://own.chromiumapp.org/' };

const forAccess = appWith();
const forId = appWith({ send: 'id_token' });
const idToken = jwtWith({ exp: ENDS / 1000 });

const tokensWith = (changes: Partial<TokenSet> = {}): TokenSet => ({
  accessToken: 'access',
  receivedAt: NOON,
  expiresAt: NOON + 3_600_000,
  renewable: true,
  ...changes,
});

describe('an app that sends the ID token', () => {
  test('sends nothing where none came, least of all the access token', () => {
    const tokens = tokensWith();
    expect(sentToken(forId, tokens)).toBeUndefined();
    const state = stateWith({
      apps: [forId],
      sessions: { [forId.id]: { kind: 'active', tokens } },
      granted: ['<all_urls>'],
    });
    expect(wantedRules(state, NOON, OWN)).toEqual([]);
  });

  test('sends it, and another the access token', () => {
    const tokens = tokensWith({ idToken });
    expect(sentToken(forId, tokens)).toBe(idToken);
    expect(sentToken(forAccess, tokens)).toBe('access');
  });
});

describe('the end of tokens', () => {
  test.each<[string, Partial<TokenSet>, number | undefined]>([
    ['is that of the ID token where it is sent', { idToken }, ENDS],
    ['by this machine’s clock', { idToken, skew: 5000 }, ENDS - 5000],
    ['by the clock of an issuer that is behind', { idToken, skew: -5000 }, ENDS + 5000],
    ['is unknown where the ID token does not say it', { idToken: jwtWith({}) }, undefined],
    ['is unknown where the ID token cannot be read', { idToken: 'opaque' }, undefined],
    ['stays where no ID token came', {}, NOON + 3_600_000],
  ])('%s', (_what, changes, expiresAt) => {
    const tokens = withEndOfSent(forId, tokensWith(changes));
    const { expiresAt: _end, ...rest } = tokensWith(changes);
    expect(tokens).toEqual(expiresAt === undefined ? rest : { ...rest, expiresAt });
    expect('expiresAt' in tokens).toBe(expiresAt !== undefined);
  });

  test('is that of the access token where that is sent', () => {
    const tokens = tokensWith({ idToken });
    expect(withEndOfSent(forAccess, tokens)).toEqual(tokens);
  });
});
