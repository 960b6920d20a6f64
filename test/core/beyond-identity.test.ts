import { describe, expect, test } from 'vitest';
import {
  applicationRevocation,
  managementBase,
  realmIntrospection,
} from '../../src/core/beyond-identity.ts';

const REALM = '/v1/tenants/00012b42/realms/7df92e4a';
const APPLICATION = `${REALM}/applications/38833c36-6f47-4992-9329-ea0a00915137`;

describe.each(['us', 'eu'])('in the region %s', (region) => {
  const host = `https://auth-${region}.beyondidentity.com`;

  test.each(['', '/'])('an application has its addresses, with %j at its end', (end) => {
    const issuer = `${host}${APPLICATION}${end}`;
    expect(managementBase(issuer)).toBe(`https://api-${region}.beyondidentity.com${APPLICATION}`);
    expect(realmIntrospection(issuer)).toBe(`${host}${REALM}/introspect`);
    expect(applicationRevocation(issuer)).toBe(`${host}${APPLICATION}/revoke`);
  });
});

test.each([
  'https://issuer.test',
  `http://auth-us.beyondidentity.com${APPLICATION}`,
  `https://auth-xx.beyondidentity.com${APPLICATION}`,
  `https://auth-us.beyondidentity.com.evil.test${APPLICATION}`,
  `https://auth-usxbeyondidentity.com${APPLICATION}`,
  `https://evil.test/https://auth-us.beyondidentity.com${APPLICATION}`,
  `https://auth-us.beyondidentity.com${REALM}`,
  `https://auth-us.beyondidentity.com${APPLICATION}/token`,
  `https://auth-us.beyondidentity.com${APPLICATION}?x`,
  `https://auth-us.beyondidentity.com${REALM}/applications/..`,
  `https://auth-us.beyondidentity.com${REALM}/applications/%2e%2e`,
  `https://auth-us.beyondidentity.com${REALM}/applications/a\n`,
])('%s is not an application of theirs', (issuer) => {
  expect(managementBase(issuer)).toBeUndefined();
  expect(realmIntrospection(issuer)).toBeUndefined();
  expect(applicationRevocation(issuer)).toBeUndefined();
});
