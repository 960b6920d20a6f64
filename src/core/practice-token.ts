import { PRACTICE_API } from './practice-app.ts';
import { HOUR, type Millis, SECOND } from './time.ts';

/** A name that leads nowhere and never will (RFC 2606 §2, RFC 6761 §6.4). */
export const PRACTICE_ISSUER = 'https://practice.example';

/** RFC 7515 §2. What is written here is ASCII. */
const encoded = (part: object) =>
  btoa(JSON.stringify(part)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const secondsOf = (time: Millis) => Math.floor(time / SECOND);

/** Claims as an issuer would write them, and one that says what this is. */
const claimsAt = (now: Millis) => ({
  iss: PRACTICE_ISSUER,
  sub: 'practice-user',
  name: 'Practice user',
  aud: PRACTICE_API,
  client_id: 'practice-app',
  scope: 'openid profile orders:read',
  iat: secondsOf(now),
  exp: secondsOf(now + HOUR),
  jti: `practice-${secondsOf(now)}`,
  practice: true,
});

/**
 * A token to practise with. It is unsecured (RFC 7519 §6): nobody signed it, nobody takes it, and so nobody can
 * come to harm by it.
 */
export const practiceToken = (now: Millis): string =>
  `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded(claimsAt(now))}.`;
