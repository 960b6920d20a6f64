import { expect, test } from 'vitest';
import { warn } from '../../../src/core/findings/finding.ts';
import type { FindingId } from '../../../src/core/findings/ids.ts';
import { appWith, STORED_APP } from '../../support/samples.ts';
import { factsWith, foundIn } from '../../support/token-facts.ts';

const IDS = ['pkce_off', 'pkce_plain', 'grant_deprecated', 'secret_in_extension'] as const;

const { issuer, tokenEndpoint } = STORED_APP.grant.server;
const own = {
  server: { issuer, tokenEndpoint },
  client: { id: 'shop', authentication: 'none' },
  request: { scopes: [] },
};
const byCode = (changes: object) => ({ ...STORED_APP.grant, ...changes });
const withPkce = (pkce: string) => byCode({ authorization: { pkce, renewsSilently: true } });
const by = (authentication: string) => byCode({ client: { id: 'shop', authentication } });

test.each<[string, object, FindingId | undefined]>([
  ['without PKCE', withPkce('none'), 'pkce_off'],
  ['with plain PKCE', withPkce('plain'), 'pkce_plain'],
  ['with S256', withPkce('S256'), undefined],
  ['by a password', { kind: 'password', username: 'alice', ...own }, 'grant_deprecated'],
  ['with a secret', by('client_secret_basic'), 'secret_in_extension'],
  ['with a secret that signs', by('client_secret_jwt'), 'secret_in_extension'],
  [
    'with a device',
    {
      kind: 'device_code',
      ...own,
      server: { ...own.server, deviceAuthorizationEndpoint: tokenEndpoint },
    },
    undefined,
  ],
  ['by pasting', { kind: 'pasted' }, undefined],
])('an app that gets its tokens %s: %s', (_what, grant, expected) => {
  const app = appWith({ grant });
  const told = IDS.filter((id) => foundIn(id, factsWith({}, { app })));
  expect(told).toEqual(expected ? [expected] : []);
  if (expected) expect(foundIn(expected, factsWith({}, { app }))).toEqual(warn());
});

test('settings are told once, beside the access token', () => {
  const app = appWith({ grant: withPkce('none') });
  expect(foundIn('pkce_off', factsWith({}, { app, kind: 'id_token' }))).toBeUndefined();
  expect(foundIn('pkce_off', factsWith({}, { app: undefined, kind: undefined }))).toBeUndefined();
});
