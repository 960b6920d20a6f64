import { describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { phaseOf } from '../../src/core/phase.ts';
import { recovered } from '../../src/core/recovered.ts';
import type { Session, TokenSet } from '../../src/core/session.ts';
import { MINUTE } from '../../src/core/time.ts';
import { appWith, stateWith } from '../support/samples.ts';

const NOW = 1_800_000_000_000;
const EVERYTHING = [
  'https://api.test:443/*',
  'https://app.test:443/*',
  'https://issuer.test:443/*',
];

const app = appWith();

const tokens = (changes: Partial<TokenSet> = {}): TokenSet => ({
  accessToken: 'a',
  receivedAt: NOW - 10 * MINUTE,
  expiresAt: NOW + 50 * MINUTE,
  renewable: true,
  ...changes,
});

const phase = (session: Session | undefined, granted: readonly string[] = EVERYTHING) =>
  phaseOf(stateWith({ sessions: session ? { [app.id]: session } : {}, granted }), app, NOW);

const MACHINE = {
  kind: 'client_credentials',
  server: { issuer: 'https://issuer.test', tokenEndpoint: 'https://issuer.test/token' },
  client: { id: 'job', authentication: 'client_secret_basic' },
  request: { scopes: [] },
} as const;

const ENDING = { receivedAt: NOW - 59 * MINUTE, expiresAt: NOW + MINUTE };
const OVER = { receivedAt: NOW - 60 * MINUTE, expiresAt: NOW - MINUTE };
const reason = failure('busy', '503');

describe('where an app stands', () => {
  test.each<[string, Session | undefined, object]>([
    ['signed out', undefined, { kind: 'signed-out' }],
    ['acquiring', { kind: 'acquiring', since: NOW, attempt: 0 }, { kind: 'acquiring' }],
    ['live', { kind: 'active', tokens: tokens() }, { kind: 'live', tokens: tokens() }],
    [
      'live, though it will be renewed any moment',
      { kind: 'active', tokens: tokens(ENDING) },
      { kind: 'live', tokens: tokens(ENDING) },
    ],
    [
      'soon over, where nothing renews it',
      { kind: 'active', tokens: tokens({ ...ENDING, renewable: false }) },
      { kind: 'soon', tokens: tokens({ ...ENDING, renewable: false }) },
    ],
    [
      'soon over, where renewing fails',
      {
        kind: 'failed',
        failure: reason,
        at: NOW,
        tokens: tokens(ENDING),
        retry: { attempt: 1, at: NOW + 9 },
      },
      { kind: 'soon', tokens: tokens(ENDING), failure: reason, retryAt: NOW + 9 },
    ],
    [
      'live, though renewing failed',
      { kind: 'failed', failure: reason, at: NOW, tokens: tokens() },
      { kind: 'live', tokens: tokens(), failure: reason },
    ],
    [
      'expired',
      { kind: 'active', tokens: tokens(OVER) },
      { kind: 'expired', tokens: tokens(OVER) },
    ],
    [
      'failed',
      { kind: 'failed', failure: reason, at: NOW, retry: { attempt: 1, at: NOW + 9 } },
      { kind: 'failed', failure: reason, retryAt: NOW + 9 },
    ],
  ])('%s', (_name, session, expected) => {
    expect(phase(session)).toEqual(expected);
  });
});

describe('a missing permission', () => {
  test.each([
    ['the API', 'https://api.test:443/*', ['https://api.test']],
    ['the calling page', 'https://app.test:443/*', ['https://app.test']],
    ['the issuer, which renewing needs', 'https://issuer.test:443/*', ['https://issuer.test']],
  ])(
    'of %s comes before the live token, which is still there to see',
    (_name, pattern, origins) => {
      const granted = EVERYTHING.filter((other) => other !== pattern);
      expect(phase({ kind: 'active', tokens: tokens() }, granted)).toEqual({
        kind: 'needs-permission',
        origins,
        tokens: tokens(),
      });
    },
  );

  test('of the issuer does not matter to a token that nothing renews', () => {
    const session: Session = { kind: 'active', tokens: tokens({ renewable: false }) };
    expect(phase(session, EVERYTHING.slice(0, 2)).kind).toBe('live');
  });

  test('does not stand before the first sign-in, which asks for it itself', () => {
    expect(phase(undefined, []).kind).toBe('signed-out');
    const asked: Session = { kind: 'failed', failure: failure('permission_missing'), at: NOW };
    expect(phase(asked, []).kind).toBe('needs-permission');
  });

  test('does not interrupt a sign-in under way', () => {
    expect(phase({ kind: 'acquiring', since: NOW, attempt: 0 }, []).kind).toBe('acquiring');
  });
});

describe('a session that a killed worker left behind', () => {
  const orphan: Session = { kind: 'acquiring', since: NOW, attempt: 2 };
  const interrupted = { kind: 'failed', failure: failure('interrupted'), at: NOW };

  test('goes on with its live tokens', () => {
    const session = recovered({ ...orphan, tokens: tokens() }, app.grant, NOW);
    expect(session).toEqual({ kind: 'active', tokens: tokens() });
  });

  test('waits for its user, who has to sign in again', () => {
    expect(recovered(orphan, app.grant, NOW)).toEqual(interrupted);
  });

  test('asks again by itself, where no user is needed', () => {
    const retry = { attempt: 2, at: NOW };
    expect(recovered(orphan, MACHINE, NOW)).toEqual({ ...interrupted, retry });
  });

  test('is left as it is, where nobody was acquiring', () => {
    const session: Session = { kind: 'active', tokens: tokens() };
    expect(recovered(session, app.grant, NOW)).toBe(session);
  });
});
