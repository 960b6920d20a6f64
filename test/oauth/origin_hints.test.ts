import { expect, test } from 'vitest';
import { FailureError } from '../../src/core/failure.ts';
import { mint } from '../../src/oauth/client-credentials.ts';
import { machineGrant, now, realFetch } from '../support/grants.ts';
import { type Answer, json, said, status } from '../support/hostile-issuer.ts';
import { issuer, withHostileIssuer } from '../support/issuers.ts';

withHostileIssuer();

const hintAfter = async (answer: Answer) => {
  issuer.on('/token', answer);
  const work = mint(machineGrant(issuer.url), { secret: 'hush' }, { http: realFetch, now });
  const error = await work.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(FailureError);
  return (error as FailureError).originHint;
};

const refused = (words: string, error = 'invalid_request') =>
  json({ error, error_description: words }, 400);

/** As Entra, Okta, oidc-provider and Spring say it. */
test.each<[string, Answer, 'remove' | 'redirect' | undefined]>([
  [
    'Entra, of a client for the web',
    refused(
      "AADSTS9002326: Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: 'chrome-extension://x'.",
    ),
    'remove',
  ],
  [
    'Entra, of a client for a page',
    refused(
      "AADSTS9002327: Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
    ),
    'redirect',
  ],
  ['Entra, far behind in its text', refused(`${'x'.repeat(400)} AADSTS9002327`), 'redirect'],
  [
    'Okta',
    refused(
      'Browser requests to the token endpoint must use Proof Key for Code Exchange.',
      'invalid_client',
    ),
    'remove',
  ],
  ['oidc-provider', refused('origin chrome-extension://x not allowed for client: shop'), 'remove'],
  ['another one', refused('The Origin of this request is not permitted'), 'remove'],
  ['Spring', said('Invalid CORS request', 'text/plain', 403), 'remove'],
  [
    'one that says it with 200',
    json({ error: 'x', error_description: 'origin not allowed' }),
    'remove',
  ],
  ['a client without PKCE', refused('PKCE is required'), undefined],
  ['something else', refused('original scope was not granted'), undefined],
  ['nothing', status(403), undefined],
])('%s', async (_who, answer, expected) => {
  expect(await hintAfter(answer)).toBe(expected);
});
