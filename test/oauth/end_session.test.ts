import { expect, test } from 'vitest';
import type { IssuerGrant } from '../../src/core/grant.ts';
import { endSessionUrl } from '../../src/oauth/end-session.ts';
import { ALL_GRANTS, passwordGrant, registerAllGrants } from '../support/issuer-server.ts';
import { demo, withDemo } from '../support/issuers.ts';
import { loopbackFetch } from '../support/loopback-fetch.ts';

withDemo();

const grantWith = (endSessionEndpoint: string): IssuerGrant => {
  const grant = passwordGrant('https://issuer.test');
  return { ...grant, server: { ...grant.server, endSessionEndpoint } };
};

test('names the client and nothing of the user, and keeps what the endpoint has', () => {
  const url = endSessionUrl(grantWith('https://issuer.test/end?p=b2c_1'));
  expect(url?.href).toBe(`https://issuer.test/end?p=b2c_1&client_id=${ALL_GRANTS}`);
});

test('is nowhere where the issuer has no such page', () => {
  expect(endSessionUrl(passwordGrant('https://issuer.test'))).toBeUndefined();
});

test('is a page of a real issuer that asks whether to sign out', async () => {
  await registerAllGrants();
  const url = endSessionUrl(grantWith(`${demo.issuer.url}/session/end`));
  const response = await loopbackFetch(url ?? '', { headers: { accept: 'text/html' } });
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('<form');
});
