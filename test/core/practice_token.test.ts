import { describe, expect, test } from 'vitest';
import { neededOrigins } from '../../src/core/host-permission.ts';
import { pastedTokens } from '../../src/core/pasted-tokens.ts';
import { isPractice } from '../../src/core/practice.ts';
import { PRACTICE_API, practiceApp } from '../../src/core/practice-app.ts';
import { PRACTICE_ISSUER, practiceToken } from '../../src/core/practice-token.ts';
import { claimsIn } from '../../src/core/token/read-token.ts';
import { NOON } from '../support/grants.ts';

const HOUR = 3_600_000;
const token = practiceToken(NOON);

const header = () => JSON.parse(atob(token.split('.')[0] ?? ''));

describe('the practice token', () => {
  test('is unsecured, and has no signature (RFC 7519 §6)', () => {
    expect(header()).toEqual({ alg: 'none', typ: 'JWT' });
    expect(token.split('.')).toHaveLength(3);
    expect(token.endsWith('.')).toBe(true);
    expect(token).not.toMatch(/[+/=]/);
  });

  test('says what it is, and names nobody’s servers (RFC 2606 §2 and §3)', () => {
    expect(claimsIn(token)).toMatchObject({
      iss: 'https://practice.example',
      aud: 'https://example.com',
      sub: 'practice-user',
      practice: true,
    });
    expect(new URL(PRACTICE_ISSUER).hostname).toMatch(/\.example$/);
  });

  test('is good for an hour from when it is made', () => {
    expect(pastedTokens(token, NOON)).toMatchObject({ expiresAt: NOON + HOUR, renewable: false });
    expect(practiceToken(NOON + 999)).toBe(token);
    expect(practiceToken(NOON + 1000)).not.toBe(token);
  });
});

describe('the practice app', () => {
  const app = practiceApp('Practice app');

  test('needs the site for examples, and nothing else', () => {
    expect(neededOrigins(app)).toEqual([PRACTICE_API]);
    expect(app.apiScopes).toEqual([{ origin: PRACTICE_API, path: '' }]);
  });

  test('is one until it gets another grant, and no other app is', () => {
    expect(isPractice(app)).toBe(true);
    expect(isPractice({ ...app, grant: { kind: 'client_credentials' } as never })).toBe(false);
    expect(isPractice({ ...app, id: 'practice-2' as never })).toBe(false);
  });
});
