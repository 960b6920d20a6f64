import { READ_APP } from '../test/support/samples.ts';

const HOUR = 3_600_000;

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Laid out as an access token is (RFC 9068). Nobody has signed it. */
function tokenAt(now: number): string {
  const seconds = Math.floor(now / 1000);
  const claims = {
    iss: 'https://issuer.test',
    sub: 'bench-subject',
    aud: 'https://api0.test',
    scope: 'orders:read orders:write',
    iat: seconds,
    exp: seconds + 3600,
  };
  return [encoded({ alg: 'RS256', typ: 'at+jwt' }), encoded(claims), 'c2lnbmF0dXJl'].join('.');
}

const appAt = (index: number) => ({
  ...READ_APP,
  id: `bench-${index}`,
  name: `Orders API ${index}`,
  apiScopes: [{ origin: `https://api${index}.test`, path: '/v1' }],
  environment: ['dev', 'staging', 'prod'][index % 3],
});

/** What stands in the store with so many apps, of which the first has a live token. */
export const popupStore = (count: number, now: number) => ({
  local: { 'apps/1': Array.from({ length: count }, (_, index) => appAt(index)) },
  session: {
    'sessions/1': {
      'bench-0': {
        kind: 'active',
        tokens: {
          accessToken: tokenAt(now),
          receivedAt: now,
          expiresAt: now + HOUR,
          who: 'bench-user',
          renewable: false,
        },
      },
    },
  },
});
